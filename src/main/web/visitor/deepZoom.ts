/** Where the build put the viewer: it is fetched only when somebody asks for it. */
declare const ZOOM_SCRIPT: string;

/**
 * A picture that can be looked at closely. Without script a link leads to its largest file; with script a
 * button opens the viewer.
 */
export class DeepZoom extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector('a');
    if (!link) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = this.dataset['open'] ?? '';
    button.addEventListener('click', () => void this.open(button, link.href));
    link.replaceWith(button);
  }

  private async open(button: HTMLButtonElement, file: string): Promise<void> {
    if (button.ariaBusy === 'true') return;
    button.ariaBusy = 'true';
    try {
      const { look } = await import(ZOOM_SCRIPT);
      await look({ ...this.dataset, picture: this.parentElement?.querySelector('picture img') });
    } catch {
      // Without the viewer there is still the file.
      location.href = file;
    } finally {
      button.ariaBusy = null;
      button.focus();
    }
  }
}
