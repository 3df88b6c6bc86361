// A-ASSOCIATE-RQ and -AC: PS3.8 9.3.2 and 9.3.3, their items and sub-items (PS3.8 Annex D, PS3.7 Annex D.3.3).

import { transferSyntaxByUid } from '../../../src/index.ts';
import { hexText, numberText, type Part, type WireField } from './wire-field.ts';

/** From the protocol version on. */
export function associateFields(body: Part): WireField[] {
  const aeTitle = (at: number) => JSON.stringify(body.from(at, 16).text());
  return [
    body.from(0, 2).field('Protocol-version', hexText(body.uint(0, 2), 2)),
    reserved(body.from(2, 2)),
    body.from(4, 16).field('Called-AE-title', aeTitle(4)),
    body.from(20, 16).field('Calling-AE-title', aeTitle(20)),
    reserved(body.from(36, 32)),
    ...itemFields(body.from(68)),
  ];
}

/** Items one after another; a length that leads beyond the end ends the list. */
function itemFields(part: Part): WireField[] {
  const fields: WireField[] = [];
  for (let at = 0; at < part.length; ) {
    const length = part.uint(at + 2, 2) ?? 0;
    fields.push(itemField(part.from(at, 4 + length)));
    at += 4 + length;
  }
  return fields;
}

function itemField(item: Part): WireField {
  const type = item.uint(0, 1) ?? 0;
  const known = items[type];
  const body = item.from(4);
  const head = [
    item.from(0, 1).field('Item-type', hexText(type, 1)),
    item.from(1, 1).field('Reserved', hexText(item.uint(1, 1), 1)),
    item.from(2, 2).field('Item-length', numberText(item.uint(2, 2))),
  ];
  const inner = (known?.fields(body) ?? [body.field('Bytes')]).filter(({ length }) => length > 0);
  return item.field(known?.name ?? `Item of unknown type ${hexText(type, 1)}`, known?.value?.(body), [
    ...head,
    ...inner,
  ]);
}

interface ItemKind {
  readonly name: string;
  /** The value that tells the item from others of its kind. */
  readonly value?: (body: Part) => string;
  readonly fields: (body: Part) => WireField[];
}

const uid = (body: Part): string => {
  const text = body.text();
  const name = transferSyntaxByUid(text)?.name;
  return name === undefined ? JSON.stringify(text) : `${text} ${name}`;
};
const uidItem = (name: string): ItemKind => ({ name, value: uid, fields: (body) => [body.field(name, uid(body))] });
const textItem = (name: string): ItemKind => {
  const value = (body: Part) => JSON.stringify(body.text());
  return { name, value, fields: (body) => [body.field(name, value(body))] };
};
const number = (body: Part, at: number, size: 1 | 2 | 4, name: string): WireField =>
  body.from(at, size).field(name, numberText(body.uint(at, size)));
/** A length of two bytes and as many bytes. */
const counted = (body: Part, at: number, name: string, show: (part: Part) => string): WireField[] => {
  const value = body.from(at + 2, body.uint(at, 2) ?? 0);
  return [number(body, at, 2, `${name}-length`), value.field(name, show(value))];
};
const bytesText = (part: Part) => `${part.length} bytes`;

const items: Readonly<Record<number, ItemKind>> = {
  16: uidItem('Application-context-name'),
  32: {
    name: 'Presentation Context (RQ)',
    value: (body) => `ID ${numberText(body.uint(0, 1))}`,
    fields: (body) => [
      number(body, 0, 1, 'Presentation-context-ID'),
      reserved(body.from(1, 3)),
      ...itemFields(body.from(4)),
    ],
  },
  33: {
    name: 'Presentation Context (AC)',
    value: (body) => `ID ${numberText(body.uint(0, 1))}, result ${numberText(body.uint(2, 1))}`,
    fields: (body) => [
      number(body, 0, 1, 'Presentation-context-ID'),
      reserved(body.from(1, 1)),
      number(body, 2, 1, 'Result/Reason'),
      reserved(body.from(3, 1)),
      ...itemFields(body.from(4)),
    ],
  },
  48: uidItem('Abstract-syntax-name'),
  64: uidItem('Transfer-syntax-name'),
  80: { name: 'User Information', fields: itemFields },
  81: {
    name: 'Maximum Length',
    value: (body) => numberText(body.uint(0, 4)),
    fields: (body) => [
      number(body, 0, 4, 'Maximum-length-received'),
      body.from(4).field('Bytes beyond the last field'),
    ],
  },
  82: uidItem('Implementation-class-uid'),
  83: {
    name: 'Asynchronous Operations Window',
    fields: (body) => [
      number(body, 0, 2, 'Maximum-number-operations-invoked'),
      number(body, 2, 2, 'Maximum-number-operations-performed'),
    ],
  },
  84: {
    name: 'SCP/SCU Role Selection',
    fields: (body) => {
      const after = 2 + (body.uint(0, 2) ?? 0);
      return [
        ...counted(body, 0, 'SOP-class-uid', uid),
        number(body, after, 1, 'SCU-role'),
        number(body, after + 1, 1, 'SCP-role'),
      ];
    },
  },
  85: textItem('Implementation-version-name'),
  86: {
    name: 'SOP Class Extended Negotiation',
    fields: (body) => [
      ...counted(body, 0, 'SOP-class-uid', uid),
      body.from(2 + (body.uint(0, 2) ?? 0)).field('Service-class-application-information'),
    ],
  },
  87: { name: 'SOP Class Common Extended Negotiation', fields: (body) => counted(body, 0, 'SOP-class-uid', uid) },
  88: {
    name: 'User Identity (RQ)',
    fields: (body) => [
      number(body, 0, 1, 'User-identity-type'),
      number(body, 1, 1, 'Positive-response-requested'),
      // Passwords and tickets are not written out.
      ...counted(body, 2, 'Primary-field', bytesText),
      ...counted(body, 4 + (body.uint(2, 2) ?? 0), 'Secondary-field', bytesText),
    ],
  },
  89: { name: 'User Identity (AC)', fields: (body) => counted(body, 0, 'Server-response', bytesText) },
};

/** Reserved bytes, which are told if they are not zero (PS3.8 9.3.1). */
function reserved(part: Part): WireField {
  const bytes = [...part.bytes.subarray(part.at, part.end)];
  if (bytes.every((byte) => byte === 0)) return part.field('Reserved');
  return part.field('Reserved', bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' '));
}
