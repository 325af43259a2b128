import { ProgressWatch } from './progress';
import type { Progress } from './progress';

/**
 * Keeps what the page says of files in the workshop up to date: each `[data-original]` within has a bar and a
 * sentence. When all have settled, the page offers to show itself anew; a form on it is never thrown away.
 */
export class MediaProgress extends HTMLElement {
  connectedCallback(): void {
    const watch = new ProgressWatch(this.dataset['progress'] ?? '', progress => this.told(progress));
    for (const part of this.querySelectorAll<HTMLElement>('[data-original]')) watch.add(part.dataset['original'] ?? '');
  }

  private told(progress: Progress): void {
    const part = this.querySelector<HTMLElement>(`[data-original="${progress.id}"]`);
    if (!part) return;
    const bar = part.querySelector('progress');
    const sentence = part.querySelector('.progress-words');
    if (sentence && sentence.textContent !== progress.message) sentence.textContent = progress.message;
    if (progress.state === 'working') bar?.setAttribute('value', String(progress.percent));
    if (progress.state === 'working' || progress.state === 'waiting') return;
    bar?.remove();
    part.querySelector('.progress-settled')?.removeAttribute('hidden');
    part.querySelector('.while-working')?.remove();
  }
}
