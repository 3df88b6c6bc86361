// Statuses of the tables of a statement as claims: PS3.2 Tables N.7-42 and N.7-43.

import { commandElements } from '../../../src/wire.ts';
import type { HandledStatus, SentStatus } from '../facts/service.ts';
import { type TableRow, valuesIn } from './table-columns.ts';

/**
 * The statuses of Table N.7-43; a list of codes is a row each, "anything else" is `*`. A range such as `A700-A7FF` may stand for
 * any status, so that others are not denied: `*` too.
 */
export function sentStatusesIn(rows: readonly TableRow[]): SentStatus[] {
  const statuses = rows.flatMap((cell) => {
    const condition = cell(/Condition/i);
    const fields = valuesIn(cell(/Related Fields/i) ?? '')
      .map(keywordOfField)
      .filter((it) => it !== undefined);
    return codesIn(cell(/Status Code/i)).map((status) => ({
      status,
      ...(condition !== undefined && { condition }),
      ...(fields.length > 0 && { relatedFields: fields }),
    }));
  });
  const hasRange = rows.some((cell) => valuesIn(cell(/Status Code/i) ?? '').some((part) => codesIn(part).length === 0));
  const isOpen = statuses.some(({ status }) => status === '*');
  return hasRange && !isOpen && statuses.length > 0 ? [...statuses, { status: '*' }] : statuses;
}

/** The statuses of Table N.7-42. */
export function handledStatusesIn(rows: readonly TableRow[]): HandledStatus[] {
  return rows.flatMap((cell) => {
    const behaviour = cell(/Behaviou?r/i);
    if (behaviour === undefined) return [];
    return codesIn(cell(/Status Code/i)).map((status) => ({ status, behaviour }));
  });
}

/** Codes such as `A700`, `0xA700` or `A700H`; a pattern such as `A7xx` is none that one can be tried. */
function codesIn(text: string | undefined): string[] {
  if (text === undefined) return [];
  if (/anything else|any other/i.test(text)) return ['*'];
  return valuesIn(text).flatMap((part) => {
    const code = part.match(/^(?:0x)?([0-9A-Fa-f]{4})H?$/)?.[1];
    return code === undefined ? [] : [`0x${code.toUpperCase()}`];
  });
}

/** The keyword of `(0000,0902)`, of `Error Comment`, or of `ErrorComment`. */
function keywordOfField(text: string): string | undefined {
  const tag = text.match(/\(0000,\s?([0-9A-F]{4})\)/i)?.[1];
  if (tag !== undefined) return commandElements.find((element) => element.tag === Number.parseInt(tag, 16))?.keyword;
  const plain = text.replaceAll(/[^A-Za-z]/g, '').toLowerCase();
  return commandElements.find(({ keyword }) => keyword.toLowerCase() === plain)?.keyword;
}
