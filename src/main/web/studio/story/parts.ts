import type { Words } from '../media/words';
import { newPartId } from './partId';

const PATTERN_BLOCK = 'patternblock';
const PATTERN_ROW = 'patternrow';
const PATTERN_SOURCE = 'patternsource';
const PATTERN_TALK = 'patterntalk';

/** What happens after parts of the story were added, moved or taken away. */
export interface PartHooks {
  changed(): void;
  /** A new part stands in the page. */
  added(part: HTMLElement): void;
  announce(message: string): void;
}

/** Adds, moves, doubles and takes away the parts of a story in the page, as the server does where no script runs. */
export class Parts {
  constructor(
    private readonly editor: HTMLElement,
    private readonly words: Words,
    private readonly hooks: PartHooks,
  ) {
    editor.addEventListener('click', click => {
      const button = (click.target as Element).closest<HTMLButtonElement>('button[name=act]');
      if (button && this.does(button)) click.preventDefault();
    });
    this.letBlocksBeDragged();
  }

  private get blocks(): HTMLElement {
    return this.editor.querySelector<HTMLElement>('#blocks')!;
  }

  /** Whether the button only rearranges; all others go to the server. */
  private does(button: HTMLButtonElement): boolean {
    const [verb, id, row] = button.value.split(' ');
    switch (verb) {
      case 'add':
        this.addBlock(id!);
        return true;
      case 'up':
      case 'down':
        this.move(this.part(id!), verb, button);
        return true;
      case 'up-row':
      case 'down-row':
        this.move(this.part(row!), verb === 'up-row' ? 'up' : 'down', button);
        return true;
      case 'to':
        this.moveTo(this.part(id!), button);
        return true;
      case 'copy':
        this.copy(this.part(id!));
        return true;
      case 'add-row':
        this.addRow(this.part(id!));
        return true;
      case 'add-source':
        this.addSource();
        return true;
      case 'remove':
      case 'remove-source':
        this.remove(this.part(id!));
        return true;
      case 'remove-row':
        this.remove(this.part(row!));
        return true;
      default:
        return false;
    }
  }

  private part(id: string): HTMLElement {
    return this.editor.querySelector<HTMLElement>(`#${CSS.escape(id)}`)!;
  }

  /** Adds a block of this kind at the end; returns it. */
  addBlock(kind: string): HTMLElement {
    const patterns = this.editor.querySelector<HTMLTemplateElement>('template.parts')!.content;
    const pattern = patterns.querySelector(`[name=block][value="${PATTERN_BLOCK} ${kind}"]`)!.closest('.block')!;
    const html = pattern.outerHTML
      .replaceAll(PATTERN_BLOCK, newPartId())
      .replaceAll(PATTERN_TALK, newPartId())
      .replace(new RegExp(`${PATTERN_ROW}(\\d)`, 'g'), newRowIds());
    return this.show(made(html), this.blocks);
  }

  private addRow(block: HTMLElement): void {
    const pattern = block.querySelector<HTMLTemplateElement>('template.row-part')!.innerHTML;
    this.show(made(pattern.replaceAll(PATTERN_ROW, newPartId())), block.querySelector('.rows')!);
  }

  private addSource(): void {
    const pattern = this.editor.querySelector<HTMLTemplateElement>('template.source-part')!.innerHTML;
    this.show(made(pattern.replaceAll(PATTERN_SOURCE, newPartId())), this.editor.querySelector('.source-rows')!);
  }

  private show(part: HTMLElement, list: Element): HTMLElement {
    list.append(part);
    this.hooks.added(part);
    this.rearranged();
    focusFirst(part);
    return part;
  }

  private copy(block: HTMLElement): void {
    const ids = new Map([...block.querySelectorAll('.rows > .row'), block].map(part => [part.id, newPartId()]));
    let html = block.outerHTML;
    for (const [id, other] of ids) html = html.replaceAll(id, other);
    const copied = plain(made(html));
    copied.querySelector('.talk')?.replaceWith(this.silent(copied.id));
    const values = fields(block);
    fields(copied).forEach((field, i) => take(field, values[i]!));
    block.after(copied);
    this.hooks.added(copied);
    this.rearranged();
    focusFirst(copied);
    this.hooks.announce(this.words.text('copied'));
  }

  /** Nothing was said yet about a part that has just been made. */
  private silent(id: string): HTMLElement {
    const pattern = this.editor.querySelector<HTMLTemplateElement>('template.parts')!.content.querySelector('.talk')!;
    return made(pattern.outerHTML.replaceAll(PATTERN_BLOCK, id).replaceAll(PATTERN_TALK, newPartId()));
  }

  private move(part: HTMLElement, direction: 'up' | 'down', button: HTMLElement): void {
    const other = direction === 'up' ? part.previousElementSibling : part.nextElementSibling;
    if (!other) return this.hooks.announce(this.words.text(direction === 'up' ? 'first' : 'last'));
    if (direction === 'up') other.before(part);
    else other.after(part);
    this.rearranged();
    button.focus();
    part.scrollIntoView({ block: 'nearest' });
    this.hooks.announce(this.words.text('moved', [...part.parentElement!.children].indexOf(part) + 1));
  }

  private moveTo(block: HTMLElement, button: HTMLElement): void {
    const others = [...this.blocks.children].filter(one => one !== block);
    const wanted = Number(block.querySelector<HTMLInputElement>('.to input')!.value) - 1;
    const at = Math.min(Math.max(Number.isFinite(wanted) ? Math.round(wanted) : 0, 0), others.length);
    if (at === others.length) this.blocks.append(block);
    else others[at]!.before(block);
    this.rearranged();
    button.focus();
    block.scrollIntoView({ block: 'nearest' });
    this.hooks.announce(this.words.text('moved', at + 1));
  }

  /** What was taken away waits in its place, with everything in it, until the page is left. */
  private remove(part: HTMLElement): void {
    const note = made(`<p class="removed-part"><span></span> <button type="button" class="quiet"></button></p>`);
    const name = part.querySelector('legend')!.textContent!.replace(/\s+/g, ' ').trim();
    note.querySelector('span')!.textContent = this.words.text('removed', name);
    const back = note.querySelector('button')!;
    back.textContent = this.words.text('undo');
    back.addEventListener('click', () => {
      note.replaceWith(part);
      this.rearranged();
      part.focus();
    });
    part.replaceWith(note);
    this.rearranged();
    back.focus();
    this.hooks.announce(this.words.text('removed', name));
  }

  private rearranged(): void {
    this.number(this.blocks.querySelectorAll(':scope > .block'), '.block-number');
    for (const rows of this.blocks.querySelectorAll('.rows')) this.number(rows.querySelectorAll(':scope > .row'), '.row-number');
    this.hooks.changed();
  }

  private number(parts: NodeListOf<Element>, selector: string): void {
    parts.forEach((part, i) => {
      part.querySelector(selector)!.textContent = String(i + 1);
      const position = part.querySelector<HTMLInputElement>('.to input');
      if (position) position.value = String(i + 1);
    });
  }

  /** By the legend, for who has a mouse; everybody has the buttons. */
  private letBlocksBeDragged(): void {
    let dragged: HTMLElement | undefined;
    const clear = (): void => this.blocks.querySelectorAll('.over-here').forEach(one => one.classList.remove('over-here'));
    this.editor.addEventListener('pointerdown', press => {
      const legend = (press.target as Element).closest('legend');
      const block = legend?.closest<HTMLElement>('.block');
      for (const one of this.blocks.children) (one as HTMLElement).draggable = one === block && press.pointerType === 'mouse' && legend?.parentElement === block;
    });
    this.editor.addEventListener('dragstart', drag => {
      const block = drag.target as HTMLElement;
      if (!block.matches?.('.block')) return;
      dragged = block;
      block.classList.add('dragged');
      drag.dataTransfer!.effectAllowed = 'move';
    });
    this.editor.addEventListener('dragover', drag => {
      const over = (drag.target as Element).closest<HTMLElement>('#blocks > .block');
      if (!dragged || !over || over === dragged) return;
      drag.preventDefault();
      clear();
      over.classList.add('over-here');
    });
    this.editor.addEventListener('drop', drop => {
      const over = (drop.target as Element).closest<HTMLElement>('#blocks > .block');
      if (!dragged || !over || over === dragged) return;
      drop.preventDefault();
      over.before(dragged);
      this.rearranged();
    });
    this.editor.addEventListener('dragend', () => {
      clear();
      dragged?.classList.remove('dragged');
      if (dragged) dragged.draggable = false;
      dragged = undefined;
    });
  }
}

function newRowIds(): (match: string, number: string) => string {
  const ids = new Map<string, string>();
  return (_, number) => {
    const id = ids.get(number) ?? newPartId();
    ids.set(number, id);
    return id;
  };
}

function made(html: string): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  return template.content.firstElementChild as HTMLElement;
}

/** Without what scripts have added to it: the copies of their buttons would do nothing. */
function plain(part: HTMLElement): HTMLElement {
  part.querySelectorAll('.toolbar, .item-buttons, .item-state, .describe, .removed-part').forEach(added => added.remove());
  part.querySelectorAll<HTMLElement>('[data-tools], [data-ready]').forEach(enhanced => {
    delete enhanced.dataset['tools'];
    delete enhanced.dataset['ready'];
  });
  return part;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function fields(part: Element): Field[] {
  return [...part.querySelectorAll<Field>('input:not([type=hidden], [type=file]), textarea, select')].filter(field => !field.closest('.talk'));
}

function take(field: Field, from: Field): void {
  if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = (from as HTMLInputElement).checked;
  else field.value = from.value;
}

function focusFirst(part: HTMLElement): void {
  (fields(part)[0] ?? part).focus();
}
