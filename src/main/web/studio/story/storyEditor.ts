import { Session } from '../media/session';
import { Words } from '../media/words';
import { ItemFields } from './itemFields';
import { Keeper } from './keeper';
import { Parts } from './parts';
import { addToolbar } from './richText';
import { Saver } from './saver';
import type { SaveState } from './saver';
import { Talks } from './talks';
import { Whereabouts } from './whereabouts';

/**
 * The editor of a story. The page works without it; with it nobody has to save: what is typed goes to the server by
 * itself, and to the device first.
 */
export class StoryEditor extends HTMLElement {
  private words!: Words;
  private keeper!: Keeper;
  private saver!: Saver;
  private items!: ItemFields;
  private announcer!: HTMLElement;

  connectedCallback(): void {
    if (this.words) return;
    this.words = new Words(this.dataset['words'] ?? '{}');
    const session = new Session(this.dataset['csrf'] ?? '');
    const keptFor = `${this.dataset['account'] ?? ''}:${this.dataset['key'] ?? ''}`;
    new Talks(this.closest<HTMLElement>('.editor')!, this.dataset['talk'] ?? '', keptFor, session, this.words);
    if (this.dataset['editable'] === undefined) return;
    this.keeper = new Keeper(this.dataset['account'] ?? '', this.dataset['key'] ?? '');
    this.announcer = this.querySelector<HTMLElement>('.announcer')!;
    this.saver = new Saver(this.form, this.keeper, session, {
      became: (state, message) => this.tell(state, message),
      saved: panel => this.saved(panel),
      outrun: page => this.adopt(page),
    });
    const parts = new Parts(this, this.words, {
      changed: () => this.saver.changed(),
      added: part => this.enhance(part),
      announce: message => this.announce(message),
    });
    this.items = new ItemFields(
      this,
      session,
      this.words,
      () => this.saver.changed(),
      message => this.announce(message),
      kind => parts.addBlock(kind),
    );
    this.enhance(this);
    for (const kind of ['input', 'change']) {
      this.addEventListener(kind, typed => {
        if (!(typed.target as Element).closest('.talk')) this.saver.changed();
      });
    }
    this.form.addEventListener('submit', submit => this.submitted(submit));
    // A page out of the browser's memory may be older than what the server has.
    window.addEventListener('pageshow', shown => {
      if (shown.persisted && this.saver.isSaved) location.reload();
    });
    if (this.dataset['conflict'] !== undefined) this.saver.adopted(true);
    else void this.bringKept();
  }

  private get form(): HTMLFormElement {
    return this.querySelector('form')!;
  }

  private enhance(part: HTMLElement): void {
    for (const field of part.querySelectorAll<HTMLTextAreaElement>('textarea[data-rich]')) addToolbar(field, this.words);
    this.items.enhance(part);
  }

  /**
   * Who only saves stays on the page, and so does everybody while the line or the sign-in is gone. Else a save that is
   * under way ends first: two of the same person would outrun each other.
   */
  private submitted(submit: SubmitEvent): void {
    const act = (submit.submitter as HTMLButtonElement | null)?.value ?? 'save';
    const cannotLeave = this.saver.isCutOff || !navigator.onLine;
    if (cannotLeave || (act === 'save' && this.saver.state !== 'contested')) {
      submit.preventDefault();
      if (this.saver.state !== 'contested') this.saver.now();
      return;
    }
    this.saver.leaving();
    if (!this.saver.isRunning) return;
    submit.preventDefault();
    void this.saver.settled().then(() =>
      // A form cannot be sent again from within its own event; and the save has brought a new panel with new buttons.
      window.setTimeout(() => {
        const buttons = [...this.form.elements].filter((one): one is HTMLButtonElement => one instanceof HTMLButtonElement);
        this.form.requestSubmit(buttons.find(button => button.value === act) ?? null);
      }),
    );
  }

  /** What was typed in an earlier visit and never arrived. */
  private async bringKept(): Promise<void> {
    const kept = this.keeper.kept;
    if (!kept) return;
    const found = await this.saver.bring(kept.body);
    if (!found) return;
    if (found instanceof Document) return this.adopt(found);
    this.keeper.forget();
    const isNew = found.dataset['seen'] !== this.value('seen') || found.dataset['seenFacts'] !== this.value('seenFacts');
    if (isNew) location.assign(`${this.form.action}?in=${this.value('in')}&done=story-kept`);
  }

  private value(name: string): string {
    return (this.form.elements.namedItem(name) as HTMLInputElement).value;
  }

  private saved(panel: HTMLElement): void {
    const old = document.querySelector('#story-panel');
    const place = old?.contains(document.activeElement) ? new Whereabouts(old) : undefined;
    old?.replaceWith(document.importNode(panel, true));
    this.renewTurn(panel.ownerDocument.querySelector<HTMLElement>('#story-turn'));
    const state = document.querySelector('.editions [aria-current] .edition-state');
    if (state) state.textContent = panel.querySelector('.tag')?.textContent ?? '';
    place?.restore();
    this.renewPreview();
  }

  /** Shows other buttons where other things can be done now, but not to somebody who is just typing there. */
  private renewTurn(found: HTMLElement | null): void {
    const old = document.querySelector<HTMLElement>('#story-turn');
    const typing = old?.contains(document.activeElement) && document.activeElement?.matches('input, textarea, select');
    if (!found || !old || typing || found.dataset['look'] === old.dataset['look']) return;
    const place = old.contains(document.activeElement) ? new Whereabouts(old) : undefined;
    const fresh = document.importNode(found, true);
    for (const field of old.querySelectorAll<HTMLInputElement>('input[id]:not([type=checkbox]), select[id]')) {
      const same = fresh.querySelector<HTMLInputElement>(`#${CSS.escape(field.id)}`);
      if (same) same.value = field.value;
    }
    old.replaceWith(fresh);
    place?.restore();
  }

  /** Keeps the place in the preview to which the person had scrolled. */
  private renewPreview(): void {
    const frame = document.querySelector<HTMLIFrameElement>('#story-preview');
    const inside = frame?.contentWindow;
    if (!frame || !inside || frame.offsetParent === null) return;
    const top = inside.scrollY;
    frame.addEventListener('load', () => frame.contentWindow?.scrollTo(0, top), { once: true });
    inside.location.reload();
  }

  /** Takes over the page with what two people wrote, and asks where they exclude each other. */
  private adopt(page: Document): void {
    const other = page.querySelector<HTMLElement>('story-editor');
    const form = other?.querySelector('form');
    if (!other || !form) return;
    const place = new Whereabouts(this.form);
    this.form.replaceChildren(...[...document.importNode(form, true).childNodes]);
    document.querySelectorAll('.editor > .faults').forEach(box => box.remove());
    const box = page.querySelector('.editor > .faults');
    if (box) document.querySelector('.editor-columns')!.before(document.importNode(box, true));
    this.enhance(this);
    const contested = other.dataset['conflict'] !== undefined;
    place.restore();
    if (contested) document.querySelector<HTMLElement>('.editor > .faults')?.focus();
    this.saver.adopted(contested);
  }

  private tell(state: SaveState, message: string): void {
    const note = this.querySelector('.saved-note');
    if (!note) return;
    note.textContent = state === 'saved' ? this.words.text('saved', clock()) : this.words.text(`state.${state}`, message);
    if (state === 'signed-out') {
      const link = document.createElement('a');
      link.href = '/studio/sign-in';
      link.target = '_blank';
      link.textContent = this.words.text('signIn');
      note.append(' ', link);
    }
  }

  private announce(message: string): void {
    this.announcer.textContent = message;
  }
}

function clock(): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date());
}
