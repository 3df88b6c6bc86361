import { expect } from 'chai';
import { aProcess } from './testing/scu-accounts.ts';
import { UsualCrashes } from './usual-crashes.ts';

const crash = (output: string, end = 'signal SIGABRT') => ({ process: aProcess({ end, hasCrashed: true, output }) });

describe('the crashes of an SCU when all is answered well', () => {
  const usual = new UsualCrashes();
  usual.learn(crash('sent 3 files\nstream 17 is null\n'));

  it('are known again by their signal and last words, whatever the numbers', () => {
    expect(usual.includes(crash('sent 1 file\nstream 4 is null\n'))).to.equal(true);
  });

  it('are not a crash of another signal or with other last words', () => {
    expect(usual.includes(crash('stream 17 is null', 'signal SIGSEGV'))).to.equal(false);
    expect(usual.includes(crash('assertion failed'))).to.equal(false);
  });

  it('are not the end of a process that does not crash', () => {
    const ended = { process: aProcess({ end: 'exit code 0', hasCrashed: false, output: 'all sent' }) };
    usual.learn(ended);
    expect(usual.includes(ended)).to.equal(false);
    expect(usual.includes({})).to.equal(false);
  });
});
