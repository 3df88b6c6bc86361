import { expect } from 'chai';
import { disagreements, type SeenElement } from './peer-elements.ts';

describe('what two readers see', () => {
  const name: SeenElement = { path: '(0010,0010)', vr: 'PN', length: 8, value: '[Doe^Jane]' };
  const sequence: SeenElement = { path: '(0008,1140)', vr: 'SQ', length: 20, value: undefined };
  const nested: SeenElement = { path: '(0008,1140)[1].(0008,1155)', vr: 'UI', length: 4, value: '[1.2]' };

  it('is the same when tags, VRs, lengths and values are', () => {
    expect(disagreements([name, sequence, nested], [name, sequence, nested])).to.deep.equal([]);
  });

  it('differs in every way that is told', () => {
    expect(disagreements([name], [])).to.deep.equal(['(0010,0010): only we see it']);
    expect(disagreements([], [name])).to.deep.equal(['(0010,0010): only they see it']);
    expect(disagreements([name], [{ ...name, vr: 'LO', length: 6, value: '[Doe]' }])).to.deep.equal([
      '(0010,0010): VR PN and LO',
      '(0010,0010): length 8 and 6',
      '(0010,0010): [Doe^Jane] and [Doe]',
    ]);
  });

  it('does not differ in what one of them cannot know', () => {
    const young = { ...sequence, vr: undefined, value: '01 02' };
    expect(disagreements([sequence, nested], [young])).to.deep.equal([]);
    expect(disagreements([name], [{ ...name, length: undefined, value: undefined }])).to.deep.equal([]);
  });

  it('still differs in the length of what one of them does not know', () => {
    expect(disagreements([sequence], [{ ...sequence, vr: undefined, length: 22 }])).to.deep.equal([
      '(0008,1140): length 20 and 22',
    ]);
  });
});
