import { Session } from '../media/session';
import { Words } from '../media/words';
import { SavedEditor } from '../saving/savedEditor';

/** The editor of a card. */
export class CardEditor extends SavedEditor {
  protected readonly panel = '#card-panel';

  connectedCallback(): void {
    if (this.words || this.dataset['editable'] === undefined) return;
    this.words = new Words(this.dataset['words'] ?? '{}');
    this.prepare(new Session(this.dataset['csrf'] ?? ''));
    this.begin();
  }
}
