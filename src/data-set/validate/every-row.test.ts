// Each row of each IOD, one at a time (PS3.5 7.4): what a full instance loses is found, where it was lost and nothing else.

import { expect } from 'chai';
import type { Condition } from '../../registry/iods/condition.ts';
import { expandRows, type IodDefinition, type Row } from '../../registry/iods/definition.ts';
import { iods } from '../../registry/iods/index.ts';
import { fullInstance } from '../instance/full.ts';
import type { DataElement } from '../read/element-tree.ts';
import { type DataSetTree, readDataSet } from '../read/read-data-set.ts';
import { encodeDataSet } from '../write/codec.ts';
import { IodLevels, makeLevel } from './iod-level.ts';
import { ItemScope } from './item-scope.ts';
import type { IodLevel, LevelRow } from './level-row.ts';
import { validateDataSet } from './validate-data-set.ts';
import { describeValidationFinding } from './validation-finding.ts';

/** An element of a tree, the row it follows, and the list that holds it, which may be changed. */
interface Place {
  readonly row: LevelRow;
  readonly siblings: DataElement[];
  readonly element: DataElement;
}

function fullTree(sopClassUID: string): DataSetTree {
  let count = 0;
  const dataSet = fullInstance(sopClassUID, () => `2.25.${++count}`);
  if (!dataSet) throw new Error(`no IOD of ${sopClassUID}`);
  return readDataSet(encodeDataSet(dataSet, 'ExplicitVRLittleEndian'), 'ExplicitVRLittleEndian');
}

/** One place for each row of each sequence: where a sequence comes again in another one, its rows are the same. */
function placesOf(elements: readonly DataElement[], level: IodLevel, path: string, places: Map<string, Place>): void {
  for (const element of elements) {
    const row = level.byTag.get(element.tag);
    if (!row) continue;
    const key = `${path}${row.keyword}`;
    if (!places.has(key)) places.set(key, { row, siblings: elements as DataElement[], element });
    const inner = row.level?.();
    if (inner) for (const item of element.items ?? []) placesOf(item.elements, inner, `${row.keyword} > `, places);
  }
}

function topLevel(iod: IodDefinition): IodLevel {
  return makeLevel(iod.modules.map(({ module }) => module));
}

/** Which elements the conditions of a row read: those findings may follow when such an element goes. */
const readBy = new Map<string, Set<string>>();

function keywordsIn(condition: Condition): readonly string[] {
  if ('keyword' in condition) return [condition.keyword];
  if (!('of' in condition)) return [];
  return 'is' in condition.of ? keywordsIn(condition.of) : condition.of.flatMap(keywordsIn);
}

function collectReaders(rows: readonly Row[], seen: readonly string[]): void {
  for (const row of expandRows(rows)) {
    if (row.row === 'wildcard') continue;
    const read = readBy.get(row.keyword) ?? new Set<string>();
    readBy.set(row.keyword, read);
    for (const part of [row.required, row.otherwise]) {
      if (typeof part === 'object') for (const keyword of keywordsIn(part)) read.add(keyword);
    }
    if (row.row === 'sequence' && !seen.includes(row.keyword)) collectReaders(row.rows, [...seen, row.keyword]);
  }
}

for (const iod of iods) for (const { module } of iod.modules) collectReaders(module.rows, []);

/**
 * The instance with one element of the top level and all that no other can do without, landmarks included, which count
 * together. Most of a full instance is in a few large sequences, which need not be gone through again for each row.
 */
function around(tree: DataSetTree, element: DataElement, level: IodLevel): DataSetTree {
  const isNeeded = (other: DataElement) => {
    const row = level.byTag.get(other.tag);
    return row?.keyword.startsWith('PlanningLandmark') || /^[12]C?$/.test(row?.type ?? '');
  };
  return { ...tree, elements: tree.elements.filter((other) => other === element || !other.items || isNeeded(other)) };
}

describe('every row of every IOD', () => {
  for (const iod of iods) {
    it(`of the ${iod.name} IOD: a missing or empty Type 1 and a missing Type 2 are found, and nothing else`, function () {
      this.timeout(300_000);
      const tree = fullTree(iod.sopClassUID);
      const level = topLevel(iod);
      expect(validateDataSet(tree, iod.sopClassUID).map(describeValidationFinding)).to.deep.equal([]);
      const seen = new Set<string>();
      for (const element of tree.elements) expectEachLoss(around(tree, element, level), iod, level, element, seen);
      const checked = seen.size;
      expect(checked).to.be.at.least(iod.name === 'Color Palette' ? 40 : 30);
    });
  }
});

/** Takes each row at or below `element` away in turn that is not among those `seen`. */
function expectEachLoss(
  tree: DataSetTree,
  iod: IodDefinition,
  level: IodLevel,
  element: DataElement,
  seen: Set<string>,
): void {
  const places = new Map<string, Place>();
  placesOf([element], level, '', places);
  const [own] = places.values();
  if (own) places.set(own.row.keyword, { ...own, siblings: tree.elements as DataElement[] });
  for (const [path, place] of places) {
    const { type } = place.row;
    if ((type !== '1' && type !== '2') || seen.has(path)) continue;
    seen.add(path);
    expectLoss(tree, iod, path, place, 'missing');
    if (type === '1') expectLoss(tree, iod, path, place, 'empty');
  }
}

/** An optional module of which nothing is left is not there, so it demands nothing (PS3.3 A.1.3.3). */
function isDemanded(iod: IodDefinition, tree: DataSetTree, tag: number, path: string): boolean {
  if (path.includes(' > ')) return true;
  return new IodLevels(iod).levelFor(ItemScope.of(tree, () => {})).byTag.has(tag);
}

function expectLoss(
  tree: DataSetTree,
  iod: IodDefinition,
  path: string,
  place: Place,
  rule: 'missing' | 'empty',
): void {
  const { siblings, element, row } = place;
  const at = siblings.indexOf(element);
  if (rule === 'missing') siblings.splice(at, 1);
  else siblings[at] = { ...element, length: 0, value: new Uint8Array(0), ...(element.items && { items: [] }) };
  try {
    const errors = validateDataSet(tree, iod.sopClassUID).filter((finding) => finding.severity === 'error');
    const own = errors.filter((finding) => finding.rule === rule && finding.tag === row.tag);
    expect(own, `${path} ${rule}`).to.have.lengthOf(isDemanded(iod, tree, row.tag, path) ? 1 : 0);
    const others = errors.filter((finding) => finding !== own[0] && !readBy.get(finding.keyword)?.has(row.keyword));
    expect(others.map(describeValidationFinding), `${path} ${rule}`).to.deep.equal([]);
  } finally {
    if (rule === 'missing') siblings.splice(at, 0, element);
    else siblings[at] = element;
  }
}
