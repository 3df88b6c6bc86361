// Proof of the validator on the storage IODs that are met most: a minimal instance of each is valid, and without an attribute
// of Type 1 or 2, or with an empty one of Type 1, it draws exactly that finding (PS3.5 7.4, PS3.3 C.1.2.3).

import { expect } from 'chai';
import { sopClassByKeyword } from '../../../registry/sop-classes.ts';
import { storageClasses } from '../../../registry/storage/storage-tables.ts';
import type { DataSet } from '../../data-set.ts';
import type { DataElement } from '../../read/element-tree.ts';
import {
  common,
  errorsOf,
  like,
  minimalInstance,
  minimalTree,
  outcomesOf,
  perFrameGroups,
  shown,
  treeOf,
  uids,
  type Variant,
  variantsOf,
} from '../testing/minimal-instances.ts';

const emptied = (element: DataElement) => like(element, element.items ? { items: [], length: 0 } : { length: 0 });

describe('a minimal instance of a storage SOP Class', () => {
  it('is valid of every class', () => {
    const wrong = storageClasses().flatMap((uid) => {
      const findings = errorsOf(treeOf(minimalInstance(uid)), uid);
      return findings.length > 0 ? [`${uid}: ${shown(findings).join('; ')}`] : [];
    });
    expect(wrong).to.deep.equal([]);
  });

  for (const keyword of common) {
    const instance = minimalTree(keyword);
    const { tree } = instance;
    const outcomes = (variants: readonly Variant[], rule: 'missing' | 'empty') => outcomesOf(instance, variants, rule);

    it(`of ${keyword} needs each of its attributes`, () => {
      const variants = variantsOf(tree.elements, () => undefined);
      const results = outcomes(variants, 'missing').filter(({ tagPath }) => tagPath !== perFrameGroups);
      expect(results.length).to.be.above(15);
      expect(results.filter(({ at }) => at !== 1).map(({ tagPath }) => tagPath)).to.deep.equal([]);
      expect(
        results.flatMap(({ tagPath, others }) => others.map((each) => `${tagPath}: ${shown([each])}`)),
      ).to.deep.equal([]);
    });

    it(`of ${keyword} needs a value of each attribute that has one`, () => {
      const filled = variantsOf(tree.elements, (element) => (element.length === 0 ? element : emptied(element))).filter(
        ({ tagPath }) => !uids.includes(tagPath),
      );
      const results = outcomes(filled, 'empty').filter(({ at, others }) => at > 0 || others.length > 0);
      expect(results.length).to.be.above(5);
      expect(results.filter(({ at }) => at !== 1).map(({ tagPath }) => tagPath)).to.deep.equal([]);
    });
  }

  it('has each functional group in one place, and as many items as frames', () => {
    const uid = sopClassByKeyword('EnhancedCTImageStorage')?.uid ?? '';
    const dataSet = minimalInstance(uid);
    const [shared] = dataSet.SharedFunctionalGroupsSequence as readonly DataSet[];
    const [frame] = dataSet.PerFrameFunctionalGroupsSequence as readonly DataSet[];
    const found = (inShared: DataSet, ...frames: readonly DataSet[]) => {
      const groups = { SharedFunctionalGroupsSequence: [inShared], PerFrameFunctionalGroupsSequence: frames };
      return shown(errorsOf(treeOf({ ...dataSet, ...groups }), uid));
    };
    const { FrameAnatomySequence: anatomy = [] } = shared ?? {};
    expect(found({ ...shared }, { ...frame, FrameAnatomySequence: anatomy })).to.deep.equal([
      'not-allowed (5200,9230)[1].(0020,9071) absence, for it is shared by all frames',
    ]);
    const { FrameContentSequence: content = [], ...others } = frame ?? {};
    expect(found({ ...shared, FrameContentSequence: content }, others)).to.deep.equal([
      'not-allowed (5200,9229)[1].(0020,9111) absence, for it is of single frames',
    ]);
    expect(found({ ...shared }, { ...frame }, { ...frame })).to.deep.equal([
      'item-count (5200,9230) 1 items, as NumberOfFrames says',
    ]);
  });
});
