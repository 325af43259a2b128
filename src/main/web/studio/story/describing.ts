import { ask } from '../media/ask';
import type { Session } from '../media/session';
import type { Words } from '../media/words';
import { Keeper } from '../saving/keeper';

/** What the library says of an item; what is empty is left out. */
interface Item {
  readonly version: number;
  readonly kind?: string;
  readonly missing?: readonly string[];
  readonly releasedAt?: string;
  readonly original?: { readonly fileName?: string; readonly receivedAt?: string };
  readonly description?: Readonly<Record<string, unknown>>;
}

/** A field of the description: how it is asked for, and where its value goes. */
interface Question {
  readonly gap: string;
  readonly name: string;
  readonly type: 'line' | 'text' | 'long' | 'licence' | 'tick';
  /** What stands there until somebody changes it. */
  readonly suggestion: string;
}

const PAUSE = 800;
const AGAIN = 5_000;

/**
 * Asks for what visitors must know of an item right where the story shows it, so that nobody has to go to the library
 * for it. What can be guessed stands there already, to be seen and changed.
 */
export class Describing {
  constructor(
    private readonly editor: HTMLElement,
    private readonly session: Session,
    private readonly words: Words,
    private readonly described: () => void,
  ) {}

  /** Shows the questions that are open for the item in this field, if there are any. */
  async show(field: HTMLElement, slug: string): Promise<void> {
    field.querySelector(':scope > .describe')?.remove();
    if (!slug || this.editor.dataset['language'] !== 'de') return;
    const answer = await ask(address(slug), { headers: { Accept: 'application/json' } }).catch(() => undefined);
    if (!answer?.ok || field.querySelector('select')!.value !== slug) return;
    const item = (await answer.json()) as Item;
    const open = this.questions(item).filter(question => item.missing?.includes(question.gap) || (question.gap === 'alt' && question.suggestion && !item.releasedAt));
    if (open.length === 0) return;
    field.querySelector(':scope > .describe')?.remove();
    field.append(this.box(slug, item, open));
  }

  private questions(item: Item): Question[] {
    const name = (item.original?.fileName ?? '').replace(/\.[^.]*$/, '');
    const heard = item.kind === 'sound' || item.kind === 'film';
    return [
      { gap: 'alt', name: 'alt', type: 'text', suggestion: (item.description?.['alt'] as Readonly<Record<string, string>> | undefined)?.['de'] ?? '' },
      { gap: 'transcripts', name: 'transcripts', type: 'long', suggestion: '' },
      { gap: 'people', name: heard ? 'nobody.heard' : 'nobody.seen', type: 'tick', suggestion: '' },
      { gap: 'title', name: 'title', type: 'line', suggestion: name },
      { gap: 'creator', name: 'creator', type: 'line', suggestion: this.editor.dataset['name'] ?? '' },
      { gap: 'date', name: 'date', type: 'line', suggestion: (item.original?.receivedAt ?? new Date().toISOString()).slice(0, 4) },
      { gap: 'licence', name: 'licence', type: 'licence', suggestion: 'CC-BY-4.0' },
    ];
  }

  private box(slug: string, item: Item, questions: readonly Question[]): HTMLElement {
    const box = document.createElement('fieldset');
    box.className = 'describe';
    const legend = box.appendChild(document.createElement('legend'));
    legend.textContent = this.words.text('describe');
    const inputs = new Map(questions.map(question => [question, this.question(box, slug, question)] as const));
    const note = box.appendChild(document.createElement('p'));
    note.className = 'hint';
    note.setAttribute('role', 'status');
    new Answers(slug, item, inputs, new Keeper(this.editor.dataset['account'] ?? '', `item/${slug}`), this.session, (key, message) => {
      note.textContent = this.words.text(`describe.${key}`, message);
      if (key === 'saved') this.described();
    });
    // They belong to the library, not to the story.
    for (const event of ['input', 'change'] as const) box.addEventListener(event, typed => typed.stopPropagation());
    return box;
  }

  private question(box: HTMLElement, slug: string, question: Question): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
    const line = box.appendChild(document.createElement('div'));
    line.className = 'field';
    const id = `${slug}-${question.gap}-${Math.random().toString(36).slice(2, 8)}`;
    const input = this.input(question);
    input.id = id;
    const label = Object.assign(document.createElement('label'), { htmlFor: id });
    label.textContent = this.words.text(`describe.${question.name}`);
    if (question.type === 'tick') {
      label.className = 'choice';
      label.replaceChildren(input, Object.assign(document.createElement('span'), { textContent: label.textContent }));
      line.append(label);
    } else {
      line.append(label, input);
    }
    return input;
  }

  private input({ type, suggestion }: Question): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
    if (type === 'text' || type === 'long') return Object.assign(document.createElement('textarea'), { rows: type === 'text' ? 2 : 5, lang: 'de', value: suggestion });
    if (type === 'tick') return Object.assign(document.createElement('input'), { type: 'checkbox' });
    if (type === 'line') return Object.assign(document.createElement('input'), { value: suggestion, autocomplete: 'off' });
    const list = document.createElement('select');
    list.append(this.editor.querySelector<HTMLTemplateElement>('template.licences')!.content.cloneNode(true));
    list.value = suggestion;
    return list;
  }
}

/** Sends the answers to the library as they come, and keeps them on the device until they have arrived. */
class Answers {
  private timer = 0;
  private version: number;
  private sending = false;

  constructor(
    private readonly slug: string,
    private readonly item: Item,
    private readonly inputs: ReadonlyMap<Question, HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>,
    private readonly keeper: Keeper,
    private readonly session: Session,
    private readonly tell: (key: 'saved' | 'offline' | 'outrun' | 'refused' | 'signed-out', message: string) => void,
  ) {
    this.version = item.version;
    this.recall();
    for (const input of inputs.values()) input.addEventListener('input', () => this.changed());
    window.addEventListener('online', () => this.keeper.kept && this.plan(0));
  }

  private changed(): void {
    this.keeper.keep(JSON.stringify(this.values()));
    this.plan(PAUSE);
  }

  private recall(): void {
    const kept = this.keeper.kept;
    if (!kept) return;
    const values = JSON.parse(kept.body) as Record<string, string>;
    for (const [question, input] of this.inputs) {
      const value = values[question.gap];
      if (value === undefined) continue;
      if (question.type === 'tick') (input as HTMLInputElement).checked = value === 'yes';
      else input.value = value;
    }
    this.plan(0);
  }

  private values(): Record<string, string> {
    const values: Record<string, string> = {};
    for (const [question, input] of this.inputs) {
      values[question.gap] = question.type === 'tick' ? ((input as HTMLInputElement).checked ? 'yes' : '') : input.value.trim();
    }
    return values;
  }

  private plan(delay: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.send(), delay);
  }

  /** Only what is asked for is changed (RFC 7396): everything else in the description stays. */
  private patch(): Record<string, unknown> {
    const patch: Record<string, unknown> = {};
    for (const [gap, value] of Object.entries(this.values())) {
      if (gap === 'people') patch['nobodyShown'] = value === 'yes' ? true : null;
      else if (['alt', 'title', 'transcripts'].includes(gap)) patch[gap] = { de: value || null };
      else patch[gap] = value || null;
    }
    return patch;
  }

  private async send(): Promise<void> {
    if (this.sending) return this.plan(PAUSE);
    this.sending = true;
    const sent = JSON.stringify(this.values());
    try {
      const answer = await ask(address(this.slug), {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'If-Match': `"${this.version}"`, ...this.session.headers },
        body: JSON.stringify(this.patch()),
      });
      await this.answered(answer, sent);
    } catch {
      this.tell('offline', '');
      this.plan(AGAIN);
    } finally {
      this.sending = false;
    }
  }

  private async answered(answer: Response, sent: string): Promise<void> {
    if (answer.ok) {
      this.version = ((await answer.json()) as Item).version;
      if (sent === JSON.stringify(this.values())) this.keeper.forget();
      return this.tell('saved', '');
    }
    if (answer.status === 401 || answer.status === 403) {
      if (await this.session.renew()) return this.plan(0);
      this.tell('signed-out', '');
      return this.plan(AGAIN);
    }
    const problem = (await answer.json().catch(() => ({}))) as { version?: number; current?: Readonly<Record<string, unknown>>; detail?: string; errors?: readonly { detail?: string }[] };
    if (answer.status === 412 && problem.version && this.isUntouched(problem.current ?? {})) {
      this.version = problem.version;
      return this.plan(0);
    }
    if (answer.status >= 500) {
      this.tell('offline', '');
      return this.plan(AGAIN);
    }
    this.tell(answer.status === 412 ? 'outrun' : 'refused', problem.errors?.[0]?.detail ?? problem.detail ?? '');
  }

  /** Whether what somebody else changed meanwhile, such as the inspection, is none of what is asked here. */
  private isUntouched(current: Readonly<Record<string, unknown>>): boolean {
    const before = this.item.description ?? {};
    return Object.keys(this.patch()).every(name => JSON.stringify(current[name]) === JSON.stringify(before[name]));
  }
}

function address(slug: string): string {
  return `/api/v1/studio/media/${slug}`;
}
