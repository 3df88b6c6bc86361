/** Data Sets as plain objects, to and from bytes (PS3.5 clause 7): structure is ours, the conversion of values dcmjs's. */

import { DataSetError } from '../../errors.ts';
import { dictionaryEntry, formatTag, tagOf } from '../../registry/dictionary.ts';
import type { TransferSyntax } from '../../registry/transfer-syntaxes.ts';
import { type ValueRepresentation, vrByName } from '../../registry/vrs.ts';
import { type DataSet, type DataSetElement, type DataSetValue, type ElementWithVR, elementKey } from '../data-set.ts';
import { pixelDataTag } from '../read/element-header.ts';
import type { DataElement } from '../read/element-tree.ts';
import type { ReaderLimits } from '../read/limits.ts';
import { elementsOf } from '../read/read-data-set.ts';
import { resolveTransferSyntax } from '../read/resolve-transfer-syntax.ts';
import { type CharacterSet, characterSetOf, defaultCharacterSet } from './character-set.ts';
import { decodeValues, encodeValues } from './element-values.ts';
import { ElementWriter } from './element-writer.ts';
import { littleEndianValue, pixelContext } from './transcode.ts';
import { chooseVR, noPixels, type PixelContext } from './vr-choice.ts';

/** What Items inherit from the Data Set around them (PS3.5 7.5.3). */
interface Context {
  readonly charset: CharacterSet;
  readonly pixels: PixelContext;
}

const outermost: Context = { charset: defaultCharacterSet, pixels: noPixels };

/**
 * The bytes of a Data Set in this Transfer Syntax (UID, keyword or row). Elements may stand in any order and need not be
 * legal for a SOP Class; sequences get explicit lengths. Encapsulated Pixel Data is the array of its fragments, Basic
 * Offset Table first. Throws DataSetError for an unknown name and for values that the VR or the character set cannot
 * express: text beyond ASCII needs ISO_IR 192, a single-byte set or ISO 2022 IR 87 as Specific Character Set.
 */
export function encodeDataSet(dataSet: DataSet, transferSyntax: TransferSyntax | string): Buffer {
  const syntax = resolveTransferSyntax(transferSyntax);
  const writer = new ElementWriter(syntax);
  writeDataSet(dataSet, { writer, syntax }, outermost);
  return writer.finish();
}

interface Output {
  readonly writer: ElementWriter;
  readonly syntax: TransferSyntax;
}

/** One element, its name resolved. */
interface Resolved {
  readonly name: string;
  readonly tag: number;
  readonly element: DataSetElement;
}

function resolve(name: string, element: DataSetElement): Resolved {
  const tag = tagOf(name);
  if (tag === undefined) throw new DataSetError(`${name} is neither a keyword of PS3.6 nor a tag`, name, 0);
  return { name, tag, element };
}

function writeDataSet(dataSet: DataSet, output: Output, outer: Context): void {
  const context = contextOf(dataSet, outer);
  const elements = Object.entries(dataSet).flatMap(([name, element]) =>
    element === undefined ? [] : resolve(name, element),
  );
  elements.sort((a, b) => a.tag - b.tag);
  for (const [index, element] of elements.entries()) {
    const next = elements[index + 1];
    if (next?.tag === element.tag)
      throw new DataSetError(`${element.name} and ${next.name} are the same element`, element.name, 0);
    writeElement(element, output, context);
  }
}

function contextOf(dataSet: DataSet, outer: Context): Context {
  const terms = dataSet.SpecificCharacterSet;
  return {
    charset: terms === undefined ? outer.charset : characterSetOf(valuesOf(terms).map(String)),
    pixels: {
      pixelRepresentation: firstNumber(dataSet.PixelRepresentation) ?? outer.pixels.pixelRepresentation,
      bitsAllocated: firstNumber(dataSet.BitsAllocated) ?? outer.pixels.bitsAllocated,
    },
  };
}

function firstNumber(element: DataSetElement | undefined): number | undefined {
  const value = element === undefined ? undefined : valuesOf(element)[0];
  return typeof value === 'number' ? value : undefined;
}

function writeElement({ name, tag, element }: Resolved, output: Output, context: Context): void {
  const values = valuesOf(element);
  const vr = vrOf(tag, element, values, context.pixels);
  if (vr.vr === 'SQ') writeSequence(name, tag, values, output, context);
  else if (tag === pixelDataTag && output.syntax.encapsulated && values.length > 1)
    writeFragments(values, output.writer);
  else output.writer.element(tag, vr, encodeValues(values, vr, context.charset, name));
}

function writeSequence(
  name: string,
  tag: number,
  values: readonly DataSetValue[],
  output: Output,
  context: Context,
): void {
  const { writer } = output;
  writer.beginSequence(tag, false);
  for (const value of values) {
    if (!isItem(value)) throw new DataSetError(`${name} is a sequence, and ${String(value)} no Item of it`, name, 0);
    writer.beginItem(false);
    writeDataSet(value, output, context);
    writer.end();
  }
  writer.end();
}

function writeFragments(values: readonly DataSetValue[], writer: ElementWriter): void {
  writer.beginFragments(pixelDataTag);
  for (const value of values) if (value instanceof Uint8Array) writer.fragment(value);
  writer.end();
}

function isItem(value: DataSetValue): value is DataSet {
  return typeof value === 'object' && !(value instanceof Uint8Array);
}

function isElementWithVR(element: DataSetElement): element is ElementWithVR {
  if (element === null || typeof element !== 'object' || Array.isArray(element)) return false;
  return !(element instanceof Uint8Array) && typeof (element as ElementWithVR).vr === 'string';
}

function valuesOf(element: DataSetElement): readonly DataSetValue[] {
  if (element === null) return [];
  if (isElementWithVR(element)) return element.Value ?? [];
  return Array.isArray(element) ? element : [element as DataSetValue];
}

function vrOf(
  tag: number,
  element: DataSetElement,
  values: readonly DataSetValue[],
  pixels: PixelContext,
): ValueRepresentation {
  if (!isElementWithVR(element)) {
    const isUnknownSequence = !dictionaryEntry(tag) && values.some(isItem);
    return (isUnknownSequence && vrByName('SQ')) || chooseVR(tag, pixels);
  }
  const vr = vrByName(element.vr);
  if (!vr) throw new DataSetError(`${formatTag(tag)}: ${element.vr} is no Value Representation`, formatTag(tag), 0);
  return vr;
}

/**
 * The Data Set in these bytes, read strictly before anything else. Text is decoded by its Specific Character Set; where
 * that is not possible (ISO 2022 code extensions, bytes that are no text) the value stays bytes, so that nothing is
 * lost. Throws DataSetError for the first place where the bytes are no sound Data Set.
 */
export function decodeDataSet(
  bytes: Uint8Array,
  transferSyntax: TransferSyntax | string,
  limits: Partial<ReaderLimits> = {},
): DataSet {
  return toDataSet(elementsOf(bytes, transferSyntax, limits), outermost);
}

function toDataSet(elements: readonly DataElement[], outer: Context): DataSet {
  const context = { charset: charsetOf(elements, outer.charset), pixels: pixelContext(elements, outer.pixels) };
  const dataSet: DataSet = {};
  for (const element of elements) dataSet[elementKey(element.tag)] = toElement(element, context);
  return dataSet;
}

function charsetOf(elements: readonly DataElement[], outer: CharacterSet): CharacterSet {
  const element = elements.find((one) => one.tag === 0x00080005);
  return element ? characterSetOf(Buffer.from(element.value).toString('latin1').split('\\')) : outer;
}

function toElement(element: DataElement, context: Context): DataSetElement {
  const { tag, items, fragments } = element;
  const chosen = chooseVR(tag, context.pixels);
  if (items)
    return sequenceOf(
      items.map((item) => toDataSet(item.elements, context)),
      chosen,
    );
  if (fragments) return fragments.map(plainBytes);
  const vr = (element.vrEncoded && vrByName(element.vr)) || chosen;
  const values = decodeValues(plainBytes(littleEndianValue(element)), vr, context.charset);
  if (vr !== chosen) return { vr: vr.vr, Value: values };
  return values.length > 1 ? values : (values[0] ?? null);
}

/** A tag that PS3.6 gives another VR needs to be told that it is a sequence. */
function sequenceOf(items: readonly DataSet[], chosen: ValueRepresentation): DataSetElement {
  return chosen.vr === 'SQ' || (chosen.vr === 'UN' && items.length > 0) ? items : { vr: 'SQ', Value: items };
}

/** A view without the methods of Buffer, which only some of the bytes have. */
function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
