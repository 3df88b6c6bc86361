// One item (PS3.5 7.5) under validation: its elements by tag, the item around it, and the character set that governs it.

import { formatTag, nameOfTag } from '../../registry/dictionary.ts';
import type { DataElement, DataSetItem } from '../read/element-tree.ts';
import type { DataSetTree } from '../read/read-data-set.ts';
import { type ElementValue, isPlain, splitText, traitsOf, valuesOf } from './element-values.ts';
import { defaultRepertoire, type TextDecoding, textDecoding } from './text-decoder.ts';
import { UnreadPart } from './unread-part.ts';
import type { Severity, ValidationFinding, ValidationRule } from './validation-finding.ts';
import { ValueSource } from './value-source.ts';

const specificCharacterSet = 0x00080005;
const none: readonly ElementValue[] = [];
const noItems: readonly ItemScope[] = [];

/** Takes each finding as it is made. */
export type Report = (finding: ValidationFinding) => void;

/** What an objection is about. */
interface Named {
  readonly tag: number;
  readonly keyword?: string;
}

/** The item around another, and the place in it. */
interface Around {
  readonly scope: ItemScope;
  readonly sequence: number;
  /** From 1. */
  readonly item: number;
}

type ScopeSource = Pick<DataSetTree, 'elements' | 'bytes'> & Partial<Pick<DataSetTree, 'findings'>>;

/** Whether an element, or one in its items, has a value that was too long to be kept. */
function hasPassedOver({ passedOver, items = [] }: DataElement): boolean {
  return (passedOver && items.length === 0) || items.some(({ elements }) => elements.some(hasPassedOver));
}

/** Elements come in ascending order of their tags, as the strict reader leaves them. */
export class ItemScope {
  readonly elements: readonly DataElement[];
  readonly source: ValueSource;
  readonly decoding: TextDecoding;
  /** True if all of the Data Set could be read, and every value is at hand. */
  readonly isWhole: boolean;
  readonly #around: Around | undefined;
  readonly #report: Report;
  /** What a structural error kept from being read of this item. */
  readonly #unread: UnreadPart | undefined;
  /** What has been asked for, by the place of the element: many conditions read the same few. */
  readonly #values: (readonly ElementValue[] | undefined)[] = [];
  /** The same for items, of the few sequences that relations go into. */
  #items: Map<number, readonly ItemScope[]> | undefined;

  private constructor(
    elements: readonly DataElement[],
    source: ValueSource,
    report: Report,
    unread: UnreadPart | undefined,
    around?: Around,
  ) {
    this.elements = elements;
    this.source = source;
    this.#report = report;
    this.#unread = unread;
    this.#around = around;
    this.isWhole = around?.scope.isWhole ?? (unread === undefined && !elements.some(hasPassedOver));
    const own = this.find(specificCharacterSet);
    const isKnown = own !== undefined && !this.isCutOff(own);
    this.decoding = isKnown ? decodingOf(own, source) : (around?.scope.decoding ?? defaultRepertoire);
  }

  /** The scope of the outermost elements of a Data Set. */
  static of({ elements, bytes, findings }: ScopeSource, report: Report): ItemScope {
    return new ItemScope(elements, new ValueSource(bytes), report, UnreadPart.of(elements, findings));
  }

  /** The item around this one; undefined at the top level. */
  get parent(): ItemScope | undefined {
    return this.#around?.scope;
  }

  /** The sequence that holds this item; undefined at the top level. */
  get within(): number | undefined {
    return this.#around?.sequence;
  }

  /** True of the first item of its sequence; undefined at the top level. */
  get isFirst(): boolean | undefined {
    return this.#around && this.#around.item === 1;
  }

  /** True of the last item of its sequence; undefined at the top level, or if a structural error may have kept others from being read. */
  get isLast(): boolean | undefined {
    if (!this.#around) return undefined;
    const { scope, sequence, item } = this.#around;
    const element = scope.find(sequence);
    return element && !scope.isCutOff(element) ? item === element.items?.length : undefined;
  }

  /** The scope of the outermost elements. */
  get root(): ItemScope {
    let top: ItemScope = this;
    for (let around = this.parent; around; around = around.parent) top = around;
    return top;
  }

  /** True if a structural error leaves open whether the element is there. */
  isUnread(tag: number): boolean {
    return this.#unread?.includes(tag) === true;
  }

  /** True if a structural error leaves open which items or value the element has. */
  isCutOff(element: DataElement): boolean {
    return this.#unread?.isCutOff(element) === true;
  }

  find(tag: number): DataElement | undefined {
    const index = this.#indexOf(tag);
    // An index below zero is no index to the machine, but a name to look up, which takes long.
    return index < 0 ? undefined : this.elements[index];
  }

  /** Binary search: a map for each item costs more than it saves. -1 where there is no such element. */
  #indexOf(tag: number): number {
    let low = 0;
    let high = this.elements.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.elements[middle]?.tag ?? tag;
      if (found === tag) return middle;
      if (found < tag) low = middle + 1;
      else high = middle;
    }
    return -1;
  }

  /** The scope of an item of a sequence in this one; `index` counts from 0. */
  enter(sequence: number, item: DataSetItem, index: number): ItemScope {
    const around = { scope: this, sequence, item: index + 1 };
    return new ItemScope(item.elements, this.source, this.#report, this.#unread?.within(sequence, item), around);
  }

  /** The place of an element of this item: `(0072,0200)[1].(0072,0202)`. */
  pathOf(tag: number): string {
    let path = formatTag(tag);
    for (let around = this.#around; around; around = around.scope.#around) {
      path = `${formatTag(around.sequence)}[${around.item}].${path}`;
    }
    return path;
  }

  /** Reports what is wrong with an element of this item. */
  object(
    { tag, keyword = nameOfTag(tag) }: Named,
    rule: ValidationRule,
    severity: Severity,
    clause: string,
    expected: string,
    actual: string,
  ): void {
    this.#report({ tagPath: this.pathOf(tag), tag, keyword, rule, clause, severity, expected, actual });
  }

  /** The values of an element as conditions compare them; none if it is absent or has zero length. */
  valuesOf(tag: number): readonly ElementValue[] {
    const index = this.#indexOf(tag);
    const element = index < 0 ? undefined : this.elements[index];
    if (!element) return none;
    const known = this.#values[index];
    if (known) return known;
    const values = valuesOf(element, this.source, this.decoding);
    this.#values[index] = values;
    return values;
  }

  /** The items of a sequence; none if it is absent or no sequence. */
  itemsOf(tag: number): readonly ItemScope[] {
    const known = this.#items?.get(tag);
    if (known) return known;
    const items = this.find(tag)?.items;
    if (!items) return noItems;
    const made = items.map((item, index) => this.enter(tag, item, index));
    this.#items ??= new Map();
    this.#items.set(tag, made);
    return made;
  }

  /** Whether some text lies outside the default repertoire, nested items without a character set of their own included. */
  usesExtendedCharacters(): boolean {
    return this.elements.some((element) => usesExtended(element, this.source));
  }
}

function decodingOf(element: DataElement, source: ValueSource): TextDecoding {
  return textDecoding(splitText('CS', source.latin1(element)).map((term) => term.trim()));
}

/** An item that names a character set of its own is not the concern of the one around it. */
function usesExtended(element: DataElement, source: ValueSource): boolean {
  if (element.items) {
    return element.items.some(
      (item) => !namesItsOwn(item) && item.elements.some((inner) => usesExtended(inner, source)),
    );
  }
  return traitsOf(element.vr).hasCharacterSet && !isPlain(source.latin1(element));
}

function namesItsOwn(item: DataSetItem): boolean {
  return item.elements.some((element) => element.tag === specificCharacterSet);
}
