import { expect } from 'chai';
import { ExplicitVRLittleEndian } from '../../../src/index.ts';
import { encodeTree, type Node } from '../../fuzz/draft/tree.ts';
import { headsOf, numberOf } from './naive-reader.ts';

const heads = (...nodes: readonly Node[]) => headsOf(Buffer.from(encodeTree(nodes, ExplicitVRLittleEndian)));
const text: Node = { tag: 0x00080070, vr: 'LO', value: Buffer.from('MAKER ') };

describe('a careless reader', () => {
  it('goes through elements and Items, and counts the Sequences around them', () => {
    const found = heads({ tag: 0x00081140, vr: 'SQ', isOpen: true, items: [{ elements: [text] }] }, text);
    expect(found.map(({ tag, depth }) => [tag.toString(16), depth])).to.deep.equal([
      ['81140', 0],
      ['fffee000', 1],
      ['80070', 1],
      ['fffee0dd', 1],
      ['80070', 0],
    ]);
    expect(found[1]?.isInOpenSequence).to.equal(true);
  });

  it('knows fragments, and numbers', () => {
    const found = heads(
      { tag: 0x00280010, vr: 'US', value: Buffer.from([0x34, 0x12]) },
      { tag: 0x7fe00010, vr: 'OB', isOpen: true, items: [{ elements: [], value: Buffer.alloc(1) }] },
    );
    expect(numberOf(found, 0x00280010)).to.equal(0x1234);
    expect(numberOf(found, 0x00280011)).to.be.NaN;
    expect(found.filter(({ isFragment }) => isFragment).map(({ length }) => length)).to.deep.equal([1]);
  });

  it('ends at lengths that lead nowhere', () => {
    expect(heads({ ...text, length: 0xfff0 }, text).length).to.equal(1);
  });
});
