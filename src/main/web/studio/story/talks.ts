import { ask } from '../media/ask';
import type { Session } from '../media/session';
import type { Words } from '../media/words';
import { newPartId } from './partId';

const PREFIX = 'talk:';

/** What was typed into a box and has not been taken yet. */
interface Kept {
  readonly id: string;
  readonly text: string;
}

/**
 * Sends remarks without leaving the page, and keeps on the device what was typed until they have arrived. The words of
 * the story have nothing to do with it: they are saved by themselves.
 */
export class Talks {
  constructor(
    private readonly editor: HTMLElement,
    private readonly address: string,
    private readonly keptFor: string,
    private readonly session: Session,
    private readonly words: Words,
  ) {
    editor.addEventListener('click', click => {
      const button = (click.target as Element).closest<HTMLButtonElement>('.talk button[name=act], .talks button[name=act]');
      if (!button) return;
      click.preventDefault();
      click.stopPropagation();
      void this.send(button);
    }, { capture: true });
    editor.addEventListener('input', input => {
      const box = (input.target as Element).closest<HTMLElement>('.talk-box');
      if (box) this.keep(box);
    });
    for (const box of editor.querySelectorAll<HTMLElement>('.talk-box')) this.bringKept(box);
  }

  private async send(button: HTMLButtonElement): Promise<void> {
    const box = button.closest<HTMLElement>('.talk-box') ?? undefined;
    const part = button.closest<HTMLElement>('.talk')?.dataset['part'];
    const field = box && typed(box);
    if (field?.value.trim() === '') return field.focus();
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    const tell = this.teller(button, box);
    tell(this.words.text('talk.sending'));
    const refused = await this.sent(this.fields(button, box), page => this.adopt(page, part, button, box));
    button.removeAttribute('aria-disabled');
    if (refused) tell(refused);
  }

  private fields(button: HTMLButtonElement, box: HTMLElement | undefined): URLSearchParams {
    const form = this.editor.querySelector<HTMLFormElement>('#story-form')!;
    const fields = new URLSearchParams();
    fields.set('in', (form.elements.namedItem('in') as HTMLInputElement).value);
    fields.set('act', button.value);
    fields.set('by', 'script');
    if (box) {
      fields.set('talk', named(box).value);
      fields.set(typed(box).name, typed(box).value);
    }
    return fields;
  }

  /** Returns why it was refused; nothing where it has arrived. */
  private async sent(fields: URLSearchParams, arrived: (page: Document) => void, again = true): Promise<string | undefined> {
    let answer: Response;
    try {
      answer = await ask(this.address, {
        method: 'POST',
        headers: { Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded', ...this.session.headers },
        body: fields.toString(),
        redirect: 'error',
      });
    } catch {
      return this.words.text('talk.offline');
    }
    if (answer.status === 401 || answer.status === 403) {
      if (again && (await this.session.renew())) return this.sent(fields, arrived, false);
      return this.words.text('talk.signed-out');
    }
    if (answer.status >= 500 || answer.status === 429) return this.words.text('talk.offline');
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!answer.ok) return this.words.text('talk.refused', (page.querySelector('.faults a, h1')?.textContent ?? '').trim());
    arrived(page);
    return undefined;
  }

  /** Takes over what was said from the page, and leaves everything alone that is being typed. */
  private adopt(page: Document, part: string | undefined, button: HTMLButtonElement, box: HTMLElement | undefined): void {
    const thread = button.closest('.thread')?.id;
    const remark = box && named(box).value.split(' ')[0];
    if (box) this.forget(box);
    this.renew(page, '#story-talk', box);
    if (part && part !== 'story') this.renew(page, `#talk-${CSS.escape(part)}`, box) || this.append(page, box, remark);
    const said = (remark && document.querySelector(`#remark-${CSS.escape(remark)}`)?.closest<HTMLElement>('.thread')) || (thread && document.getElementById(thread));
    if (said) said.focus();
    const note = document.querySelector(part ? `#talk-${CSS.escape(part)} > .talk-box .talk-note` : '#story-talk .talk-note');
    if (note) note.textContent = this.words.text('talk.sent');
  }

  private renew(page: Document, selector: string, sent: HTMLElement | undefined): boolean {
    const old = this.editor.querySelector<HTMLElement>(selector);
    const found = page.querySelector(selector);
    if (!old || !found) return false;
    const fresh = document.importNode(found, true);
    for (const box of old.querySelectorAll<HTMLElement>('.talk-box')) {
      if (box === sent || typed(box).value.trim() === '') continue;
      const about = named(box).value.replace(/^\S+ /, '');
      const place = [...fresh.querySelectorAll<HTMLElement>('.talk-box')].find(one => named(one).value.endsWith(` ${about}`));
      if (place) place.replaceWith(box);
      box.closest('details')?.setAttribute('open', '');
    }
    if (old instanceof HTMLDetailsElement) (fresh as HTMLDetailsElement).open = true;
    old.replaceWith(fresh);
    return true;
  }

  /** The server does not know the part yet: it is still to be saved. */
  private append(page: Document, box: HTMLElement | undefined, remark: string | undefined): void {
    const thread = remark && page.querySelector(`#remark-${CSS.escape(remark)}`)?.closest('.thread');
    if (!box || !thread) return;
    document.getElementById(thread.id)?.remove();
    box.before(document.importNode(thread, true));
    const id = newPartId();
    typed(box).value = '';
    typed(box).name = `talk.${id}`;
    named(box).value = named(box).value.replace(/^\S+/, id);
  }

  private teller(button: HTMLElement, box: HTMLElement | undefined): (text: string) => void {
    const note = box?.querySelector('.talk-note') ?? button.closest('.talk, .talks')?.querySelector('.talk-note');
    return text => {
      if (note) note.textContent = text;
    };
  }

  private key(box: HTMLElement): string {
    return `${PREFIX}${this.keptFor}:${named(box).value.replace(/^\S+ /, '')}`;
  }

  private keep(box: HTMLElement): void {
    try {
      const text = typed(box).value;
      if (text === '') return localStorage.removeItem(this.key(box));
      localStorage.setItem(this.key(box), JSON.stringify({ id: named(box).value.split(' ')[0]!, text } satisfies Kept));
    } catch {
      return;
    }
  }

  private forget(box: HTMLElement): void {
    try {
      localStorage.removeItem(this.key(box));
    } catch {
      return;
    }
  }

  /** What was typed in an earlier visit, unless it has arrived since. */
  private bringKept(box: HTMLElement): void {
    let kept: Kept | null;
    try {
      kept = JSON.parse(localStorage.getItem(this.key(box)) ?? 'null') as Kept | null;
    } catch {
      return;
    }
    if (!kept || typed(box).value !== '') return;
    if (document.querySelector(`#remark-${CSS.escape(kept.id)}`)) return this.forget(box);
    typed(box).value = kept.text;
    typed(box).name = `talk.${kept.id}`;
    named(box).value = named(box).value.replace(/^\S+/, kept.id);
    for (let part = box.closest('details'); part; part = part.parentElement?.closest('details') ?? null) part.open = true;
  }
}

function typed(box: HTMLElement): HTMLTextAreaElement {
  return box.querySelector('textarea')!;
}

/** The field that names what is typed into the box, and says what it is about. */
function named(box: HTMLElement): HTMLInputElement {
  return box.querySelector<HTMLInputElement>('input[name=talk]')!;
}
