/** Whence what is shown comes: it knows whether its last answer was a refusal, and can be asked again. */
export interface Source {
  hasFailed: boolean;
  readonly again: () => void;
}

/** Codes of what another attempt may well answer: `OFFLINE` is no answer at all, `RATE_LIMITED` a 429. */
const PASSING: readonly string[] = ['OFFLINE', 'UNAVAILABLE', 'RATE_LIMITED', 'TIMEOUT'];

/** An answer with errors, or none at all. */
export class Refusal extends Error {
  /** The API's code; without one, that of the HTTP status. */
  readonly code: string;
  /** Seconds that the server asked to wait; null: it said nothing. */
  readonly waitSeconds: number | null;
  source: Source | null = null;

  constructor(code: string, message: string, waitSeconds: number | null = null) {
    super(message);
    this.code = code;
    this.waitSeconds = waitSeconds;
  }

  /** Whether another key could change it. */
  get isDenied(): boolean {
    return this.code === 'UNAUTHENTICATED' || this.code === 'FORBIDDEN';
  }

  /** Whether it may pass by itself. */
  get isPassing(): boolean {
    return PASSING.includes(this.code);
  }
}

interface WireError { readonly message?: string; readonly extensions?: { readonly code?: string } }

/** The first error that a server sent; `fallback` is the code of errors without one. */
export function refusalOf(errors: unknown, fallback = 'INTERNAL', waitSeconds: number | null = null): Refusal {
  const first = (Array.isArray(errors) ? errors[0] : undefined) as WireError | undefined;
  return new Refusal(first?.extensions?.code ?? fallback, first?.message ?? '', waitSeconds);
}

/** The code of an answer that is not the API's own, such as a proxy's. */
export const codeOfStatus = (status: number): string => status === 429 ? 'RATE_LIMITED' : status === 408 || status === 504 ? 'TIMEOUT' : status === 502 || status === 503 ? 'UNAVAILABLE' : 'INTERNAL';
