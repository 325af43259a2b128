type Values = Readonly<Record<string, string>>;

/**
 * Keeps what is typed into a form in this tab until it is saved: through a reload, a crash, and a sign-in in between.
 * It stays in the session storage and not longer, for volunteers share computers.
 */
export class KeptForm extends HTMLElement {
  private form!: HTMLFormElement;
  private first!: Values;
  private saving = false;

  private get key(): string {
    return `kept:${this.dataset['key'] ?? location.pathname}`;
  }

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form || this.form) return;
    this.form = form;
    // What comes back with faults has been typed, and not saved.
    const typed = this.dataset['faulty'] !== undefined;
    this.first = typed ? {} : values(form);
    if (this.dataset['saved'] !== undefined) forget(this.key);
    else if (!typed) this.offer(recall(this.key));
    form.addEventListener('input', () => this.keep());
    form.addEventListener('change', () => this.keep());
    form.addEventListener('submit', () => {
      this.keep();
      this.saving = true;
    });
    window.addEventListener('beforeunload', leaving => {
      if (this.isChanged() && !this.saving) leaving.preventDefault();
    });
    window.addEventListener('pageshow', () => {
      this.saving = false;
    });
  }

  private isChanged(): boolean {
    const now = values(this.form);
    return Object.keys(now).some(name => now[name] !== this.first[name]);
  }

  private keep(): void {
    if (this.isChanged()) remember(this.key, values(this.form));
    else forget(this.key);
  }

  private offer(kept: Values | undefined): void {
    const box = this.querySelector<HTMLElement>('.kept');
    if (!kept || !box || Object.keys(kept).every(name => kept[name] === this.first[name])) return;
    box.hidden = false;
    box.querySelector('.kept-restore')!.addEventListener('click', () => {
      fill(this.form, kept);
      box.hidden = true;
      this.form.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus();
    });
    box.querySelector('.kept-discard')!.addEventListener('click', () => {
      forget(this.key);
      box.hidden = true;
      this.form.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus();
    });
  }
}

function fields(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
  return [...form.elements].filter(
    (field): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      (field instanceof HTMLInputElement && field.type !== 'hidden' && field.type !== 'file') ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement,
  );
}

function values(form: HTMLFormElement): Values {
  const all: Record<string, string> = {};
  for (const field of fields(form)) {
    if (!(field instanceof HTMLInputElement) || !['radio', 'checkbox'].includes(field.type)) all[field.name] = field.value;
    else if (field.type === 'checkbox') all[field.name] = field.checked ? field.value : '';
    else if (field.checked) all[field.name] = field.value;
  }
  return all;
}

function fill(form: HTMLFormElement, kept: Values): void {
  for (const field of fields(form)) {
    const value = kept[field.name];
    if (value === undefined) continue;
    if (field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type)) field.checked = field.value === value;
    else field.value = value;
  }
}

// Where the browser keeps nothing, as in some private windows, the form is an ordinary one.
function remember(key: string, kept: Values): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    return;
  }
}

function recall(key: string): Values | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(key) ?? 'null') as Values | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    return;
  }
}
