// UIDs of the File Meta Information: PS3.10 7.1, encoded by PS3.5 9.1, so padded with NULL.

import { formatTag, nameOfTag } from '../../registry/dictionary.ts';
import { readTag, readUint16, readUint32, readVR } from '../read/element-header.ts';
import { splitText } from './element-values.ts';
import type { Report } from './item-scope.ts';
import { printable } from './printable.ts';
import { valueRules } from './value-rules.ts';

/** Checks the UIDs of File Meta Elements in Explicit VR Little Endian; ends where they cannot be read. */
export function checkFileMetaUids(bytes: Uint8Array, report: Report): void {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const vr = readVR(bytes, at + 4);
    if (!vr || (vr.longForm && at + 12 > bytes.length)) return;
    const start = at + (vr.longForm ? 12 : 8);
    const end = start + (vr.longForm ? readUint32(bytes, at + 8, true) : readUint16(bytes, at + 6, true));
    if (end > bytes.length) return;
    if (vr.vr === 'UI') checkUid(readTag(bytes, at, true), bytes.subarray(start, end), report);
    at = end;
  }
}

function checkUid(tag: number, bytes: Uint8Array, report: Report): void {
  for (const value of splitText('UI', Buffer.from(bytes).toString('latin1'))) {
    const expected = valueRules.UI?.(value);
    if (expected === undefined) continue;
    const place = { tagPath: formatTag(tag), tag, keyword: nameOfTag(tag) };
    report({ ...place, rule: 'value', clause: 'PS3.5 9.1', severity: 'error', expected, actual: printable(value) });
  }
}
