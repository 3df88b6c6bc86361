// Changes of an A-ASSOCIATE-RQ in the scenario language, and the items that they put into it: PS3.8 9.3.2.

import type { PduMutation } from '../../../language/mutations/registry.ts';
import { byChanges } from '../by-changes.ts';
import type { Row } from '../mutation.ts';

export const verification = '1.2.840.10008.1.1';
export const implicit = '1.2.840.10008.1.2';

/** An item of a type with these bytes, in hex; its length may be another one. */
export function item(type: number, content: Uint8Array | string, length?: number): string {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const head = Buffer.from([type, 0, 0, 0]);
  head.writeUInt16BE((length ?? bytes.length) & 0xffff, 2);
  return Buffer.concat([head, bytes]).toString('hex');
}

/** A presentation context that is proposed, with so many Transfer Syntaxes. */
export function context(id: number, abstractSyntax: string, transferSyntaxes: readonly string[]): string {
  const subItems = [item(0x30, abstractSyntax), ...transferSyntaxes.map((uid) => item(0x40, uid))].join('');
  return item(0x20, Buffer.concat([Buffer.from([id, 0, 0, 0]), Buffer.from(subItems, 'hex')]));
}

/** Another sub-item in place of the first of its type. */
export function inPlaceOf(path: readonly number[], replacement: string): readonly PduMutation[] {
  return [{ removeItem: { path: [...path] } }, { insertItem: { into: [...path.slice(0, -1)], hex: replacement } }];
}

/** A length of 16 bits, in hex. */
export const lengths16 = (length: number) => Buffer.from([length >> 8, length & 0xff]).toString('hex');

/** A mutation that is made by changes of the scenario language. */
export function row(
  fields: Omit<Row<'associate'>, 'apply' | 'changes'>,
  changes: (choice: { readonly variant: number; readonly size: number }) => readonly PduMutation[],
): Row<'associate'> {
  return byChanges(fields, (_bytes, choice) => changes(choice));
}
