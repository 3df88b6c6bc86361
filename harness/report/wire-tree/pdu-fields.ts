// The fields of the seven PDUs of PS3.8 9.3; of anything else, the head as far as it goes.

import { pduTypeName } from '../../../src/wire.ts';
import { associateFields } from './associate-fields.ts';
import { endsWithinFragments, pDataFields, type SyntaxOf } from './p-data-fields.ts';
import { hexText, numberText, Part, type WireField } from './wire-field.ts';

/**
 * The fields of a PDU, of which the end may be missing, and of the P-DATA-TFs that follow it in the same bytes: those of one message.
 * Takes any bytes: what makes no sense is shown as far as it can be.
 *
 * @param syntaxOf UID of the Transfer Syntax that was agreed for a presentation context, if it is known.
 */
export function pduFields(bytes: Uint8Array, syntaxOf: SyntaxOf = () => undefined): WireField[] {
  const [first, ...others] = pdusIn(new Part(bytes));
  let isWithin = false;
  const fieldsOfNext = (pdu: Part) => {
    const fields = fieldsOf(pdu, syntaxOf, isWithin);
    isWithin = pdu.uint(0, 1) === pDataTF && endsWithinFragments(bodyOf(pdu), isWithin);
    return fields;
  };
  return [
    ...(first ? fieldsOfNext(first) : []),
    ...others.map((pdu) => pdu.field('P-DATA-TF', 'the next PDU of the message', fieldsOfNext(pdu))),
  ];
}

const pDataTF = 4;

/** The first PDU, and as many P-DATA-TFs as follow one; the last takes what is left. */
export function pdusIn(bytes: Part): Part[] {
  const pdus: Part[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const length = 6 + (rest.uint(2, 4) ?? rest.length);
    const isFollowed = rest.uint(0, 1) === pDataTF && rest.from(length).uint(0, 1) === pDataTF;
    pdus.push(isFollowed ? rest.from(0, length) : rest);
    rest = isFollowed ? rest.from(length) : rest.from(rest.length);
  }
  return pdus;
}

function bodyOf(pdu: Part): Part {
  return pdu.from(6, pdu.uint(2, 4) ?? 0);
}

function fieldsOf(pdu: Part, syntaxOf: SyntaxOf, isWithin: boolean): WireField[] {
  const type = pdu.uint(0, 1);
  const name = type === undefined ? undefined : pduTypeName(type);
  const head = [
    pdu.from(0, 1).field('PDU-type', `${hexText(type, 1)} ${name ?? 'not a type of PDU'}`),
    pdu.from(1, 1).field('Reserved', hexText(pdu.uint(1, 1), 1)),
    pdu.from(2, 4).field('PDU-length', numberText(pdu.uint(2, 4))),
  ];
  return [...head, ...bodyFields(type, bodyOf(pdu), syntaxOf, isWithin), ...rest(pdu)].filter(
    ({ length }) => length > 0,
  );
}

function bodyFields(type: number | undefined, body: Part, syntaxOf: SyntaxOf, isWithin: boolean): WireField[] {
  if (type === 1 || type === 2) return associateFields(body);
  if (type === pDataTF) return pDataFields(body, syntaxOf, isWithin);
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
