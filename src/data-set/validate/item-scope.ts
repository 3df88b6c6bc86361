// One item under validation: its elements by tag, the item around it, and the character set that governs it.

import { dictionaryEntryByKeyword, formatTag } from '../../registry/dictionary.ts';
import type { ConditionValue, ItemView } from '../../registry/iods/condition.ts';
import { vrByName } from '../../registry/vrs.ts';
import type { DataElement, DataSetItem } from '../element-tree.ts';
import { isPlain, splitText, valuesOf } from './element-values.ts';
import { defaultRepertoire, type TextDecoding, textDecoding } from './text-decoder.ts';

const specificCharacterSet = 0x00080005;

/** Elements come in ascending order of their tags, as the strict reader leaves them. */
export class ItemScope implements ItemView {
  readonly elements: readonly DataElement[];
  readonly parent: ItemScope | undefined;
  /** The sequence that holds this item, and its place in it from 1; undefined at the top level. */
  readonly #place: { readonly sequence: number; readonly item: number } | undefined;
  readonly #byTag: Map<number, DataElement> = new Map();
  readonly decoding: TextDecoding;

  constructor(elements: readonly DataElement[], parent?: ItemScope, sequence?: number, item?: number) {
    this.elements = elements;
    this.parent = parent;
    this.#place = sequence === undefined || item === undefined ? undefined : { sequence, item };
    for (const element of elements) this.#byTag.set(element.tag, element);
    const own = this.#byTag.get(specificCharacterSet);
    this.decoding = own ? decodingOf(own) : (parent?.decoding ?? defaultRepertoire);
  }

  find(tag: number): DataElement | undefined {
    return this.#byTag.get(tag);
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

  has(keyword: string): boolean {
    return this.#named(keyword) !== undefined;
  }

  values(keyword: string): readonly ConditionValue[] {
    const element = this.#named(keyword);
    return element ? valuesOf(element, this.decoding) : [];
  }

  items(keyword: string): readonly ItemScope[] {
    const element = this.#named(keyword);
    return element?.items?.map((item, index) => this.enter(element.tag, item, index)) ?? [];
  }

  usesExtendedCharacters(): boolean {
    return this.elements.some(usesExtended);
  }

  #named(keyword: string): DataElement | undefined {
    const tag = dictionaryEntryByKeyword(keyword)?.tag;
    return tag === undefined ? undefined : this.#byTag.get(tag);
  }
}

function decodingOf(element: DataElement): TextDecoding {
  const raw = Buffer.from(element.value.buffer, element.value.byteOffset, element.value.byteLength).toString('latin1');
  return textDecoding(splitText('CS', raw).map((term) => term.trim()));
}

/** An item that names a character set of its own is not the concern of the one around it. */
function usesExtended(element: DataElement): boolean {
  if (element.items) return element.items.some((item) => !namesItsOwn(item) && item.elements.some(usesExtended));
  if (vrByName(element.vr)?.charset !== true) return false;
  const { value } = element;
  return !isPlain(Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1'));
}

function namesItsOwn(item: DataSetItem): boolean {
  return item.elements.some((element) => element.tag === specificCharacterSet);
}
