const LONGEST_MILLISECONDS = 20_000;

/** Fetches, but takes no longer than 20 seconds: a line that died without a word would leave the question open for minutes. */
export function ask(address: string, request: RequestInit = {}): Promise<Response> {
  const patience = new AbortController();
  window.setTimeout(() => patience.abort(), LONGEST_MILLISECONDS);
  return fetch(address, { ...request, signal: patience.signal });
}
