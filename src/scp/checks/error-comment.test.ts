import { expect } from 'chai';
import fc from 'fast-check';
import { errorComment, errorCommentAt } from './error-comment.ts';

describe('Error Comment (0000,0902)', () => {
  it('leaves a short text of the default repertoire as it is', () => {
    expect(errorComment('the store is full (quota 10 bytes)')).to.equal('the store is full (quota 10 bytes)');
  });

  it('keeps 64 characters whole and cuts the 65th', () => {
    expect(errorComment('x'.repeat(64))).to.equal('x'.repeat(64));
    expect(errorComment('x'.repeat(65))).to.equal(`${'x'.repeat(61)}...`);
  });

  it('replaces what the default repertoire does not have, and the backslash that separates values', () => {
    expect(errorComment('Größe\\n')).to.equal('Gr??e?n');
    expect(errorComment('two\r\nlines\tand more ')).to.equal('two lines and more');
  });

  it('keeps the end of a place that is too long, since the last tag is what went wrong', () => {
    const place = `${'(0072,0200)[1].'.repeat(10)}(0072,0202) at byte 77`;
    const comment = errorCommentAt(place, 'bad length');
    expect(comment)
      .to.match(/^\.\.\./)
      .and.to.include('(0072,0202) at byte 77: bad');
    expect(comment).to.have.length.at.most(64);
  });

  it('is a legal LO value for whatever text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(errorComment(text)).to.match(/^[\x20-\x5b\x5d-\x7e]{0,64}$/);
      }),
    );
  });
});
