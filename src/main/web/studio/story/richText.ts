import type { Words } from '../media/words';

/** What a button does to the words that are marked. */
type Change = (marked: string) => string;

const CHANGES: Readonly<Record<string, Change>> = {
  bold: marked => around(marked, '**'),
  italic: marked => around(marked, '*'),
  list: marked => lines(marked, '- '),
  link: marked => `[${marked || '…'}](https://)`,
};

/** A small row of buttons over a text field, for those who do not know Markdown. */
export function addToolbar(field: HTMLTextAreaElement, words: Words): void {
  if (field.dataset['tools'] !== undefined) return;
  field.dataset['tools'] = '';
  const bar = document.createElement('div');
  bar.className = 'toolbar';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', words.text('toolbar'));
  for (const [name, change] of Object.entries(CHANGES)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = words.text(`toolbar.${name}`);
    button.setAttribute('aria-controls', field.id);
    button.addEventListener('click', () => apply(field, change));
    bar.append(button);
  }
  field.before(bar);
}

function apply(field: HTMLTextAreaElement, change: Change): void {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const changed = change(value.slice(start, end));
  field.focus();
  field.setSelectionRange(start, end);
  // Not by setting the value: this way Ctrl+Z takes it back.
  if (!document.execCommand('insertText', false, changed)) field.setRangeText(changed, start, end, 'select');
  field.setSelectionRange(start, start + changed.length);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function around(marked: string, sign: string): string {
  const inner = marked.trim();
  if (inner.startsWith(sign) && inner.endsWith(sign) && inner.length > 2 * sign.length) return inner.slice(sign.length, -sign.length);
  return marked.replace(inner, `${sign}${inner || '…'}${sign}`) || `${sign}…${sign}`;
}

function lines(marked: string, sign: string): string {
  return (marked || '…').split('\n').map(line => (line.startsWith(sign) ? line.slice(sign.length) : sign + line)).join('\n');
}
