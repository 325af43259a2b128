import { ask } from './ask';

/** How far the workshop is with a file that has arrived. */
export interface Progress {
  /** Of the original. */
  readonly id: string;
  /** `waiting`, `working`, `ready`, `refused`, `failed` or `stopped`. */
  readonly state: string;
  /** Per cent, while work goes on. */
  readonly percent: number;
  /** In the reader's language: what is being done, or why it did not work. */
  readonly message: string;
  /** Address of the item's page; empty until there is one. */
  readonly page: string;
  /** Address of a small picture; empty until there is one. */
  readonly picture: string;
  /** Whether somebody may start it again. */
  readonly again: boolean;
}

const EVERY_MILLISECONDS = 2_000;
const LONGEST_MILLISECONDS = 60_000;
const MOST_AT_ONCE = 50;

/**
 * Asks every two seconds while the page is visible and something is under way. A stream of server-sent events
 * would hold one of the server's requests for each open page; an answer that has not changed costs 200 bytes.
 */
export class ProgressWatch {
  private readonly ids = new Set<string>();
  private readonly etags = new Map<string, string>();
  private timer = 0;
  private pause = EVERY_MILLISECONDS;

  constructor(
    private readonly address: string,
    private readonly told: (progress: Progress) => void,
  ) {
    document.addEventListener('visibilitychange', () => this.plan(0));
    window.addEventListener('online', () => this.plan(0));
  }

  add(id: string): void {
    this.ids.add(id);
    this.plan(0);
  }

  private plan(delay: number): void {
    clearTimeout(this.timer);
    if (this.ids.size === 0 || document.visibilityState === 'hidden') return;
    this.timer = window.setTimeout(() => void this.ask(), delay);
  }

  private async ask(): Promise<void> {
    const ids = [...this.ids].slice(0, MOST_AT_ONCE);
    const ok = await this.fetch(`${this.address}?${ids.map(id => `id=${id}`).join('&')}`).catch(() => false);
    this.pause = ok ? EVERY_MILLISECONDS : Math.min(this.pause * 2, LONGEST_MILLISECONDS);
    this.plan(this.pause);
  }

  private async fetch(address: string): Promise<boolean> {
    const etag = this.etags.get(address);
    const answer = await ask(address, { headers: { Accept: 'application/json', ...(etag ? { 'If-None-Match': etag } : {}) } });
    if (answer.status === 304) return true;
    if (!answer.ok) return false;
    this.etags.clear();
    this.etags.set(address, answer.headers.get('ETag') ?? '');
    const { items } = (await answer.json()) as { items: readonly Progress[] };
    for (const item of items) {
      if (!['waiting', 'working'].includes(item.state)) this.ids.delete(item.id);
      this.told(item);
    }
    return true;
  }
}
