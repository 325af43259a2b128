import type { Session } from '../media/session';
import { Words } from '../media/words';
import { Keeper } from './keeper';
import { Saver } from './saver';
import type { SaveState } from './saver';
import { Whereabouts } from './whereabouts';

/**
 * A form on a page that works without scripts. With them nobody has to save: what is typed goes to the server by itself,
 * and to the device first.
 */
export abstract class SavedEditor extends HTMLElement {
  protected words!: Words;
  protected saver!: Saver;
  private keeper!: Keeper;

  /** Selects the part of the page that says how things stand. */
  protected abstract readonly panel: string;

  protected get form(): HTMLFormElement {
    return this.querySelector('form')!;
  }

  protected value(name: string): string {
    return (this.form.elements.namedItem(name) as HTMLInputElement | null)?.value ?? '';
  }

  /** Where the same page is opened again. */
  protected get address(): string {
    return `${this.form.action}?`;
  }

  /** Whether what is typed there belongs to what is saved. */
  protected isSavedHere(_field: Element): boolean {
    return true;
  }

  /** The server has it; the panel came with other parts of the page that may have changed. */
  protected renewed(_panel: HTMLElement): void {}

  /** The form's parts are new. */
  protected replaced(): void {}

  protected prepare(session: Session): void {
    this.keeper = new Keeper(this.dataset['account'] ?? '', this.dataset['key'] ?? '');
    this.saver = new Saver(this.form, this.keeper, session, {
      became: (state, message) => this.tell(state, message),
      saved: panel => this.saved(panel),
      outrun: page => this.adopt(page),
    });
  }

  protected begin(): void {
    for (const kind of ['input', 'change']) {
      this.addEventListener(kind, typed => {
        if (this.isSavedHere(typed.target as Element)) this.saver.changed();
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
    const isNew = ['seen', 'seenFacts'].some(name => (found.dataset[name] ?? '') !== this.value(name));
    if (isNew) location.assign(`${this.address}done=story-kept`);
  }

  private saved(panel: HTMLElement): void {
    const old = document.querySelector(this.panel);
    const place = old?.contains(document.activeElement) ? new Whereabouts(old) : undefined;
    old?.replaceWith(document.importNode(panel, true));
    this.renewed(panel);
    place?.restore();
  }

  /** Takes over the page with what two people wrote, and asks where they exclude each other. */
  private adopt(page: Document): void {
    const other = page.querySelector<HTMLElement>(this.localName);
    const form = other?.querySelector('form');
    if (!other || !form) return;
    const place = new Whereabouts(this.form);
    this.form.replaceChildren(...[...document.importNode(form, true).childNodes]);
    document.querySelectorAll('.editor > .faults').forEach(box => box.remove());
    const box = page.querySelector('.editor > .faults');
    if (box) document.querySelector('.editor-columns')!.before(document.importNode(box, true));
    this.replaced();
    const contested = other.dataset['conflict'] !== undefined;
    place.restore();
    if (contested) document.querySelector<HTMLElement>('.editor > .faults')?.focus();
    this.saver.adopted(contested);
  }

  private tell(state: SaveState, message: string): void {
    const note = this.querySelector('.saved-note');
    if (!note) return;
    note.textContent = state === 'saved' ? this.words.text('saved', clock()) : this.words.text(`state.${state}`, message);
    if (state !== 'signed-out') return;
    const link = document.createElement('a');
    link.href = '/studio/sign-in';
    link.target = '_blank';
    link.textContent = this.words.text('signIn');
    note.append(' ', link);
  }
}

function clock(): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date());
}
