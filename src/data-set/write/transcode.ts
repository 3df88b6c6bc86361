/** From one uncompressed Transfer Syntax to another, value by value and byte for byte: PS3.5 clause 7 and Annex A. */

import { DataSetError } from '../../errors.ts';
import { type TransferSyntax, uncompressedTransferSyntaxes } from '../../registry/transfer-syntaxes.ts';
import { type ValueRepresentation, vrByName } from '../../registry/vrs.ts';
import { implicitVR, readUint16 } from '../read/element-header.ts';
import type { DataElement } from '../read/element-tree.ts';
import { describeFinding } from '../read/finding.ts';
import { elementsOf } from '../read/read-data-set.ts';
import { resolveTransferSyntax } from '../read/resolve-transfer-syntax.ts';
import { StrictReader } from '../read/strict-reader.ts';
import { ElementWriter, swapped } from './element-writer.ts';
import { chooseVR, noPixels, type PixelContext } from './vr-choice.ts';

/** Whether `transcode` can do it. */
export function canTranscode(from: TransferSyntax | string, to: TransferSyntax | string): boolean {
  const [source, target] = [resolveTransferSyntax(from), resolveTransferSyntax(to)];
  return source === target || [source, target].every((syntax) => uncompressedTransferSyntaxes.includes(syntax));
}

/**
 * The same Data Set in another of the four uncompressed Transfer Syntaxes (UIDs, keywords or rows). Group Lengths are
 * left out, since they would no longer be right (PS3.5 7.2); nothing else is. Throws DataSetError when `bytes` are no
 * sound Data Set, when its pixels would have to be compressed or decompressed, or when an element has a VR that Implicit
 * VR would take for another.
 */
export function transcode(bytes: Uint8Array, from: TransferSyntax | string, to: TransferSyntax | string): Buffer {
  const [source, target] = [resolveTransferSyntax(from), resolveTransferSyntax(to)];
  if (!canTranscode(source, target)) {
    throw new DataSetError(`cannot transcode ${source.name} to ${target.name}: pixels are left as they are`, '', 0);
  }
  const elements = elementsOf(bytes, source);
  if (source === target) return Buffer.from(bytes);
  const writer = new ElementWriter(target);
  writeElements(elements, { source, writer }, noPixels);
  const transcoded = writer.finish();
  if (!target.explicitVR) assertSound(transcoded, target);
  return transcoded;
}

interface Transcoding {
  readonly source: TransferSyntax;
  readonly writer: ElementWriter;
}

function writeElements(elements: readonly DataElement[], how: Transcoding, outer: PixelContext): void {
  const pixels = pixelContext(elements, outer);
  for (const element of elements) {
    if ((element.tag & 0xffff) !== 0) writeElement(element, how, pixels);
  }
}

function writeElement(element: DataElement, how: Transcoding, pixels: PixelContext): void {
  const { tag, items, undefinedLength } = element;
  const { writer, source } = how;
  const vr = source.explicitVR ? known(element.vr, tag) : chooseVR(tag, pixels);
  if (!items) {
    writer.element(tag, vr, littleEndianValue(element));
  } else if (element.vr === 'UN') {
    // It stays in Implicit VR Little Endian, whatever the Transfer Syntax (PS3.5 6.2.2).
    writer.undefinedLengthHeader(tag, vr);
    writer.raw(element.value);
  } else {
    writer.beginSequence(tag, undefinedLength);
    for (const item of items) {
      writer.beginItem(item.undefinedLength);
      writeElements(item.elements, how, pixels);
      writer.end();
    }
    writer.end();
  }
}

/**
 * Implicit VR leaves the VR to PS3.6 (PS3.5 7.1.3): an element that had another one may no longer be what it was, and no
 * valid element either.
 */
function assertSound(bytes: Uint8Array, target: TransferSyntax): void {
  const reader = new StrictReader(target);
  reader.push(bytes);
  reader.end();
  if (!reader.error) return;
  const { tagPath, offset } = reader.error;
  const text = `cannot transcode to ${target.name}, which has the VRs of PS3.6: ${describeFinding(reader.error)}`;
  throw new DataSetError(text, tagPath, offset);
}

function known(vr: string, tag: number): ValueRepresentation {
  return vrByName(vr) ?? implicitVR(tag);
}

/** The value in little endian; a view where it already is. */
export function littleEndianValue(element: DataElement): Uint8Array {
  return element.littleEndian ? element.value : swapped(element.value, vrByName(element.vr)?.swap ?? 1);
}

/** What these elements say of their pixels, and `outer` of what they do not say. */
export function pixelContext(elements: readonly DataElement[], outer: PixelContext): PixelContext {
  return {
    pixelRepresentation: unsignedShort(elements, 0x00280103) ?? outer.pixelRepresentation,
    bitsAllocated: unsignedShort(elements, 0x00280100) ?? outer.bitsAllocated,
  };
}

function unsignedShort(elements: readonly DataElement[], tag: number): number | undefined {
  const element = elements.find((one) => one.tag === tag);
  return element && element.value.length >= 2 ? readUint16(element.value, 0, element.littleEndian) : undefined;
}
