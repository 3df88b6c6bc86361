// Rows of the tables of a statement as claims: PS3.2 Tables N.7-1, N.7-42 and N.7-43.

import { commandElements } from '../../../src/wire.ts';
import type { Associations } from '../facts/associations.ts';
import type { HandledStatus, SentStatus } from '../facts/service.ts';
import { type CellOf, valuesIn } from './table-columns.ts';

/** Table N.7-1: what both roles have in common, and what is of one of them. */
export interface AssociationClaims {
  readonly general: Associations;
  readonly acceptor: Associations;
  readonly initiator: Associations;
}

/** The limits of Table N.7-1. The names below "Media Services" and "Web Services" are about something else. */
export function associationsIn(rows: readonly CellOf[]): AssociationClaims {
  const claims: AssociationClaims = { general: {}, acceptor: {}, initiator: {} };
  for (const cell of rows) {
    const value = cell(/Value|Default/i);
    if (value !== undefined && !/Media|Web/i.test(cell(/^$/) ?? ''))
      readLimit(cell(/Name|Parameter/i) ?? '', value, claims);
  }
  return claims;
}

function readLimit(name: string, value: string, { general, acceptor, initiator }: AssociationClaims): void {
  const number = numberIn(value);
  if (/Application Context Name/i.test(name)) general.applicationContextName = value;
  else if (/Implementation Class UID/i.test(name)) general.implementationClassUID = value;
  else if (/Implementation Version Name/i.test(name)) general.implementationVersionName = value;
  else if (number === undefined) return;
  else if (/Maximum PDU/i.test(name)) general.maximumLength = number;
  else if (/ARTIM/i.test(name)) acceptor.artimSeconds = number;
  else if (/Initiator/i.test(name)) initiator.maximumAssociations = number;
  else if (/Acceptor/i.test(name)) acceptor.maximumAssociations = number;
  else if (/asynchronous/i.test(name)) general.maximumOperationsPerformed = number;
}

/** The number of a cell such as "16384 bytes" or "30 s"; zero for "no limit"; nothing for a range. */
function numberIn(text: string): number | undefined {
  if (/unlimited|no limit/i.test(text)) return 0;
  const found = text.match(/^(\d{1,12})(\.\d+)?(?![\d.]| *[-…]|.*\.\.)/);
  return found && !text.startsWith('[') ? Number(found[0]) : undefined;
}

/** The statuses of Table N.7-43; a range or a list of codes is a row each, "anything else" is `*`. */
export function sentStatusesIn(rows: readonly CellOf[]): SentStatus[] {
  return rows.flatMap((cell) => {
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
}

/** The statuses of Table N.7-42. */
export function handledStatusesIn(rows: readonly CellOf[]): HandledStatus[] {
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
  const tag = text.match(/\(0000,([0-9A-F]{4})\)/i)?.[1];
  if (tag !== undefined) return commandElements.find((element) => element.tag === Number.parseInt(tag, 16))?.keyword;
  const plain = text.replaceAll(/[^A-Za-z]/g, '').toLowerCase();
  return commandElements.find(({ keyword }) => keyword.toLowerCase() === plain)?.keyword;
}
