// Proof of the validator on the storage IODs that are met most: each attribute of a minimal instance, which has those of
// Types 1 and 2 alone, in a VR that is not its own, with a value that its VR forbids, or with one that is not among its
// Enumerated Values draws exactly that finding (PS3.5 6.2, 6.3, 7.1.1).

import { expect } from 'chai';
import { formatTag } from '../../../registry/dictionary.ts';
import { storageIodOf } from '../../../registry/storage/storage-iod.ts';
import type { DataElement } from '../../read/element-tree.ts';
import { traitsOf } from '../element-values.ts';
import { ItemScope } from '../item-scope.ts';
import type { IodLevel } from '../level-row.ts';
import { common, like, minimalTree, outcomesOf, shown, variantsOf } from '../testing/minimal-instances.ts';
import { StorageLevels } from './storage-levels.ts';

/** A VR that no attribute may have instead. */
const others: Readonly<Record<string, string>> = {
  US: 'UL',
  SS: 'UL',
  UL: 'SL',
  SL: 'UL',
  FL: 'UL',
  FD: 'SV',
  AT: 'UL',
  OB: 'OD',
  OW: 'OD',
  UC: 'LO',
};

const otherVr = (vr: string) => others[vr] ?? (traitsOf(vr).isText ? 'UC' : 'OV');

/** Bytes behind those of the instance: a letter, a control character that no text has, a term and numbers that mean nothing. */
const appended = Buffer.concat([Buffer.from('A \x07 ILLEGAL '), Buffer.alloc(8, 0x7f)]);

/** Places of attributes with Enumerated Values that hold for each value, whatever else is there. */
function enumeratedIn(scope: ItemScope, level: IodLevel): readonly string[] {
  return scope.elements.flatMap(({ tag, items }) => {
    const row = level.byTag.get(tag);
    const inner = row?.level?.();
    const own = row?.enumerated ? [scope.pathOf(tag)] : [];
    return items && inner ? [...own, ...scope.itemsOf(tag).flatMap((item) => enumeratedIn(item, inner))] : own;
  });
}

const count = ({ length }: DataElement, size: number) => Math.max(1, length / size);

type Change = (element: DataElement) => DataElement;

/** Tags of the elements that are meant, at any depth. */
function tagsOf(elements: readonly DataElement[], isMeant: (element: DataElement) => boolean): ReadonlySet<string> {
  const inner = elements.flatMap(({ items = [] }) => items.flatMap((item) => [...tagsOf(item.elements, isMeant)]));
  return new Set([...elements.filter(isMeant).map(({ tag }) => formatTag(tag)), ...inner]);
}

describe('a minimal instance of a storage SOP Class whose values are wrong', () => {
  for (const keyword of common) {
    const { uid, tree } = minimalTree(keyword);
    const end = tree.bytes.length;
    const changed = { uid, tree: { ...tree, bytes: Buffer.concat([tree.bytes, appended]) } };
    const letter = { valueOffset: end, length: 2 };
    const control = { valueOffset: end + 2, length: 2 };
    const term = { valueOffset: end + 4, length: 8 };
    const number = { valueOffset: end + 12, length: 8 };

    function expectAlone(isMeant: (element: DataElement) => boolean, change: Change, rule: 'vr' | 'value'): void {
      const variants = variantsOf(tree.elements, (element) => (isMeant(element) ? change(element) : element));
      const meant = tagsOf(tree.elements, isMeant);
      const results = outcomesOf(changed, variants, rule).filter(({ tagPath }) => meant.has(tagPath.slice(-11)));
      expect(results.length).to.be.above(15);
      expect(results.filter(({ at }) => at === 0).map(({ tagPath }) => tagPath)).to.deep.equal([]);
      const elsewhere = results.flatMap(({ tagPath, others: found }) =>
        found.filter((each) => each.tagPath !== tagPath).map((each) => `${tagPath}: ${shown([each])}`),
      );
      expect(elsewhere).to.deep.equal([]);
    }

    it(`of ${keyword} has no other VR for any attribute`, () => {
      const change = (element: DataElement) =>
        element.items
          ? like(element, { vr: 'UC', items: undefined, ...letter })
          : like(element, { vr: otherVr(element.vr) });
      expectAlone(() => true, change, 'vr');
    });

    it(`of ${keyword} has no value that the VR of its attribute forbids`, () => {
      expectAlone(
        ({ vr }) => traitsOf(vr).rule !== undefined,
        (element) => like(element, control),
        'value',
      );
    });

    it(`of ${keyword} has no value but the Enumerated Values of its attribute`, () => {
      const iod = storageIodOf(uid);
      const top = ItemScope.of(tree, () => undefined);
      const places = iod ? enumeratedIn(top, new StorageLevels(iod).levelFor(top)) : [];
      const change = (element: DataElement) => {
        if (traitsOf(element.vr).isText) return like(element, term);
        const { size } = traitsOf(element.vr);
        return size === undefined
          ? element
          : like(element, { ...number, length: Math.min(8, size * count(element, size)) });
      };
      const results = outcomesOf(changed, variantsOf(tree.elements, change), 'enumerated-value');
      const meant = results.filter(({ tagPath }) => places.includes(tagPath));
      expect(meant.length).to.be.above(0);
      expect(meant.filter(({ at }) => at === 0).map(({ tagPath }) => tagPath)).to.deep.equal([]);
      const elsewhere = meant.flatMap(({ tagPath, others: found }) =>
        found.filter((each) => each.tagPath !== tagPath).map((each) => `${tagPath}: ${shown([each])}`),
      );
      expect(elsewhere).to.deep.equal([]);
    });
  }
});
