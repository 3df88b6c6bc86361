import { expect } from 'chai';
import { clauseAddress, clauseLink } from './clause-link.ts';

describe('The link to a clause', () => {
  for (const [ref, place] of [
    ['PS3.8 9.2.3', 'part08.html#sect_9.2.3'],
    ['PS3.4 GG', 'part04.html#chapter_GG'],
    ['PS3.7 Annex C', 'part07.html#chapter_C'],
    ['PS3.15 B.12', 'part15.html#sect_B.12'],
  ] as const) {
    it(`leads from ${ref} to ${place}`, () =>
      expect(clauseAddress(ref)).to.match(new RegExp(`/2024c/output/html/${place}$`)));
  }

  it('is text where there is no clause, and never an address that somebody else wrote', () => {
    for (const odd of ['', 'RFC 8446', 'PS3.8 9.2 "onclick=', 'PS3.8 ../../x', 'javascript:alert(1)']) {
      expect(clauseAddress(odd)).to.equal(undefined);
      expect(clauseLink(odd).text).not.to.contain('<a');
    }
  });
});
