/** Where the build put the viewer: it is fetched only when somebody asks for it. */
declare const ZOOM_SCRIPT: string;

/**
 * A picture that can be looked at closely. Without script a link leads to its largest file; with script a
 * button opens the viewer. Where that fails, as without a line, it is said, and the link is there again.
 */
export class DeepZoom extends HTMLElement {
  private failures = 0;
  private said: HTMLElement | undefined;

  connectedCallback(): void {
    const link = this.querySelector('a');
    if (!link) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = this.dataset['open'] ?? '';
    button.addEventListener('click', () => void this.open(button, link));
    link.replaceWith(button);
  }

  private async open(button: HTMLButtonElement, link: HTMLAnchorElement): Promise<void> {
    if (button.ariaBusy === 'true') return;
    button.ariaBusy = 'true';
    this.said?.remove();
    try {
      const { look } = await import(this.script());
      await look({ ...this.dataset, picture: this.parentElement?.querySelector('picture img') });
    } catch {
      this.failures++;
      this.tell(link);
    } finally {
      button.ariaBusy = null;
      button.focus();
    }
  }

  /** Browsers remember that an address failed, and do not ask there again (HTML, fetch a module script). */
  private script(): string {
    return this.failures > 0 ? `${ZOOM_SCRIPT}?${this.failures}` : ZOOM_SCRIPT;
  }

  private tell(link: HTMLAnchorElement): void {
    link.className = '';
    this.said = document.createElement('p');
    this.said.setAttribute('role', 'alert');
    this.said.append(this.dataset['failed'] ?? '', ' ', link);
    (this.parentElement?.querySelector('figcaption') ?? this).prepend(this.said);
  }
}
