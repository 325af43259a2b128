/** What is to be done about an answer that is no success. */
export type Remedy =
  /** Ask for the position and go on from there. */
  | 'reposition'
  /** Wait and try again. */
  | 'wait'
  /** Somebody must sign in first. */
  | 'sign-in'
  /** Begin the file anew. */
  | 'afresh'
  /** A person must decide. */
  | 'give-up';

/** Why a request did not succeed. */
export interface Refusal {
  readonly remedy: Remedy;
  /** In the reader's language, from problem+json; empty when nothing answered. */
  readonly message: string;
  /** Seconds that the server wants us to wait. */
  readonly wait?: number;
}

/** @param status 0 when there was no answer */
export function refusal(status: number, body = '', retryAfter: string | null | undefined = null): Refusal {
  const problem = parse(body);
  const wait = Number(retryAfter);
  return {
    remedy: remedy(status, problem),
    message: problem.detail ?? problem.title ?? '',
    ...(Number.isFinite(wait) && wait > 0 ? { wait } : {}),
  };
}

interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
}

function parse(body: string): Problem {
  try {
    const problem: unknown = JSON.parse(body);
    return typeof problem === 'object' && problem !== null ? (problem as Problem) : {};
  } catch {
    return {};
  }
}

function remedy(status: number, problem: Problem): Remedy {
  if (status === 409) return 'reposition';
  if (status === 401) return 'sign-in';
  if (status === 403) return problem.type?.endsWith('/stale-page') ? 'sign-in' : 'give-up';
  if (status === 404 || status === 410) return 'afresh';
  if (status === 423 || status === 429 || status === 408) return 'wait';
  if (status >= 400 && status < 500) return 'give-up';
  return 'wait';
}
