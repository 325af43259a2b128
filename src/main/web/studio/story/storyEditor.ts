import { Session } from '../media/session';
import { Words } from '../media/words';
import { SavedEditor } from '../saving/savedEditor';
import { Whereabouts } from '../saving/whereabouts';
import { ItemFields } from './itemFields';
import { Parts } from './parts';
import { addToolbar } from './richText';
import { Talks } from './talks';

/** The editor of a story: its parts, its media, what people say about it, and how visitors would see it. */
export class StoryEditor extends SavedEditor {
  protected readonly panel = '#story-panel';
  private items!: ItemFields;
  private announcer!: HTMLElement;

  connectedCallback(): void {
    if (this.words) return;
    this.words = new Words(this.dataset['words'] ?? '{}');
    const session = new Session(this.dataset['csrf'] ?? '');
    const keptFor = `${this.dataset['account'] ?? ''}:${this.dataset['key'] ?? ''}`;
    new Talks(this.closest<HTMLElement>('.editor')!, this.dataset['talk'] ?? '', keptFor, session, this.words);
    if (this.dataset['editable'] === undefined) return;
    this.announcer = this.querySelector<HTMLElement>('.announcer')!;
    this.prepare(session);
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
    this.begin();
  }

  protected override get address(): string {
    return `${this.form.action}?in=${this.value('in')}&`;
  }

  /** Comments go their own way. */
  protected override isSavedHere(field: Element): boolean {
    return !field.closest('.talk');
  }

  protected override renewed(panel: HTMLElement): void {
    this.renewTurn(panel.ownerDocument.querySelector<HTMLElement>('#story-turn'));
    const state = document.querySelector('.editions [aria-current] .edition-state');
    if (state) state.textContent = panel.querySelector('.tag')?.textContent ?? '';
    this.renewPreview();
  }

  protected override replaced(): void {
    this.enhance(this);
  }

  private enhance(part: HTMLElement): void {
    for (const field of part.querySelectorAll<HTMLTextAreaElement>('textarea[data-rich]')) addToolbar(field, this.words);
    this.items.enhance(part);
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

  private announce(message: string): void {
    this.announcer.textContent = message;
  }
}
