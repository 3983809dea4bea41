import { savedKey } from '../storage.js';
import type { Operation } from './operations.js';
import { codeOfStatus, Refusal, refusalOf } from './refusal.js';

/** Asks once, by POST. @throws Refusal */
export async function ask<TData, TVariables>(operation: Operation<TData, TVariables>, variables: TVariables): Promise<TData> {
  const key = savedKey();
  let response: Response;
  let answer: { readonly data?: TData | null; readonly errors?: unknown } = {};
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'Accept': 'application/graphql-response+json, application/json;q=0.9',
        'Content-Type': 'application/json',
        ...(key === null ? {} : { Authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ documentId: operation.id, operationName: operation.name, variables }),
    });
    // What is no JSON comes from something between here and the server: its status says what it is.
    if (response.headers.get('Content-Type')?.includes('json')) answer = await response.json() as typeof answer;
  } catch {
    throw new Refusal('OFFLINE', '');
  }
  if (answer.errors || !answer.data) throw refusalOf(answer.errors, codeOfStatus(response.status), Number(response.headers.get('Retry-After')) || null);
  return answer.data;
}

/** A key under which a change may be sent again when its outcome is unknown. */
export const changeKey = (): string => `page-${crypto.randomUUID()}`;
