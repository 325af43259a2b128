/** What was typed and has not been saved: the form as it would be sent. */
export interface Kept {
  readonly body: string;
  /** When it was typed, as Date.now() counts. */
  readonly at: number;
}

const PREFIX = 'story:';

/**
 * Keeps unsaved words on this device, through a closed tab, a crash, a sign-in in between and days without a line; and
 * not a moment longer than until they are saved, for volunteers share computers. Another account does not see them.
 */
export class Keeper {
  private readonly key: string;

  constructor(account: string, story: string) {
    this.key = `${PREFIX}${account}:${story}`;
  }

  /** Returns whether the device keeps it; some private windows keep nothing. */
  keep(body: string): boolean {
    try {
      localStorage.setItem(this.key, JSON.stringify({ body, at: Date.now() } satisfies Kept));
      return true;
    } catch {
      return false;
    }
  }

  get kept(): Kept | undefined {
    try {
      return (JSON.parse(localStorage.getItem(this.key) ?? 'null') as Kept | null) ?? undefined;
    } catch {
      return undefined;
    }
  }

  forget(): void {
    try {
      localStorage.removeItem(this.key);
    } catch {
      return;
    }
  }
}
