import { ask } from '../media/ask';
import type { Session } from '../media/session';
import type { Keeper } from './keeper';
import { newSaveId } from '../story/partId';

/** How the words on the page stand to those that the server has. */
export type SaveState = 'saved' | 'changed' | 'saving' | 'offline' | 'signed-out' | 'contested' | 'refused';

/** What a save brought back. */
export interface SaveHooks {
  /** The state has changed; the message says why a save was refused. */
  became(state: SaveState, message: string): void;
  /** It is saved: the panel with how things stand now. */
  saved(panel: HTMLElement): void;
  /** Somebody else was faster: the page with what both wrote. Nothing was typed since it was asked for. */
  outrun(page: Document): void;
}

/** The fields that say which versions the person saw; a card has but one. */
const SEEN = ['seen', 'seenFacts'];
const AFTER_A_PAUSE = 700;
const AT_LATEST = 3_500;
const KEPT_AFTER = 250;
const PAUSES = [3_000, 5_000, 10_000, 30_000, 60_000];

/**
 * Saves a form by itself: after a pause in typing, and during long typing every few seconds. Until the server has said
 * that it is safe, the device keeps it.
 */
export class Saver {
  state: SaveState = 'saved';

  private changes = 0;
  private savedChanges = 0;
  private firstUnsaved = 0;
  private tries = 0;
  private timer = 0;
  private keepTimer = 0;
  private running: Promise<void> | undefined;
  /** Saves of one page are numbered: a later one builds on all that arrived before, whether their answers came or not. */
  private readonly line = newSaveId();
  private step = 0;
  private saveOf = -1;
  /** What the person had seen when they wrote what another's words exclude, until they choose. */
  private contestedSeen: readonly string[] | undefined;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly keeper: Keeper,
    private readonly session: Session,
    private readonly hooks: SaveHooks,
  ) {
    window.addEventListener('online', () => this.wake());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.keepNow();
      this.wake();
    });
    window.addEventListener('pagehide', () => this.keepNow());
  }

  /** Something was typed or moved. */
  changed(): void {
    this.changes++;
    // Not put off by what is typed next: who types without a pause must not lose all of it.
    this.keepTimer ||= window.setTimeout(() => this.keepNow(), KEPT_AFTER);
    if (this.state === 'contested') return;
    this.firstUnsaved ||= Date.now();
    if (this.state !== 'offline' && this.state !== 'signed-out') this.become('changed');
    if (!this.running && this.state === 'changed') this.plan(Math.min(AFTER_A_PAUSE, this.firstUnsaved + AT_LATEST - Date.now()));
  }

  /** Whether the server has everything. */
  get isSaved(): boolean {
    return this.changes === this.savedChanges;
  }

  /** Whether neither the line nor the sign-in is there to send the page with. */
  get isCutOff(): boolean {
    return this.state === 'offline' || this.state === 'signed-out';
  }

  /** Saves without waiting for a pause. */
  now(): void {
    this.changed();
    this.plan(0);
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** Waits for a save that is under way, so that the next one does not run into it. */
  async settled(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
    clearTimeout(this.timer);
  }

  /**
   * The form is being sent as a whole; the device keeps it until the next page has come. Both have one name: what has
   * arrived is not brought to the server once more as something new.
   */
  leaving(): void {
    const fields = this.fields();
    this.contestedSeen = undefined;
    this.field('save')!.value = fields.get('save')!;
    if (!this.isSaved) this.keeper.keep(fields.toString());
  }

  /** Sends what the device kept from an earlier visit; returns the panel, the page with what both wrote, or nothing. */
  async bring(body: string): Promise<HTMLElement | Document | undefined> {
    const fields = new URLSearchParams(body);
    fields.set('by', 'script');
    fields.delete('csrf');
    const answer = await this.post(fields).catch(() => undefined);
    if (!answer) return undefined;
    const page = await parsed(answer);
    return answer.status === 412 ? page : answer.ok ? (panelOf(page) ?? undefined) : undefined;
  }

  /** The form shows what both wrote; where it excludes each other, the person has to choose first. */
  adopted(contested: boolean): void {
    this.changes++;
    if (contested) {
      const kept = new URLSearchParams(this.keeper.kept?.body ?? '');
      this.contestedSeen = SEEN.map(name => kept.get(name) ?? '');
      return this.become('contested');
    }
    this.become('changed');
    this.plan(0);
  }

  private wake(): void {
    if (this.isSaved || document.visibilityState === 'hidden') return;
    if (this.state === 'offline' || this.state === 'signed-out') this.plan(0);
  }

  private keepNow(): void {
    clearTimeout(this.keepTimer);
    this.keepTimer = 0;
    if (this.isSaved) return;
    const fields = this.fields();
    if (this.contestedSeen?.[0]) unchoose(fields, this.contestedSeen);
    this.keeper.keep(fields.toString());
  }

  private plan(delay: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.running ??= this.send().finally(() => {
        this.running = undefined;
        this.next();
      });
    }, Math.max(0, delay));
  }

  private next(): void {
    if (this.isSaved || this.state === 'contested' || this.state === 'refused') return;
    if (this.state === 'offline') this.plan(PAUSES[Math.min(this.tries++, PAUSES.length - 1)]!);
    else if (this.state === 'signed-out') this.plan(PAUSES[1]!);
    else this.plan(Math.min(AFTER_A_PAUSE, this.firstUnsaved + AT_LATEST - Date.now()));
  }

  private fields(): URLSearchParams {
    // The same words under the same name: sent again, they are not saved twice.
    if (this.saveOf !== this.changes) {
      this.step++;
      this.saveOf = this.changes;
    }
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (typeof value === 'string') fields.append(name, value);
    fields.set('save', `${this.line}-${this.step}`);
    return fields;
  }

  private async send(): Promise<void> {
    const sent = this.changes;
    const fields = this.fields();
    this.keeper.keep(fields.toString());
    fields.set('by', 'script');
    fields.delete('csrf');
    if (this.state !== 'offline' && this.state !== 'signed-out') this.become('saving');
    let answer: Response;
    try {
      answer = await this.post(fields);
    } catch {
      return this.become('offline');
    }
    const page = await parsed(answer);
    if (answer.ok) return this.accepted(sent, page);
    if (answer.status === 412) return this.contested(sent, page);
    if (answer.status === 401 || answer.status === 403) {
      return this.become((await this.session.renew()) ? 'changed' : 'signed-out');
    }
    if (answer.status >= 500 || answer.status === 429) return this.become('offline');
    this.become('refused', page.querySelector('h1')?.textContent ?? '');
  }

  private accepted(sent: number, page: Document): void {
    const panel = panelOf(page);
    if (!panel) return this.become('offline');
    this.tries = 0;
    this.savedChanges = sent;
    this.firstUnsaved = this.isSaved ? 0 : Date.now();
    for (const name of SEEN) {
      const field = this.field(name);
      if (field) field.value = panel.dataset[name] ?? '';
    }
    if (this.isSaved) this.keeper.forget();
    else this.keepNow();
    this.become(this.isSaved ? 'saved' : 'changed');
    this.hooks.saved(panel);
  }

  private contested(sent: number, page: Document): void {
    // What was typed since must be in it too: ask again once there is a pause.
    if (sent !== this.changes) return this.become('changed');
    this.hooks.outrun(page);
  }

  private field(name: string): HTMLInputElement | null {
    return this.form.elements.namedItem(name) as HTMLInputElement | null;
  }

  private post(fields: URLSearchParams): Promise<Response> {
    return ask(this.form.action, {
      method: 'POST',
      headers: { Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded', ...this.session.headers },
      body: fields.toString(),
      redirect: 'error',
    });
  }

  private become(state: SaveState, message = ''): void {
    this.state = state;
    this.hooks.became(state, message);
  }
}

/** Whoever leaves without choosing is asked again in the next visit. */
function unchoose(fields: URLSearchParams, seen: readonly string[]): void {
  for (const name of [...fields.keys()]) if (/^(pick|theirs|mine)\./.test(name)) fields.delete(name);
  SEEN.forEach((name, i) => fields.set(name, seen[i] ?? ''));
}

/** The part of a page that says how things stand, and of which version. */
function panelOf(page: Document): HTMLElement | null {
  return page.querySelector<HTMLElement>('[data-seen]');
}

async function parsed(answer: Response): Promise<Document> {
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}
