import type { Progress } from './progress';
import type { Sending } from './sending';
import type { Twin } from './twins';
import type { Words } from './words';

/** What a person can do with one file. */
export type Action = 'pause' | 'resume' | 'again' | 'afresh' | 'send' | 'cancel';

/** One file in the list: name, state, progress, and what can be done. */
export class UploadLine {
  readonly element: HTMLLIElement;
  private readonly state: HTMLElement;
  private readonly reason: HTMLElement;
  private readonly bar: HTMLProgressElement;
  private readonly link: HTMLAnchorElement;
  private readonly thumb: HTMLImageElement;

  constructor(template: HTMLTemplateElement, name: string, private readonly words: Words, act: (action: Action) => void) {
    const copy = template.content.cloneNode(true) as DocumentFragment;
    this.element = copy.querySelector('li')!;
    this.element.querySelector('.upload-name')!.textContent = name;
    this.state = this.element.querySelector('.upload-state')!;
    this.reason = this.element.querySelector('.upload-reason')!;
    this.bar = this.element.querySelector('progress')!;
    this.bar.setAttribute('aria-label', words.text('line.progress', name));
    this.link = this.element.querySelector('a.open')!;
    this.link.setAttribute('aria-label', `${this.link.textContent}: ${name}`);
    this.thumb = this.element.querySelector('img')!;
    for (const button of this.element.querySelectorAll<HTMLButtonElement>('button[data-do]')) {
      button.setAttribute('aria-label', `${button.textContent}: ${name}`);
      button.addEventListener('click', () => act(button.dataset['do'] as Action));
    }
    this.show('checking', words.text('line.checking'));
  }

  private show(state: string, text: string, reason = '', ...actions: readonly Action[]): void {
    this.element.dataset['state'] = state;
    this.state.textContent = text;
    this.reason.textContent = reason;
    this.reason.hidden = reason === '';
    // Whoever has just used a button shall not fall out of the line when it goes. Asked before: what is hidden may have lost it.
    const focused = document.activeElement;
    const buttons = [...this.element.querySelectorAll<HTMLButtonElement>('button[data-do]')];
    for (const button of buttons) button.hidden = !actions.includes(button.dataset['do'] as Action);
    if (buttons.some(button => button === focused && button.hidden)) (buttons.find(button => !button.hidden) ?? this.element).focus();
  }

  /** The same file is there already: somebody must decide. */
  twin(same: Twin): void {
    this.open(same.page);
    this.show('twin', this.words.text('line.twin', same.title), '', 'send', 'cancel');
    this.bar.hidden = true;
  }

  /** Says beside the state what should be known. */
  note(text: string): void {
    const note = this.element.querySelector<HTMLElement>('.upload-note')!;
    note.textContent = text;
    note.hidden = text === '';
  }

  sending(one: Sending, seconds: number | undefined): void {
    this.bar.hidden = false;
    if (one.size > 0) this.bar.value = (100 * one.sent) / one.size;
    const size = this.words.size(one.size);
    const part = this.words.text('line.part', this.words.size(one.sent), size, percent(one));
    switch (one.state) {
      case 'waiting':
        return this.show('waiting', this.words.text('line.waiting', size), '', 'pause', 'cancel');
      case 'sending': {
        const time = seconds === undefined ? '' : ` · ${this.words.remaining(seconds)}`;
        return this.show('sending', part + time, '', 'pause', 'cancel');
      }
      case 'paused':
        return this.show('paused', `${this.words.text('line.paused')} · ${part}`, '', 'resume', 'cancel');
      case 'interrupted':
        return this.show('interrupted', `${this.pause(one)} · ${part}`, one.message, 'resume', 'pause', 'cancel');
      case 'signed-out':
        return this.show('signed-out', this.words.text('line.signedOut'), one.message, 'resume', 'cancel');
      case 'given-up':
        return this.show('given-up', this.words.text('line.givenUp'), one.message, 'again', 'afresh', 'cancel');
      case 'cancelled':
        this.bar.hidden = true;
        return this.show('cancelled', this.words.text('line.cancelled'));
      case 'arrived':
        this.bar.value = 100;
        return this.show('arrived', this.words.text('line.arrived'));
    }
  }

  private pause(one: Sending): string {
    if (!navigator.onLine) return this.words.text('line.offline');
    const seconds = Math.max(1, Math.round((one.nextTry - Date.now()) / 1000));
    return this.words.text('line.interrupted', seconds < 60 ? this.words.count('wait.seconds', seconds) : this.words.count('wait.minutes', Math.round(seconds / 60)));
  }

  /** What becomes of it in the workshop. */
  progress(progress: Progress): void {
    const working = progress.state === 'waiting' || progress.state === 'working';
    this.bar.hidden = !working;
    if (progress.state === 'waiting') this.bar.removeAttribute('value');
    else this.bar.value = progress.percent;
    this.open(progress.page);
    this.picture(progress.picture);
    const bad = ['refused', 'failed', 'stopped'].includes(progress.state);
    // The same file would be refused again.
    const actions: Action[] = progress.again && progress.state !== 'refused' ? ['again'] : [];
    this.show(progress.state, bad ? this.words.text(`line.${progress.state}`) : progress.message, bad ? progress.message : '', ...actions);
  }

  private open(page: string): void {
    this.link.hidden = page === '';
    if (page) this.link.href = page;
  }

  private picture(address: string): void {
    if (!address || this.thumb.getAttribute('src') === address) return;
    this.thumb.src = address;
    this.thumb.hidden = false;
  }
}

export function percent(one: { readonly sent: number; readonly size: number }): number {
  return one.size === 0 ? 100 : Math.floor((100 * one.sent) / one.size);
}
