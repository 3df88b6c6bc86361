// What a structural error (PS3.5 7.1, 7.5) keeps from being read: it is unknown, so it is not absent.

import type { DataElement, DataSetItem } from '../read/element-tree.ts';
import type { DataSetFinding } from '../read/finding.ts';

/** Lower than any tag. */
const noTag = -1;

/** The part of one item behind the place where reading ended. */
export class UnreadPart {
  readonly #elements: readonly DataElement[];
  readonly #finding: DataSetFinding;

  private constructor(elements: readonly DataElement[], finding: DataSetFinding) {
    this.#elements = elements;
    this.#finding = finding;
  }

  /** That of the top level of a Data Set; undefined for one that was read to its end. */
  static of(elements: readonly DataElement[], findings: readonly DataSetFinding[] = []): UnreadPart | undefined {
    const [finding] = findings;
    return finding && new UnreadPart(elements, finding);
  }

  /** True if the element may be there. Elements ascend, unless that is what is wrong. */
  includes(tag: number): boolean {
    const { rule, tag: place } = this.#finding;
    const isDisordered = rule === 'tag-order' || rule === 'duplicate-tag';
    const last = isDisordered ? noTag : (this.#elements.at(-1)?.tag ?? noTag);
    return tag > last || tag === place;
  }

  /** True of the element in which reading ended: a sequence gets its length when the reader closes it. */
  isCutOff(element: DataElement): boolean {
    if (element !== this.#elements.at(-1)) return false;
    return element.items ? element.length === 0 : element.tag === this.#finding.tag;
  }

  /** That of an item of this one; undefined for an item that was read to its end. */
  within(sequence: number, item: DataSetItem): UnreadPart | undefined {
    const last = this.#elements.at(-1);
    if (last?.tag !== sequence || !this.isCutOff(last) || last.items?.at(-1) !== item) return undefined;
    return new UnreadPart(item.elements, this.#finding);
  }
}
