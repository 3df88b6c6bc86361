// The fields of a PDU as a tree (WAI-ARIA: one stop of the tab key, arrow keys within), beside its bytes: a choice in either marks the other.

import { all } from './page.ts';

/** Listens for keys and clicks in trees and bytes, wherever they are on the page. */
export function linkBytesToFields(): void {
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const byte = target.closest<HTMLElement>('[data-byte]');
    const item = byte ? itemOf(byte) : target.closest<HTMLElement>('.tree [role=treeitem]');
    if (item) select(item, !byte);
  });
  document.addEventListener('keydown', (event) => {
    const item =
      event.target instanceof HTMLElement && event.target.matches('[role=treeitem]') ? event.target : undefined;
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    if (act(item, event.key)) event.preventDefault();
  });
}

/** Puts the first item of a tree into the order of the tab key. */
export function prepareTree(split: ParentNode): void {
  const first = itemsIn(split)[0];
  if (first) first.tabIndex = 0;
}

/** What a key does to an item; false if it does nothing. */
function act(item: HTMLElement, key: string): boolean {
  const visible = itemsIn(item.closest('.tree') ?? document).filter((each) => !isFolded(each));
  const at = visible.indexOf(item);
  const isOpen = item.ariaExpanded === 'true';
  switch (key) {
    case 'ArrowDown':
      return move(visible[at + 1]);
    case 'ArrowUp':
      return move(visible[at - 1]);
    case 'Home':
      return move(visible[0]);
    case 'End':
      return move(visible.at(-1));
    case 'ArrowRight':
      return isOpen ? move(visible[at + 1]) : fold(item, true);
    case 'ArrowLeft':
      return isOpen ? fold(item, false) : move(around(item));
    case 'Enter':
    case ' ':
      return move(item);
    default:
      return false;
  }
}

function itemsIn(root: ParentNode): HTMLElement[] {
  return all('[role=treeitem]', root);
}

function around(item: HTMLElement): HTMLElement | undefined {
  return item.parentElement?.closest<HTMLElement>('[role=treeitem]') ?? undefined;
}

function isFolded(item: HTMLElement): boolean {
  for (let at = around(item); at; at = around(at)) if (at.ariaExpanded === 'false') return true;
  return false;
}

/** Items without others in them cannot be opened. */
function fold(item: HTMLElement, isOpen: boolean): boolean {
  if (item.ariaExpanded === null) return false;
  item.ariaExpanded = String(isOpen);
  return true;
}

function move(item: HTMLElement | undefined): boolean {
  if (item) select(item, true);
  return true;
}

/** The innermost field that a byte is in. */
function itemOf(byte: HTMLElement): HTMLElement | undefined {
  const at = Number(byte.dataset.byte);
  return itemsIn(byte.closest('.split') ?? document)
    .filter(({ dataset }) => Number(dataset.at) <= at && at < Number(dataset.at) + Number(dataset.length))
    .at(-1);
}

/** Marks a field and its bytes. */
function select(item: HTMLElement, isFocused: boolean): void {
  const split = item.closest<HTMLElement>('.split');
  if (!split) return;
  for (let at = around(item); at; at = around(at)) fold(at, true);
  for (const each of itemsIn(split)) {
    each.ariaSelected = String(each === item);
    each.tabIndex = each === item ? 0 : -1;
  }
  const own = new Set(bytesOf(item, split));
  for (const byte of all('[data-byte]', split)) byte.classList.toggle('marked', own.has(byte));
  if (isFocused) item.focus({ preventScroll: true });
  item.firstElementChild?.scrollIntoView({ block: 'nearest' });
  split.querySelector('.marked')?.scrollIntoView({ block: 'nearest' });
}

/** The bytes of a field. */
export function bytesOf(item: HTMLElement, split: HTMLElement): readonly HTMLElement[] {
  const [at, length] = [Number(item.dataset.at), Number(item.dataset.length)];
  return all('[data-byte]', split).filter(({ dataset }) => {
    const offset = Number(dataset.byte) - at;
    return offset >= 0 && offset < length;
  });
}
