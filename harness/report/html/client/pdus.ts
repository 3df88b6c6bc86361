// PDUs are written out when they are opened: fields and bytes, what breaks a rule, and the Data Set in other forms.

import type { PackedPdu } from '../page-data/packed-pdu.ts';
import { bytesOf, prepareTree } from './fields.ts';
import { formsOf } from './forms.ts';
import { all } from './page.ts';

const perLine = 16;

/** Fills PDUs that are opened, by their numbers. */
export function fillOpenedPdus(pdus: readonly PackedPdu[]): void {
  const fill = (details: HTMLElement) => {
    const pdu = pdus[Number(details.dataset.pdu)];
    if (!pdu || !details.matches('.pdu[open]') || details.childElementCount > 1) return;
    const split = document.createElement('div');
    split.className = 'split';
    split.innerHTML = pdu.markup;
    details.append(...(pdu.dataSet ? formsOf(split, pdu.dataSet) : [split]));
    writeBytes(split);
    markBroken(split, details.dataset.broken?.split('|') ?? []);
    prepareTree(split);
  };
  document.addEventListener('toggle', ({ target }) => target instanceof HTMLElement && fill(target), true);
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

/** Marks the innermost fields whose names begin so, and their bytes: a rule about them is broken. */
function markBroken(split: HTMLElement, names: readonly string[]): void {
  const found = all('[role=treeitem]', split).filter((item) => {
    const name = item.querySelector('.name')?.textContent ?? '';
    return names.some((start) => name.startsWith(start));
  });
  for (const item of found) {
    if (found.some((other) => other !== item && item.contains(other))) continue;
    const field = item.querySelector<HTMLElement>('.field');
    const remark = document.createElement('span');
    remark.className = 'remark';
    remark.textContent = ' breaks a rule';
    field?.classList.add('broken');
    field?.append(remark);
    for (const byte of bytesOf(item, split)) byte.classList.add('broken');
  }
}
