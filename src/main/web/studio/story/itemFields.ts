import { BegunUploads } from '../media/begun';
import { ProgressWatch } from '../media/progress';
import type { Progress } from '../media/progress';
import { Queue } from '../media/queue';
import { Sending } from '../media/sending';
import type { Session } from '../media/session';
import type { Words } from '../media/words';
import { Describing } from './describing';

/** What files a field takes, by the kind of its item. */
const ACCEPTED: Readonly<Record<string, string>> = {
  PICTURE: 'image/*',
  PANORAMA: 'image/*',
  SOUND: 'audio/*',
  FILM: 'video/*',
  MODEL: '.glb',
  DOCUMENT: 'application/pdf',
};

/** One file on its way into one field. */
interface Way {
  readonly file: File;
  readonly field: HTMLElement;
  readonly sending: Sending;
}

/**
 * The fields in which a media item is chosen: from the list, or by a file, a camera or a microphone. Writing goes on
 * while it is sent; as soon as the library knows it, it stands in the field.
 */
export class ItemFields {
  private readonly queue = new Queue();
  private readonly begun: BegunUploads;
  private readonly watch: ProgressWatch;
  private readonly ways: Way[] = [];
  private readonly describing: Describing;

  constructor(
    private readonly editor: HTMLElement,
    private readonly session: Session,
    private readonly words: Words,
    private readonly changed: () => void,
    private readonly announce: (message: string) => void,
    private readonly addBlock: (kind: string) => HTMLElement,
  ) {
    this.describing = new Describing(editor, session, words, changed);
    this.begun = new BegunUploads(editor.dataset['account'] ?? '');
    this.watch = new ProgressWatch(editor.dataset['progress'] ?? '', progress => this.told(progress));
    window.addEventListener('online', () => {
      this.queue.wake();
      this.queue.advance();
    });
    window.addEventListener('beforeunload', leaving => {
      if (this.queue.underWay.length > 0) leaving.preventDefault();
    });
    this.receiveDrops();
  }

  enhance(part: HTMLElement): void {
    for (const field of part.querySelectorAll<HTMLElement>('.item-field:not([data-ready])')) {
      field.dataset['ready'] = '';
      this.fill(select(field), field.dataset['kind'] ?? '');
      select(field).addEventListener('change', () => this.show(field));
      this.addButtons(field);
      void this.describing.show(field, select(field).value);
    }
    for (const input of part.querySelectorAll<HTMLInputElement>('.add input[type=file]')) this.takeMany(input);
    for (const place of part.querySelectorAll<HTMLSelectElement>('.rows select[name$=".place"]')) this.fill(place, 'place');
  }

  /** Patterns come without the list, which every field of a kind shares. */
  private fill(list: HTMLSelectElement, kind: string): void {
    const choices = this.editor.querySelector<HTMLTemplateElement>(`template.choices[data-kind="${kind}"]`);
    if (list.options.length <= 1 && choices) list.append(choices.content.cloneNode(true));
  }

  private show(field: HTMLElement): void {
    const chosen = select(field).selectedOptions[0];
    const shown = field.querySelector('.item-shown')!;
    shown.replaceChildren();
    const thumbnail = chosen?.dataset['thumbnail'];
    if (thumbnail) {
      const picture = Object.assign(new Image(96, 96), { src: thumbnail, alt: '' });
      shown.append(picture);
    }
    field.querySelector('.item-link')?.remove();
    void this.describing.show(field, chosen?.value ?? '');
    const page = chosen?.dataset['page'];
    if (!page) return;
    const line = document.createElement('p');
    line.className = 'item-link';
    line.append(Object.assign(document.createElement('a'), { href: page, target: '_blank', textContent: this.words.text('item.describe') }));
    field.append(line);
  }

  private addButtons(field: HTMLElement): void {
    const kind = field.dataset['kind'] ?? '';
    const line = document.createElement('p');
    line.className = 'item-buttons';
    line.append(this.fileButton(field, kind, false));
    if (kind === 'PICTURE' || kind === 'PANORAMA') line.append(' ', this.fileButton(field, kind, true));
    if (kind === 'SOUND' && 'MediaRecorder' in window) line.append(' ', this.recordButton(field));
    const state = document.createElement('p');
    state.className = 'item-state hint';
    field.append(line, state);
  }

  private fileButton(field: HTMLElement, kind: string, camera: boolean): HTMLElement {
    const pick = document.createElement('span');
    pick.className = camera ? 'pick camera' : 'pick';
    const input = document.createElement('input');
    input.type = 'file';
    input.className = 'visually-hidden';
    input.id = `${select(field).id}-${camera ? 'camera' : 'file'}`;
    input.accept = ACCEPTED[kind] ?? '';
    if (camera) input.setAttribute('capture', 'environment');
    const label = Object.assign(document.createElement('label'), { htmlFor: input.id, className: 'button quiet' });
    label.textContent = this.words.text(camera ? 'item.camera' : 'item.file');
    input.addEventListener('change', change => {
      change.stopPropagation();
      const file = input.files?.[0];
      if (file) this.send(file, field);
      input.value = '';
    });
    input.addEventListener('input', input => input.stopPropagation());
    pick.append(input, label);
    return pick;
  }

  private recordButton(field: HTMLElement): HTMLElement {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet' });
    button.textContent = this.words.text('item.record');
    let recorder: MediaRecorder | undefined;
    button.addEventListener('click', () => {
      if (recorder) return recorder.stop();
      void navigator.mediaDevices
        .getUserMedia({ audio: true })
        .then(stream => {
          const parts: Blob[] = [];
          recorder = new MediaRecorder(stream);
          recorder.addEventListener('dataavailable', part => parts.push(part.data));
          recorder.addEventListener('stop', () => {
            stream.getTracks().forEach(track => track.stop());
            const type = recorder!.mimeType.split(';')[0]!;
            recorder = undefined;
            button.textContent = this.words.text('item.record');
            this.send(new File(parts, `${this.words.text('item.recording')} ${stamp()}.${type.split('/')[1]}`, { type }), field);
          });
          // A part each second: what was said before a crash of the recorder is not lost.
          recorder.start(1000);
          button.textContent = this.words.text('item.stop');
          this.say(field, this.words.text('item.listening'));
        })
        .catch(() => this.say(field, this.words.text('item.deaf')));
    });
    return button;
  }

  /** A file dropped on a block goes into its first field that takes such a file. */
  private receiveDrops(): void {
    for (const event of ['dragover', 'drop'] as const) {
      document.addEventListener(event, drag => {
        if ([...(drag.dataTransfer?.types ?? [])].includes('Files')) drag.preventDefault();
      });
    }
    this.editor.addEventListener('drop', drop => {
      const files = [...(drop.dataTransfer?.files ?? [])];
      const [file] = files;
      const target = (drop.target as Element).closest('.item-field, .row, .block');
      if (files.length > 1 || (file && !target)) return this.addBlocks(files);
      const fields = target?.matches('.item-field') ? [target as HTMLElement] : [...(target?.querySelectorAll<HTMLElement>('.item-field') ?? [])];
      const empty = fields.find(field => !select(field).value) ?? fields[0];
      if (file && empty) this.send(file, empty);
    });
  }

  private takeMany(input: HTMLInputElement): void {
    input.closest<HTMLElement>('.add-files')!.hidden = false;
    input.addEventListener('change', change => {
      change.stopPropagation();
      this.addBlocks([...(input.files ?? [])]);
      input.value = '';
    });
    input.addEventListener('input', input => input.stopPropagation());
  }

  /** A block for each file, in their order. */
  private addBlocks(files: readonly File[]): void {
    for (const file of files) {
      const field = this.addBlock(blockKind(file)).querySelector<HTMLElement>('.item-field');
      if (field) this.send(file, field);
    }
  }

  private send(file: File, field: HTMLElement): void {
    const parcel = { file, organisation: this.editor.dataset['organisation'] ?? '', replaces: '', place: '', digest: '' };
    const way: Way = { file, field, sending: new Sending(parcel, this.editor.dataset['endpoint'] ?? '', this.session, this.begun, () => this.moved(way)) };
    this.ways.push(way);
    this.queue.add(way.sending);
    this.moved(way);
    this.queue.advance();
  }

  private moved(way: Way): void {
    const { sending, field, file } = way;
    switch (sending.state) {
      case 'arrived':
        this.say(field, this.words.text('item.arrived', file.name));
        this.watch.add(sending.id);
        this.queue.advance();
        return;
      case 'given-up':
        return this.say(field, this.words.text('item.refused', file.name, sending.message));
      case 'signed-out':
        void this.session.renew().then(known => {
          if (known) sending.resume();
          this.queue.advance();
        });
        return this.say(field, this.words.text('item.signedOut'));
      case 'interrupted':
        return this.say(field, this.words.text('item.interrupted', file.name));
      case 'waiting':
        this.queue.advance();
        return;
      default:
        return this.say(field, this.words.text('item.sending', file.name, this.words.number((100 * sending.sent) / Math.max(1, sending.size))));
    }
  }

  /** The library has got on with a file. */
  private told(progress: Progress): void {
    const way = this.ways.find(one => one.sending.id === progress.id);
    if (!way) return;
    const slug = progress.page.split('/').pop() ?? '';
    if (slug) this.choose(way, slug, progress);
    const settled = !['waiting', 'working'].includes(progress.state);
    this.say(way.field, settled && progress.state === 'ready' ? this.words.text('item.ready', way.file.name) : progress.message);
    if (settled) this.announce(way.field.querySelector('.item-state')?.textContent ?? '');
  }

  private choose(way: Way, slug: string, progress: Progress): void {
    const list = select(way.field);
    let option = [...list.options].find(one => one.value === slug);
    if (!option) {
      option = new Option(way.file.name, slug);
      list.add(option, 1);
    }
    option.dataset['page'] = progress.page;
    if (progress.picture) option.dataset['thumbnail'] = progress.picture;
    const isNew = list.value !== slug;
    option.selected = true;
    if (isNew || progress.state === 'ready') this.show(way.field);
    if (isNew || progress.state === 'ready') this.changed();
  }

  private say(field: HTMLElement, message: string): void {
    field.querySelector('.item-state')!.textContent = message;
  }
}

/** What kind of block shows the file, as far as its name and type tell. */
function blockKind(file: File): string {
  if (file.type.startsWith('audio/')) return 'audio';
  if (file.type.startsWith('video/')) return 'video';
  if (file.type === 'application/pdf') return 'document';
  return file.name.toLowerCase().endsWith('.glb') ? 'model' : 'picture';
}

function select(field: HTMLElement): HTMLSelectElement {
  return field.querySelector('select')!;
}

function stamp(): string {
  return new Date().toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
}
