import { expect } from 'chai';
import { aCaseResult } from '../cli/testing/results.ts';
import { scuCrashOf, wasServedWell } from './scu-crash.ts';

const account = { asked: 2, sent: 2, associations: 1, ends: ['A-RELEASE-RQ'], exit: 'signal SIGSEGV', afterStatus: [] };

function crash(output: string, some: Parameters<typeof aCaseResult>[0] = {}) {
  return scuCrashOf(aCaseResult({ role: 'scu', health: 'died', scu: { ...account, output }, ...some }));
}

describe('the crash of an SCU', () => {
  it('is none for an SCU that lives, for an SCP, and for the case of a rule', () => {
    expect(crash('x', { health: 'ok' })).to.equal(undefined);
    expect(crash('x', { role: 'scp' })).to.equal(undefined);
    expect(crash('x', { observed: { kind: 'rule', checked: 1, brokenIn: ['a'] } })).to.equal(undefined);
  });

  it('is of the same kind if the last line is the same but for numbers', () => {
    expect(crash('a\nbad length 17\n')?.kind).to.equal(crash('b\nbad length 9')?.kind);
    expect(crash('bad length 17')?.kind).to.not.equal(crash('bad tag 17')?.kind);
  });

  it('is of the same kind if the same assertion failed, whatever stands before it on the line', () => {
    const failed = "net/ac.cxx:12: bool Read(int): Assertion `n == 4' failed.";
    const [one, other] = [crash(`Source: prog: ${failed}`), crash(`prog: ${failed.replace(':12:', ':13:')}`)];
    expect(one).to.deep.include({ end: 'signal SIGSEGV', words: "net/ac.cxx:12: Assertion `n == 4' failed." });
    expect(one?.kind).to.equal(other?.kind);
    expect(one?.kind).to.not.equal(crash(failed.replace('Read', 'Write'))?.kind);
  });

  it('is told apart by its phase if the program said nothing', () => {
    expect(crash('')?.kind).to.not.equal(crash('', { phase: 'association' })?.kind);
  });
});

describe('an SCU', () => {
  const served = (some: object, scu: object = {}) =>
    wasServedWell(aCaseResult({ role: 'scu', status: '0x0000', scu: { ...account, ...scu }, ...some }));

  it('was served well if all was legal, sent, stored and released', () => {
    expect(served({})).to.equal(true);
    expect(served({ input: 'illegal' })).to.equal(false);
    expect(served({ status: '0xB000' })).to.equal(false);
    expect(served({}, { sent: 1 })).to.equal(false);
    expect(served({}, { ends: ['A-RELEASE-RQ', 'FIN'] })).to.equal(false);
    expect(served({}, { ends: [] })).to.equal(false);
    expect(served({}, { afterStatus: [{ status: '0xA700', next: 'stops', triesAgain: 0 }] })).to.equal(false);
  });
});
