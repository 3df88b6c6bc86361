// The bytes of a PDU beside its fields: written out when they are opened; a click on either marks the other.

import { all } from './page.ts';

const perLine = 16;

/** Fills PDUs that are opened, by their numbers, and listens for clicks on fields and bytes, wherever they are on the page. */
export function linkBytesToFields(pdus: readonly string[]): void {
  const fill = (details: HTMLElement) => {
    if (!details.matches('.pdu[open]') || details.childElementCount > 1) return;
    const split = document.createElement('div');
    split.className = 'split';
    split.innerHTML = pdus[Number(details.dataset.pdu)] ?? '';
    details.append(split);
    writeBytes(split);
    markBroken(split, details.dataset.broken?.split('|') ?? []);
  };
  document.addEventListener('toggle', ({ target }) => target instanceof HTMLElement && fill(target), true);
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const field = target.closest<HTMLElement>('.field');
    const byte = target.closest<HTMLElement>('[data-byte]');
    if (field) mark(field);
    else if (byte) mark(fieldOf(byte));
  });
}

function writeBytes(split: HTMLElement): void {
  const pre = split.querySelector<HTMLElement>('.hex');
  const hex = pre?.dataset.hex?.match(/../g) ?? [];
  for (let at = 0; at < hex.length; at += perLine) pre?.append(...lineOf(at, hex.slice(at, at + perLine)));
}

function lineOf(at: number, hex: readonly string[]): (Node | string)[] {
  const bytes = hex.map((text, index) => byteOf(at + index, text));
  const letters = hex.map((text, index) => byteOf(at + index, letterOf(Number.parseInt(text, 16))));
  const padding = '   '.repeat(perLine - hex.length);
  const spaced = bytes.flatMap((byte) => [byte, ' ']);
  return [`${at.toString(16).padStart(4, '0')}  `, ...spaced, `${padding} `, ...letters, '\n'];
}

function byteOf(at: number, text: string): HTMLElement {
  const element = document.createElement('span');
  element.dataset.byte = String(at);
  element.textContent = text;
  return element;
}

function letterOf(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
}

/** The innermost field that a byte is in. */
function fieldOf(byte: HTMLElement): HTMLElement | undefined {
  const at = Number(byte.dataset.byte);
  const fields = all('.field', byte.closest('.split') ?? document);
  return fields
    .filter(({ dataset }) => Number(dataset.at) <= at && at < Number(dataset.at) + Number(dataset.length))
    .at(-1);
}

/** Marks the innermost fields whose names begin so, and their bytes: a rule about them is broken. */
function markBroken(split: HTMLElement, names: readonly string[]): void {
  const found = all('.field', split).filter((field) => {
    const name = field.querySelector('.name')?.textContent ?? '';
    return names.some((start) => name.startsWith(start));
  });
  for (const field of found) {
    if (found.some((other) => other !== field && field.parentElement?.contains(other))) continue;
    field.classList.add('broken');
    const remark = document.createElement('span');
    remark.className = 'remark';
    remark.textContent = ' breaks a rule';
    field.append(remark);
    for (const byte of bytesOf(field, split)) byte.classList.add('broken');
  }
}

function bytesOf(field: HTMLElement, split: HTMLElement): readonly HTMLElement[] {
  const [at, length] = [Number(field.dataset.at), Number(field.dataset.length)];
  return all('[data-byte]', split).filter(({ dataset }) => {
    const offset = Number(dataset.byte) - at;
    return offset >= 0 && offset < length;
  });
}

function mark(field: HTMLElement | undefined): void {
  const split = field?.closest<HTMLElement>('.split');
  if (!field || !split) return;
  for (const each of all('.field', split)) each.ariaPressed = String(each === field);
  const own = new Set(bytesOf(field, split));
  for (const byte of all('[data-byte]', split)) byte.classList.toggle('marked', own.has(byte));
  field.scrollIntoView({ block: 'nearest' });
  split.querySelector('.marked')?.scrollIntoView({ block: 'nearest' });
}
