/** PS3.7 D.3.3.2.3, D.3.3.2.4: the Implementation Version Name Sub-Item (55H). */

import { encodeItem, type ItemHead, text } from './item.ts';
import { withReserved } from './reserved.ts';

export interface ImplementationVersionNameSubItem {
  readonly item: 0x55;
  readonly reserved?: Uint8Array;
  /** Implementation-version-name: 1 to 16 characters of ISO 646. */
  readonly versionName: string;
}

export function encodeImplementationVersionName(item: ImplementationVersionNameSubItem): Buffer {
  return encodeItem(0x55, item.reserved, text(item.versionName));
}

export function decodeImplementationVersionName({ reserved, value }: ItemHead): ImplementationVersionNameSubItem {
  const versionName = value.text(value.remaining, 'implementation-version-name');
  return { item: 0x55, ...withReserved(reserved), versionName };
}
