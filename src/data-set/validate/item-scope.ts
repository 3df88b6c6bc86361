// One item (PS3.5 7.5) under validation: its elements by tag, the item around it, and the character set that governs it.

import { formatTag } from '../../registry/dictionary.ts';
import type { DataElement, DataSetItem } from '../element-tree.ts';
import { type ElementValue, isPlain, latin1, splitText, traitsOf, valuesOf } from './element-values.ts';
import { defaultRepertoire, type TextDecoding, textDecoding } from './text-decoder.ts';

const specificCharacterSet = 0x00080005;
const none: readonly ElementValue[] = [];

/** Elements come in ascending order of their tags, as the strict reader leaves them. */
export class ItemScope {
  readonly elements: readonly DataElement[];
  readonly parent: ItemScope | undefined;
  /** The sequence that holds this item, and its place in it from 1; undefined at the top level. */
  readonly #place: { readonly sequence: number; readonly item: number } | undefined;
  readonly decoding: TextDecoding;
  /** What has been asked for: many conditions read the same few elements. */
  #values: Map<number, readonly ElementValue[]> | undefined;

  constructor(elements: readonly DataElement[], parent?: ItemScope, sequence?: number, item?: number) {
    this.elements = elements;
    this.parent = parent;
    this.#place = sequence === undefined || item === undefined ? undefined : { sequence, item };
    const own = this.find(specificCharacterSet);
    this.decoding = own ? decodingOf(own) : (parent?.decoding ?? defaultRepertoire);
  }

  /** Binary search: a map for each item costs more than it saves. */
  find(tag: number): DataElement | undefined {
    let low = 0;
    let high = this.elements.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const element = this.elements[middle];
      if (element === undefined || element.tag === tag) return element;
      if (element.tag < tag) low = middle + 1;
      else high = middle;
    }
    return undefined;
  }

  /** The scope of an item of a sequence in this one; `index` counts from 0. */
  enter(sequence: number, item: DataSetItem, index: number): ItemScope {
    return new ItemScope(item.elements, this, sequence, index + 1);
  }

  /** The place of an element of this item: `(0072,0200)[1].(0072,0202)`. */
  pathOf(tag: number): string {
    let path = formatTag(tag);
    for (let scope: ItemScope | undefined = this; scope; scope = scope.parent) {
      if (scope.#place) path = `${formatTag(scope.#place.sequence)}[${scope.#place.item}].${path}`;
    }
    return path;
  }

  /** The values of an element as conditions compare them; none if it is absent or has zero length. */
  valuesOf(tag: number): readonly ElementValue[] {
    const known = this.#values?.get(tag);
    if (known) return known;
    const element = this.find(tag);
    const values = element ? valuesOf(element, this.decoding) : none;
    this.#values ??= new Map();
    this.#values.set(tag, values);
    return values;
  }

  /** The items of a sequence; none if it is absent or no sequence. */
  itemsOf(tag: number): readonly ItemScope[] {
    return this.find(tag)?.items?.map((item, index) => this.enter(tag, item, index)) ?? [];
  }

  /** Whether some text lies outside the default repertoire, nested items without a character set of their own included. */
  usesExtendedCharacters(): boolean {
    return this.elements.some(usesExtended);
  }
}

function decodingOf(element: DataElement): TextDecoding {
  return textDecoding(splitText('CS', latin1(element.value)).map((term) => term.trim()));
}

/** An item that names a character set of its own is not the concern of the one around it. */
function usesExtended(element: DataElement): boolean {
  if (element.items) return element.items.some((item) => !namesItsOwn(item) && item.elements.some(usesExtended));
  return traitsOf(element.vr).hasCharacterSet && !isPlain(latin1(element.value));
}

function namesItsOwn(item: DataSetItem): boolean {
  return item.elements.some((element) => element.tag === specificCharacterSet);
}
