/** Where somebody is on the page: a field and the caret in it, or a button. Finds it again when parts of the page are new. */
export class Whereabouts {
  private readonly selectors: readonly string[];
  private readonly caret: readonly [number, number] | undefined;
  private readonly opened: readonly string[];

  constructor(within: ParentNode) {
    const active = document.activeElement;
    this.selectors = active && active !== document.body ? [...own(active), ...around(active)] : [];
    this.caret = writes(active) && active.selectionStart !== null ? [active.selectionStart, active.selectionEnd!] : undefined;
    this.opened = [...within.querySelectorAll('details[open]')].flatMap(part => around(part).slice(0, 1).map(id => `${id} > * > details, ${id} > details`));
  }

  restore(): void {
    for (const selector of this.opened) for (const part of document.querySelectorAll<HTMLDetailsElement>(selector)) part.open = true;
    for (const selector of this.selectors) {
      const found = document.querySelector<HTMLElement>(selector);
      found?.focus();
      if (!found || document.activeElement !== found) continue;
      if (this.caret && writes(found)) found.setSelectionRange(...this.caret);
      return;
    }
  }
}

function own(element: Element): string[] {
  if (element.id) return [`#${CSS.escape(element.id)}`];
  if (element.matches('button[name=act]')) return [`button[name=act][value="${CSS.escape((element as HTMLButtonElement).value)}"]`];
  const link = element.getAttribute('href');
  return link ? [`a[href="${CSS.escape(link)}"]`] : [];
}

/** Parts of the page around it, from the inside out. */
function around(element: Element): string[] {
  const part = element.parentElement?.closest('[id]');
  return part ? [`#${CSS.escape(part.id)}`, ...around(part)] : [];
}

function writes(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text');
}
