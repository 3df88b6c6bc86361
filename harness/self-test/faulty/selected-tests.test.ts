import { expect } from 'chai';
import { selectedTests } from './selected-tests.ts';

const tests = ['an SCP that hangs (hangs)', 'an SCP that leaks (leaks)', 'an SCP that Leaks'].map((title) => ({
  fullTitle: () => title,
}));

function selected(...args: string[]): string[] {
  return selectedTests(tests, ['node', 'mocha', 'x.test.ts', ...args]).map((test) => test.fullTitle());
}

describe('the tests that mocha is going to run', () => {
  it('are all where nothing is selected', () => {
    expect(selected()).to.have.length(3);
    expect(selected('--timeout', '1000')).to.have.length(3);
  });

  it('are those whose title matches', () => {
    for (const args of [['-g', 'leaks'], ['--grep', '\\(leaks\\)$'], ['--grep=leaks'], ['-f', '(leaks)']]) {
      expect(selected(...args), args.join(' ')).to.deep.equal(['an SCP that leaks (leaks)']);
    }
    expect(selected('-g', '/leaks/i')).to.have.length(2);
    expect(selected('-g', 'none')).to.deep.equal([]);
  });

  it('are the others where the selection is inverted', () => {
    expect(selected('-g', 'leaks', '-i')).to.deep.equal(['an SCP that hangs (hangs)', 'an SCP that Leaks']);
    expect(selected('-f', 'SCP', '--invert')).to.deep.equal([]);
  });
});
