import { ask } from './ask';
import { BegunUploads } from './begun';
import type { Begun } from './begun';
import { Pace } from './pace';
import { ProgressWatch } from './progress';
import type { Progress } from './progress';
import { Queue } from './queue';
import { Sending } from './sending';
import { Session } from './session';
import { digest, twins } from './twins';
import { UploadLine } from './uploadLine';
import type { Action } from './uploadLine';
import { Words } from './words';

const ANNOUNCED_EVERY_PERCENT = 25;

/** Where a file stands on this page: its line, and the sending once it has begun. */
interface Entry {
  readonly file: File;
  readonly line: UploadLine;
  sending?: Sending;
  progress?: Progress;
}

/**
 * Sends files: dropped or chosen, two at a time, with progress, pause, and resumption after a cut, after days without
 * a line, and after the page was closed. Then shows how the workshop gets on with them.
 */
export class MediaUpload extends HTMLElement {
  private words!: Words;
  private session!: Session;
  private begun!: BegunUploads;
  private watch!: ProgressWatch;
  private readonly queue = new Queue();
  private readonly pace = new Pace();
  private readonly entries: Entry[] = [];
  private announced = 0;
  private awake: WakeLockSentinel | undefined;
  private planned = 0;

  connectedCallback(): void {
    if (this.words) return;
    this.words = new Words(this.dataset['words'] ?? '{}');
    this.session = new Session(this.dataset['csrf'] ?? '');
    this.begun = new BegunUploads(this.dataset['account'] ?? '');
    this.watch = new ProgressWatch(this.dataset['progress'] ?? '', progress => this.told(progress));
    this.piece('.needs-script').remove();
    for (const input of this.querySelectorAll<HTMLInputElement>('input[type=file]:not(.again)')) {
      input.addEventListener('change', () => this.chosen(input));
    }
    this.piece<HTMLButtonElement>('.pause-all').addEventListener('click', () => this.pauseAll());
    this.piece<HTMLButtonElement>('.resume-all').addEventListener('click', () => void this.resumeAll());
    this.receiveDrops();
    this.listenToTheWorld();
    void this.listBegun();
  }

  private piece<E extends HTMLElement>(selector: string): E {
    return this.querySelector<E>(selector)!;
  }

  private get organisation(): string {
    return this.piece<HTMLInputElement | HTMLSelectElement>('[name=organisation]').value;
  }

  private chosen(input: HTMLInputElement): void {
    void this.take([...(input.files ?? [])]);
    // So that the same file can be chosen once more.
    input.value = '';
  }

  private receiveDrops(): void {
    const zone = this.piece('.drop');
    for (const event of ['dragenter', 'dragover', 'dragleave', 'drop'] as const) {
      zone.addEventListener(event, drag => {
        drag.preventDefault();
        zone.classList.toggle('over', event === 'dragenter' || event === 'dragover');
      });
    }
    zone.addEventListener('drop', drop => void this.take([...(drop.dataTransfer?.files ?? [])]));
    // A file that misses the field would replace the page.
    for (const event of ['dragover', 'drop'] as const) document.addEventListener(event, drag => drag.preventDefault());
  }

  private listenToTheWorld(): void {
    window.addEventListener('online', () => {
      this.announce(this.words.text('say.online'));
      this.queue.wake();
    });
    window.addEventListener('offline', () => {
      this.announce(this.words.text('say.offline'));
      this.refresh();
    });
    window.addEventListener('beforeunload', leaving => {
      if (this.queue.underWay.length > 0) leaving.preventDefault();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible') return;
      this.queue.wake();
      void this.stayAwake();
      if (this.queue.all.some(one => one.state === 'signed-out')) void this.resumeAll();
    });
    window.setInterval(() => {
      if (this.queue.all.some(one => one.state === 'interrupted')) this.plan();
    }, 1000);
  }

  private async take(files: readonly File[]): Promise<void> {
    const fresh = files.filter(file => !this.entries.some(entry => this.isSame(entry, file)));
    const one = this.dataset['replaces'] ? fresh.slice(0, 1) : fresh;
    if (one.length === 0) return;
    this.announce(this.words.count('say.chosen', one.length));
    this.piece('.sending').hidden = false;
    const entries = one.map(file => this.entry(file));
    for (const entry of entries) await this.prepare(entry);
  }

  private isSame(entry: Entry, file: File): boolean {
    const over = entry.sending?.state === 'cancelled' || entry.sending?.state === 'given-up';
    const { name, size, lastModified } = entry.file;
    return !over && name === file.name && size === file.size && lastModified === file.lastModified;
  }

  private entry(file: File): Entry {
    const entry: Entry = {
      file,
      line: new UploadLine(this.piece<HTMLTemplateElement>('template.line'), file.name, this.words, action => void this.act(entry, action)),
    };
    this.entries.push(entry);
    this.piece('.uploads').append(entry.line.element);
    return entry;
  }

  private async prepare(entry: Entry): Promise<void> {
    const organisation = this.organisation;
    const resumed = await this.begun.find(this.begun.fingerprint(entry.file, organisation, this.replaces));
    const sha256 = await digest(entry.file);
    const found = resumed ? { same: [], named: [] } : await twins(this.dataset['twins'] ?? '', organisation, sha256, entry.file.name);
    entry.sending = new Sending(
      { file: entry.file, organisation, replaces: this.replaces, place: this.dataset['place'] ?? '', digest: sha256 },
      this.dataset['endpoint'] ?? '',
      this.session,
      this.begun,
      () => this.changed(entry),
    );
    const same = found.same[0];
    const named = found.named[0];
    if (same) {
      entry.line.twin(same);
      this.announce(this.words.text('line.twin', same.title));
      return;
    }
    if (named) entry.line.note(this.words.text('line.named', named.title));
    if (resumed) entry.line.note(this.words.text('line.resumed'));
    else if (await this.differs(entry.file)) entry.line.note(this.words.text('line.differs'));
    this.enqueue(entry.sending);
  }

  private get replaces(): string {
    return this.dataset['replaces'] ?? '';
  }

  /** Phones make a new file of a film each time that it is chosen: what was begun does not fit it then. */
  private async differs(file: File): Promise<boolean> {
    const begun = await this.begun.unfinished(this.session);
    return begun.some(one => one.name === file.name && !this.entries.some(entry => entry.sending?.id && one.url.endsWith(entry.sending.id)));
  }

  private enqueue(sending: Sending): void {
    this.queue.add(sending);
    this.refresh();
    this.queue.advance();
    void this.stayAwake();
  }

  private async act(entry: Entry, action: Action): Promise<void> {
    const sending = entry.sending;
    if (!sending) return;
    switch (action) {
      case 'pause':
        sending.pause();
        break;
      case 'resume':
        if (sending.state === 'signed-out') await this.session.renew();
        sending.resume();
        break;
      case 'again':
        if (entry.progress) await this.startAgain(entry, entry.progress);
        else sending.resume();
        break;
      case 'afresh':
        await sending.afresh();
        break;
      case 'send':
        this.enqueue(sending);
        break;
      case 'cancel':
        if (sending.sent > 0 && sending.state !== 'given-up' && !confirm(this.words.text('cancel.sure', entry.file.name))) return;
        await sending.cancel();
        this.announce(this.words.text('say.cancelled', entry.file.name));
        break;
    }
    this.queue.advance();
  }

  private async startAgain(entry: Entry, progress: Progress): Promise<void> {
    const answer = await ask(`${this.dataset['media']}/${progress.page.split('/').pop()}/retry`, { method: 'POST', headers: this.session.headers }).catch(() => undefined);
    if (answer?.ok) this.watch.add(progress.id);
    else entry.line.note(this.words.text('line.retryFailed'));
  }

  private pauseAll(): void {
    this.queue.pauseAll();
    this.announce(this.words.text('say.paused'));
  }

  private async resumeAll(): Promise<void> {
    if (this.queue.all.some(one => one.state === 'signed-out') && !(await this.session.renew())) return;
    this.queue.resumeAll();
    this.queue.advance();
    this.announce(this.words.text('say.resumed'));
  }

  private changed(entry: Entry): void {
    const sending = entry.sending!;
    if (sending.state === 'arrived' && !entry.progress && sending.id) {
      this.announce(this.words.text('say.arrived', entry.file.name));
      this.watch.add(sending.id);
    }
    this.queue.advance();
    this.plan();
  }

  private told(progress: Progress): void {
    const entry = this.entries.find(one => one.sending?.id === progress.id);
    if (!entry) return;
    entry.progress = progress;
    entry.line.progress(progress);
    if (!['waiting', 'working'].includes(progress.state)) {
      this.announce(this.words.text(`say.${progress.state}`, entry.file.name));
      this.dispatchEvent(new CustomEvent('media-settled', { bubbles: true, detail: progress }));
    }
  }

  /** Progress comes many times a second; it is shown four times. */
  private plan(): void {
    if (this.planned) return;
    this.planned = window.setTimeout(() => {
      this.planned = 0;
      this.refresh();
    }, 250);
  }

  private refresh(): void {
    const sending = this.queue.all.filter(one => one.state === 'sending').length;
    const total = this.queue.counted.reduce((sum, one) => sum + one.size, 0);
    const sent = this.queue.counted.reduce((sum, one) => sum + one.sent, 0);
    if (sending > 0) this.pace.note(sent);
    else this.pace.rest();
    for (const entry of this.entries) {
      const one = entry.sending;
      if (one && this.queue.all.includes(one) && !entry.progress) entry.line.sending(one, this.share(one, sending));
      else if (one?.state === 'cancelled') entry.line.sending(one, undefined);
    }
    this.showInAll(sent, total, sending);
  }

  private share(one: Sending, sending: number): number | undefined {
    return one.state === 'sending' ? this.pace.secondsFor((one.size - one.sent) * sending) : undefined;
  }

  private showInAll(sent: number, total: number, sending: number): void {
    const percent = total === 0 ? 0 : Math.floor((100 * sent) / total);
    const arrived = this.queue.counted.filter(one => one.state === 'arrived').length;
    const seconds = sending > 0 ? this.pace.secondsFor(total - sent) : undefined;
    const bar = this.piece<HTMLProgressElement>('.in-all progress');
    bar.value = percent;
    const facts = [
      this.words.text('all.files', this.words.number(arrived), this.words.number(this.queue.counted.length)),
      this.words.text('line.part', this.words.size(sent), this.words.size(total), percent),
      ...(seconds === undefined ? [] : [this.words.remaining(seconds)]),
    ];
    this.piece('.in-all .in-words').textContent = facts.join(' · ');
    const held = this.queue.all.some(one => ['paused', 'signed-out'].includes(one.state));
    const moving = this.queue.all.some(one => ['waiting', 'sending', 'interrupted'].includes(one.state));
    this.piece('.pause-all').hidden = !moving;
    this.piece('.resume-all').hidden = !held;
    this.piece('.signed-out').hidden = !this.queue.all.some(one => one.state === 'signed-out');
    this.announceInAll(percent, arrived);
    if (this.queue.underWay.length === 0) void this.awake?.release();
  }

  private announceInAll(percent: number, arrived: number): void {
    const step = Math.floor(percent / ANNOUNCED_EVERY_PERCENT) * ANNOUNCED_EVERY_PERCENT;
    if (step <= this.announced || step === 100) {
      this.announced = Math.min(this.announced, step);
      return;
    }
    this.announced = step;
    this.announce(this.words.text('say.progress', step, this.words.number(arrived), this.words.number(this.queue.counted.length)));
  }

  private announce(text: string): void {
    this.piece('.announcer').textContent = text;
  }

  /** A phone that falls asleep cuts the line. */
  private async stayAwake(): Promise<void> {
    if (this.queue.underWay.length === 0 || (this.awake && !this.awake.released)) return;
    this.awake = await navigator.wakeLock?.request('screen').catch(() => undefined);
  }

  private async listBegun(): Promise<void> {
    const begun = (await this.begun.unfinished(this.session)).filter(one => one.replaces === this.replaces);
    const list = this.piece('.begun ul');
    list.replaceChildren(...begun.map(one => this.begunLine(one)));
    this.piece('.begun').hidden = begun.length === 0;
  }

  private begunLine(begun: Begun): HTMLLIElement {
    const copy = this.piece<HTMLTemplateElement>('template.begun-line').content.cloneNode(true) as DocumentFragment;
    const line = copy.querySelector('li')!;
    line.querySelector('.upload-name')!.textContent = begun.name;
    const part = { sent: begun.arrived, size: begun.size };
    const percent = part.size === 0 ? 0 : Math.floor((100 * part.sent) / part.size);
    line.querySelector('.upload-state')!.textContent = this.words.text('line.part', this.words.size(part.sent), this.words.size(part.size), percent);
    const input = line.querySelector('input')!;
    const id = `again-${begun.key.split('::').pop()}`;
    input.id = id;
    line.querySelector('label')!.htmlFor = id;
    line.querySelector('label')!.append(this.unseen(`: ${begun.name}`));
    input.addEventListener('change', () => void this.chosenAgain(begun, input, line));
    line.querySelector('button')!.append(this.unseen(`: ${begun.name}`));
    line.querySelector('button')!.addEventListener('click', () => void this.discard(begun, line));
    return line;
  }

  private unseen(text: string): HTMLElement {
    const span = document.createElement('span');
    span.className = 'visually-hidden';
    span.textContent = text;
    return span;
  }

  private async chosenAgain(begun: Begun, input: HTMLInputElement, line: HTMLLIElement): Promise<void> {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    const organisation = this.piece<HTMLInputElement | HTMLSelectElement>('[name=organisation]');
    organisation.value = begun.organisation;
    const fits = await this.begun.find(this.begun.fingerprint(file, begun.organisation, this.replaces));
    const reason = line.querySelector<HTMLElement>('.upload-reason')!;
    if (!fits && !confirm(this.words.text('begun.differs', file.name))) {
      reason.textContent = this.words.text('begun.choose', begun.name);
      reason.hidden = false;
      return;
    }
    if (!fits) await this.begun.discard(begun, this.session);
    line.remove();
    this.piece('.begun').hidden = this.piece('.begun ul').childElementCount === 0;
    await this.take([file]);
  }

  private async discard(begun: Begun, line: HTMLLIElement): Promise<void> {
    if (!confirm(this.words.text('cancel.sure', begun.name))) return;
    if (!(await this.begun.discard(begun, this.session))) {
      const reason = line.querySelector<HTMLElement>('.upload-reason')!;
      reason.textContent = this.words.text('begun.notDiscarded');
      reason.hidden = false;
      return;
    }
    line.remove();
    this.announce(this.words.text('say.cancelled', begun.name));
    this.piece('.begun').hidden = this.piece('.begun ul').childElementCount === 0;
  }
}
