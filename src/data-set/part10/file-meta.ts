/** File Meta Information: PS3.10 7.1, written and read in Explicit VR Little Endian. */

import { DataSetError } from '../../errors.ts';
import { dictionaryEntry, dictionaryEntryByKeyword, formatTag } from '../../registry/dictionary.ts';
import { withoutPadding } from '../../registry/padding.ts';
import { implementationClassUID, implementationVersionName } from '../../registry/uids.ts';
import { vrByName } from '../../registry/vrs.ts';
import { readTag, readUint16, readUint32, readVR } from '../read/element-header.ts';

/** What a file says of the Data Set in it. */
export interface Part10Meta {
  readonly sopClassUID: string;
  readonly sopInstanceUID: string;
  /** UID of the Transfer Syntax of the Data Set. */
  readonly transferSyntax: string;
  /** By default this implementation's. */
  readonly implementationClassUID?: string;
  readonly implementationVersionName?: string;
  readonly sourceApplicationEntityTitle?: string;
  readonly sendingApplicationEntityTitle?: string;
  readonly receivingApplicationEntityTitle?: string;
}

/** Text of the File Meta Elements by keyword, without padding; those that are no text are left out. */
export type FileMetaElements = { readonly [keyword: string]: string };

/** Preamble of 128 bytes, then the prefix. */
const preambleLength = 128;
const prefix = 'DICM';
/** Where the File Meta Elements begin: behind preamble and prefix. */
export const metaOffset = preambleLength + prefix.length;
/** Up to the File Meta Information Group Length included, which says how much follows. */
export const fixedLength = metaOffset + 12;
const groupLengthTag = 0x00020000;
/** Real ones have some 200 bytes; private information may add to that, but no gigabytes. */
const longestMeta = 2 ** 20;

function elementBytes(keyword: string, value: Uint8Array | string): Buffer {
  const entry = dictionaryEntryByKeyword(keyword);
  const vr = entry && vrByName(entry.vr);
  if (!entry || !vr) throw new RangeError(`${keyword} is no keyword of PS3.6`);
  const text = typeof value === 'string' ? Buffer.from(value, 'latin1') : value;
  const padded = text.length % 2 === 0 ? text : Buffer.concat([text, Buffer.from([vr.padding])]);
  const header = Buffer.alloc(vr.longForm ? 12 : 8);
  header.writeUInt16LE(entry.tag >>> 16, 0);
  header.writeUInt16LE(entry.tag & 0xffff, 2);
  header.write(vr.vr, 4, 'latin1');
  if (vr.longForm) header.writeUInt32LE(padded.length, 8);
  else header.writeUInt16LE(padded.length, 6);
  return Buffer.concat([header, padded]);
}

function optional(keyword: string, value: string | undefined): Buffer[] {
  return value === undefined || value === '' ? [] : [elementBytes(keyword, value)];
}

/** Preamble, prefix and File Meta Information, ready to stand before the Data Set (PS3.10 7.1). */
export function part10Preamble(meta: Part10Meta): Buffer {
  const elements = Buffer.concat([
    elementBytes('FileMetaInformationVersion', Uint8Array.of(0, 1)),
    elementBytes('MediaStorageSOPClassUID', meta.sopClassUID),
    elementBytes('MediaStorageSOPInstanceUID', meta.sopInstanceUID),
    elementBytes('TransferSyntaxUID', meta.transferSyntax),
    elementBytes('ImplementationClassUID', meta.implementationClassUID ?? implementationClassUID),
    ...optional('ImplementationVersionName', meta.implementationVersionName ?? implementationVersionName),
    ...optional('SourceApplicationEntityTitle', meta.sourceApplicationEntityTitle),
    ...optional('SendingApplicationEntityTitle', meta.sendingApplicationEntityTitle),
    ...optional('ReceivingApplicationEntityTitle', meta.receivingApplicationEntityTitle),
  ]);
  const groupLength = Buffer.alloc(4);
  groupLength.writeUInt32LE(elements.length);
  const start = [Buffer.alloc(preambleLength), Buffer.from(prefix, 'latin1')];
  return Buffer.concat([...start, elementBytes('FileMetaInformationGroupLength', groupLength), elements]);
}

/**
 * How many bytes of File Meta Information follow the first `fixedLength` bytes of a file. Throws DataSetError when
 * `bytes` are not the start of a DICOM file.
 */
export function metaLength(bytes: Uint8Array): number {
  const found = Buffer.from(bytes.subarray(preambleLength, preambleLength + 4)).toString('latin1');
  if (found !== prefix) {
    throw new DataSetError("no DICOM file: 'DICM' is missing at byte 128 (PS3.10 7.1)", '', preambleLength);
  }
  const at = metaOffset;
  if (bytes.length < fixedLength) throw truncatedMeta(bytes.length);
  const isGroupLength = readTag(bytes, at, true) === groupLengthTag && readVR(bytes, at + 4)?.vr === 'UL';
  if (!isGroupLength || readUint16(bytes, at + 6, true) !== 4) {
    throw new DataSetError(
      'the File Meta Information does not begin with its Group Length (PS3.10 7.1)',
      '(0002,0000)',
      at,
    );
  }
  const length = readUint32(bytes, at + 8, true);
  if (length <= longestMeta) return length;
  throw new DataSetError(`the File Meta Information claims ${length} bytes (PS3.10 7.1)`, '(0002,0000)', at);
}

/** The error for a file that ends within its File Meta Information, `offset` bytes after its start. */
export function truncatedMeta(offset: number): DataSetError {
  return new DataSetError(`truncated in the File Meta Information at byte ${offset} (PS3.10 7.1)`, '', offset);
}

/** The elements after the Group Length. Throws DataSetError, with offsets from the start of the file. */
export function readFileMeta(bytes: Uint8Array): FileMetaElements {
  const elements: { [keyword: string]: string } = {};
  let previous = groupLengthTag;
  for (let at = 0; at < bytes.length; ) {
    const { tag, vr, start, end } = metaElement(bytes, at);
    if (tag >>> 16 !== 2 || tag <= previous) {
      const text = tag >>> 16 === 2 ? 'is out of order' : 'does not belong into the File Meta Information';
      throw new DataSetError(`${formatTag(tag)} ${text} (PS3.10 7.1)`, formatTag(tag), fixedLength + at);
    }
    const keyword = dictionaryEntry(tag)?.keyword;
    if (keyword && vr.text) elements[keyword] = textOf(bytes.subarray(start, end));
    previous = tag;
    at = end;
  }
  return elements;
}

function metaElement(bytes: Uint8Array, at: number) {
  const tag = readTag(bytes, at, true);
  const vr = readVR(bytes, at + 4);
  const place = [formatTag(tag), fixedLength + at] as const;
  if (!vr) throw new DataSetError(`${formatTag(tag)} in the File Meta Information has no VR (PS3.10 7.1)`, ...place);
  const start = at + (vr.longForm ? 12 : 8);
  const end = start + (vr.longForm ? readUint32(bytes, at + 8, true) : readUint16(bytes, at + 6, true));
  if (end <= bytes.length) return { tag, vr, start, end };
  throw new DataSetError(`${formatTag(tag)} reaches beyond the File Meta Information (PS3.10 7.1)`, ...place);
}

function textOf(bytes: Uint8Array): string {
  return withoutPadding(Buffer.from(bytes).toString('latin1'));
}
