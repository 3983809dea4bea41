/** An answer with errors, or none at all. `code` is the API's, or OFFLINE. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }

  /** Whether another key could change it. */
  get isDenied(): boolean {
    return this.code === 'UNAUTHENTICATED' || this.code === 'FORBIDDEN';
  }
}

interface WireError { readonly message?: string; readonly extensions?: { readonly code?: string } }

/** The first error that a server sent. */
export function refusalOf(errors: unknown): Refusal {
  const first = (Array.isArray(errors) ? errors[0] : undefined) as WireError | undefined;
  return new Refusal(first?.extensions?.code ?? 'INTERNAL', first?.message ?? '');
}
