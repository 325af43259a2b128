/** A line of the transcript, and the second in which it begins. */
interface Cue {
  readonly start: number;
  readonly button: HTMLButtonElement;
}

const SPEEDS = [0.75, 1, 1.25, 1.5];

/**
 * A sound or film with its transcript. The browser's own controls stay; the cues become buttons that
 * lead to their moment, the spoken one is marked, and a choice of speed is added. Nothing is announced
 * while it plays: a screen reader would talk over the voice.
 */
export class TimedMedia extends HTMLElement {
  connectedCallback(): void {
    const media = this.querySelector<HTMLMediaElement>('audio, video');
    if (!media || this.querySelector('.speed')) return;
    media.after(this.speed(media));
    const cues = [...this.querySelectorAll<HTMLElement>('.cue')].map(line => this.button(line, media));
    for (const event of ['seeked', 'timeupdate']) {
      media.addEventListener(event, () => mark(cues, media.currentTime));
    }
    media.addEventListener('ended', () => mark(cues, -1));
    this.wave(media);
  }

  /** What has been heard is shaded; a tap on the shape leads to its moment, as the controls' own slider does. */
  private wave(media: HTMLMediaElement): void {
    const wave = this.querySelector('.wave');
    const played = wave?.querySelector('.played');
    if (!wave || !played) return;
    const length = () => media.duration || Number(this.dataset['seconds']);
    for (const event of ['seeking', 'timeupdate', 'ended']) {
      media.addEventListener(event, () => played.setAttribute('width', String((media.currentTime / length()) * 1000)));
    }
    wave.addEventListener('click', tap => {
      const box = wave.getBoundingClientRect();
      media.currentTime = (((tap as MouseEvent).clientX - box.left) / box.width) * length();
      void media.play().catch(() => undefined);
    });
  }

  private button(line: HTMLElement, media: HTMLMediaElement): Cue {
    const start = Number(line.dataset['start']);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cue';
    button.append(...line.childNodes);
    line.className = '';
    line.append(button);
    button.addEventListener('click', () => {
      media.currentTime = start;
      void media.play().catch(() => undefined);
    });
    return { start, button };
  }

  private speed(media: HTMLMediaElement): HTMLElement {
    const format = new Intl.NumberFormat(document.documentElement.lang.slice(0, 2));
    const select = document.createElement('select');
    for (const value of SPEEDS) {
      select.add(new Option(`${format.format(value)} ×`, String(value), value === 1, value === 1));
    }
    select.addEventListener('change', () => {
      media.defaultPlaybackRate = media.playbackRate = Number(select.value);
    });
    const label = document.createElement('label');
    label.className = 'speed';
    label.append(this.dataset['speed'] ?? '', select);
    return label;
  }
}

function mark(cues: readonly Cue[], now: number): void {
  const spoken = cues.findLast(cue => cue.start <= now);
  for (const cue of cues) {
    if (cue === spoken) cue.button.setAttribute('aria-current', 'true');
    else cue.button.removeAttribute('aria-current');
  }
}
