// Items of an A-ASSOCIATE-AC as bytes, right or wrong, and rows that change it item by item (PS3.8 9.3.3).

import { mutate, type PduMutation } from '../../../language/mutations/registry.ts';
import { latin1 } from '../../values/values.ts';
import type { AcceptorRow } from '../mutation.ts';

export const implicitVRLittleEndian = '1.2.840.10008.1.2';
/** Bytes of an A-ASSOCIATE-AC before its items. */
export const itemsStart = 74;

/** An item of a type with this content, in hex; its length may be another one. */
export function item(type: number, content: Uint8Array | string, length?: number): string {
  const bytes = typeof content === 'string' ? latin1(content) : content;
  const head = Buffer.from([type, 0, 0, 0]);
  head.writeUInt16BE((length ?? bytes.length) & 0xffff, 2);
  return Buffer.concat([head, bytes]).toString('hex');
}

/** The answer to a presentation context (PS3.8 9.3.3.2), in hex; `subItems` is hex too. */
export function contextAnswer(id: number, result: number, subItems = item(0x40, implicitVRLittleEndian)): string {
  return item(0x21, Buffer.concat([Buffer.from([id, 0, result, 0]), Buffer.from(subItems, 'hex')]));
}

/** A 16-bit length before a text, as sub-items of User Information have it. */
export function counted(text: string, length = text.length): Buffer {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(length & 0xffff);
  return Buffer.concat([head, latin1(text)]);
}

/** Another sub-item of User Information in place of the first of its type. */
export function inPlaceOf(type: number, replacement: string): readonly PduMutation[] {
  return [{ removeItem: { path: [0x50, type] } }, { insertItem: { into: [0x50], hex: replacement } }];
}

/** Another answer in place of that to the first presentation context. */
export function inPlaceOfContext(replacement: string): readonly PduMutation[] {
  return [{ removeItem: { path: [0x21] } }, { insertItem: { index: 1, hex: replacement } }];
}

type Choices = { readonly variant: number; readonly size: number; readonly id: number };

/** A row whose changes are those of the scenario language. `id` is that of the context of the first C-STORE. */
export function acceptRow(
  fields: Omit<AcceptorRow<'accept'>, 'apply'>,
  changes: (choices: Choices) => readonly PduMutation[],
): AcceptorRow<'accept'> {
  return {
    ...fields,
    // Of two mutations the second may find no item any more: then the first stands alone.
    apply: (bytes, { variant, size }, { requests }) => {
      try {
        return mutate(bytes, changes({ variant, size, id: requests.store.contextId }));
      } catch {
        return bytes;
      }
    },
  };
}
