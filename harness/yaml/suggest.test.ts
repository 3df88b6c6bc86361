import { expect } from 'chai';
import { didYouMean, nearestWord } from './suggest.ts';

describe('the nearest known word', () => {
  const known = ['associate', 'release', 'abort', 'c-store'];

  it('is found for a mistyped one', () => {
    expect(nearestWord('asociate', known)).to.equal('associate');
    expect(nearestWord('cstore', known)).to.equal('c-store');
  });

  it('does not depend on upper and lower case', () => {
    expect(nearestWord('RELEASE', known)).to.equal('release');
  });

  it('is none when every known word is far', () => {
    expect(nearestWord('verify', known)).to.equal(undefined);
    expect(didYouMean('verify', known)).to.equal('');
  });

  it('is offered as a question', () => {
    expect(didYouMean('abrt', known)).to.equal('; did you mean "abort"?');
  });
});
