import { expect } from 'chai';
import { failure } from '../campaign/testing/fakes.ts';
import { isSameFailure, showsInHealth } from './failure.ts';

describe('failures', () => {
  it('are the same if class and key are, whatever the text', () => {
    expect(isSameFailure(failure('hang'), failure('hang', { text: 'another' }))).to.equal(true);
    expect(isSameFailure(failure('hang'), failure('hang', { key: 'another' }))).to.equal(false);
    expect(isSameFailure(failure('hang'), failure('health lost'))).to.equal(false);
    expect(isSameFailure(failure('hang'), undefined)).to.equal(false);
  });

  it('show in the health of the SUT or in its reaction', () => {
    expect(showsInHealth(failure('listener blocked'))).to.equal(true);
    expect(showsInHealth(failure('wrong answer'))).to.equal(false);
  });
});
