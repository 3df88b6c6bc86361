// The fields of the seven PDUs of PS3.8 9.3; of anything else, the head as far as it goes.

import { pduTypeName } from '../../../src/wire.ts';
import { associateFields } from './associate-fields.ts';
import { pDataFields, type SyntaxOf } from './p-data-fields.ts';
import { hexText, numberText, Part, type WireField } from './wire-field.ts';

/**
 * The fields of a PDU, of which the end may be missing. Takes any bytes: what makes no sense is shown as far as it can be.
 *
 * @param syntaxOf UID of the Transfer Syntax that was agreed for a presentation context, if it is known.
 */
export function pduFields(bytes: Uint8Array, syntaxOf: SyntaxOf = () => undefined): WireField[] {
  const pdu = new Part(bytes);
  const type = pdu.uint(0, 1);
  const name = type === undefined ? undefined : pduTypeName(type);
  const head = [
    pdu.from(0, 1).field('PDU-type', `${hexText(type, 1)} ${name ?? 'not a type of PDU'}`),
    pdu.from(1, 1).field('Reserved', hexText(pdu.uint(1, 1), 1)),
    pdu.from(2, 4).field('PDU-length', numberText(pdu.uint(2, 4))),
  ];
  return [...head, ...bodyFields(type, pdu.from(6, pdu.uint(2, 4) ?? 0), syntaxOf), ...rest(pdu)].filter(
    ({ length }) => length > 0,
  );
}

function bodyFields(type: number | undefined, body: Part, syntaxOf: SyntaxOf): WireField[] {
  if (type === 1 || type === 2) return associateFields(body);
  if (type === 4) return pDataFields(body, syntaxOf);
  const names = type === undefined ? undefined : fourBytes[type];
  if (!names) return [body.field('Bytes')];
  return [
    ...names.map((name, at) => body.from(at, 1).field(name, numberText(body.uint(at, 1)))),
    body.from(4).field('Bytes beyond the last field'),
  ];
}

/** PS3.8 9.3.4, 9.3.6 to 9.3.8: what the four bytes are. */
const fourBytes: Readonly<Record<number, readonly string[]>> = {
  3: ['Reserved', 'Result', 'Source', 'Reason/Diag.'],
  5: ['Reserved', 'Reserved', 'Reserved', 'Reserved'],
  6: ['Reserved', 'Reserved', 'Reserved', 'Reserved'],
  7: ['Reserved', 'Reserved', 'Source', 'Reason/Diag.'],
};

/** What follows after the end that the PDU-length names. */
function rest(pdu: Part): WireField[] {
  const length = pdu.uint(2, 4);
  return length === undefined ? [] : [pdu.from(6 + length).field('Bytes beyond the PDU-length')];
}
