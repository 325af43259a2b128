const LARGEST = 200_000;

/** Puts the text of a file into the field: captions as WebVTT or SRT, or plain words. */
export class TextImport extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type=file]');
    const area = this.querySelector('textarea');
    if (!input || !area) return;
    this.querySelector<HTMLElement>('.import')!.hidden = false;
    input.addEventListener('change', () => void this.read(input, area));
  }

  private async read(input: HTMLInputElement, area: HTMLTextAreaElement): Promise<void> {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    if (file.size > LARGEST) return this.say(this.dataset['large'] ?? '');
    if (area.value.trim() && !confirm(this.dataset['replace'] ?? '')) return;
    area.value = decode(await file.arrayBuffer());
    area.dispatchEvent(new Event('input', { bubbles: true }));
    this.say((this.dataset['done'] ?? '').replace('{0}', file.name));
    area.focus();
  }

  private say(text: string): void {
    this.querySelector('[role=status]')!.textContent = text;
  }
}

/** Old programs write captions in the code page of Windows. */
function decode(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
