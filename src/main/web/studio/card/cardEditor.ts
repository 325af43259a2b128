import { Session } from '../media/session';
import { Words } from '../media/words';
import { Keeper } from '../story/keeper';
import { Saver } from '../story/saver';
import type { SaveState } from '../story/saver';
import { Whereabouts } from '../story/whereabouts';

/**
 * The editor of a card. The page works without it; with it nobody has to save: what is typed goes to the server by
 * itself, and to the device first.
 */
export class CardEditor extends HTMLElement {
  private words!: Words;
  private keeper!: Keeper;
  private saver!: Saver;

  connectedCallback(): void {
    if (this.words || this.dataset['editable'] === undefined) return;
    this.words = new Words(this.dataset['words'] ?? '{}');
    this.keeper = new Keeper(this.dataset['account'] ?? '', this.dataset['key'] ?? '');
    this.saver = new Saver(this.form, this.keeper, new Session(this.dataset['csrf'] ?? ''), {
      became: (state, message) => this.tell(state, message),
      saved: panel => this.saved(panel),
      outrun: page => this.adopt(page),
    });
    this.addEventListener('input', () => this.saver.changed());
    this.addEventListener('change', () => this.saver.changed());
    this.form.addEventListener('submit', submit => this.submitted(submit));
    window.addEventListener('pageshow', shown => {
      if (shown.persisted && this.saver.isSaved) location.reload();
    });
    if (this.dataset['conflict'] !== undefined) this.saver.adopted(true);
    else void this.bringKept();
  }

  private get form(): HTMLFormElement {
    return this.querySelector('form')!;
  }

  /** Who only saves stays on the page, and so does everybody while the line or the sign-in is gone. */
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
    const seen = (this.form.elements.namedItem('seen') as HTMLInputElement).value;
    if (found.dataset['seen'] !== seen) location.assign(`${this.form.action}?done=story-kept`);
  }

  private saved(panel: HTMLElement): void {
    const old = document.querySelector('#card-panel');
    const place = old?.contains(document.activeElement) ? new Whereabouts(old) : undefined;
    old?.replaceWith(document.importNode(panel, true));
    place?.restore();
  }

  /** Takes over the page with what two people wrote, and asks where they exclude each other. */
  private adopt(page: Document): void {
    const other = page.querySelector<HTMLElement>('card-editor');
    const form = other?.querySelector('form');
    if (!other || !form) return;
    const place = new Whereabouts(this.form);
    this.form.replaceChildren(...[...document.importNode(form, true).childNodes]);
    document.querySelectorAll('.editor > .faults').forEach(box => box.remove());
    const box = page.querySelector('.editor > .faults');
    if (box) document.querySelector('.editor-columns')!.before(document.importNode(box, true));
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
