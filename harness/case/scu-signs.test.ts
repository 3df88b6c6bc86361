import { expect } from 'chai';
import { differingSigns, isWeak, type ScuSigns, type SignName, signsOf } from './scu-signs.ts';
import { aLog, aProcess, aStore, someAccounts } from './testing/scu-accounts.ts';

const three = ['1.1', '1.2', '1.3'];

describe('the signs of a run', () => {
  it('are how the process ended, and how its associations did', () => {
    const abort = { kind: 'pdu', pdu: { type: 'A-ABORT', source: 0, reason: 0 } } as const;
    const logs = [
      aLog([]),
      aLog([], { released: false, end: abort }),
      aLog([], { released: false, end: { kind: 'closed', how: 'RST' } }),
      aLog([], { released: false, end: { kind: 'silence', ms: 1 } }),
      aLog([], { released: false, accepted: false }),
    ];
    const signs = signsOf(someAccounts(three, logs, { report: { process: aProcess({ end: 'exit code 3' }) } }));
    expect(signs).to.include({
      exit: 'exit code 3',
      associations: '5',
      ends: 'released A-ABORT RST silence rejected',
      durationMs: 10,
    });
    const ended = aProcess({ end: 'signal SIGKILL', wasEnded: true });
    expect(signsOf(someAccounts(three, [], { report: { process: ended } })).exit).to.equal('did not end');
  });

  it('are the order of the instances, and not their UIDs', () => {
    const sent = (...uids: string[]) => signsOf(someAccounts(three, [aLog(uids.map((uid) => aStore(uid)))])).instances;
    expect(sent('1.1', '1.2', '1.1', '1.3')).to.equal('1 2 1 3');
    expect(sent('9.1', '9.2', '9.1', '9.3')).to.equal('1 2 1 3');
  });

  it('are lines of output without times, and without what differs between any two runs', () => {
    const output =
      '  I: 2026-01-02T03:04:05.678Z sent /tmp/x-1/0001.dcm to port 4711\r\n\n12:30:01 done on 2026-01-02\n';
    const report = { process: aProcess({ output }) };
    const { output: lines } = signsOf(someAccounts(three, [], { report, volatile: ['4711', '/tmp/x-1', ''] }));
    expect(lines).to.deep.equal(['I: * sent */0001.dcm to port *', '* done on *']);
  });

  it('are what it reports, and what a person says', () => {
    const outcomes = [
      { stored: true, text: 'ok' },
      { stored: false, text: '0xA700' },
    ];
    const report = { outcomes, attested: { text: 'a red lamp', at: '2026-01-01T00:00:00.000Z' } };
    expect(signsOf(someAccounts(three, [], { report }))).to.include({
      outcomes: 'stored: ok; failed: 0xA700',
      attested: 'a red lamp',
      exit: '',
    });
  });

  it('are how long it took, from the first connection to the last end, if it has no process', () => {
    const logs = [aLog([], { openedAt: 100, endedAt: 150 }), aLog([], { openedAt: 120, endedAt: 400 })];
    expect(signsOf(someAccounts(three, logs))).to.include({ durationMs: 300 });
    expect(signsOf(someAccounts(three, []))).to.include({ durationMs: 0 });
  });
});

const usual: ScuSigns = {
  exit: 'exit code 0',
  output: ['sent 3 files in 17 ms'],
  outcomes: '',
  attested: '',
  instances: '1 2 3',
  associations: '1',
  ends: 'released',
  durationMs: 100,
};

describe('the signs in which a run differs', () => {
  it('are none between equal runs, and none without a run to compare with', () => {
    expect(differingSigns(usual, [usual, usual])).to.deep.equal([]);
    expect(differingSigns({ ...usual, exit: 'exit code 1' }, [])).to.deep.equal([]);
  });

  const differences: readonly (readonly [string, Partial<ScuSigns>])[] = [
    ['exit', { exit: 'exit code 1' }],
    ['outcomes', { outcomes: 'failed: x' }],
    ['attested', { attested: 'a lamp' }],
    ['instances', { instances: '1' }],
    ['associations', { associations: '2' }],
    ['ends', { ends: 'A-ABORT' }],
    ['output', { output: ['refused'] }],
    ['duration', { durationMs: 2000 }],
  ];
  for (const [name, some] of differences) {
    it(`are ${name}, if that differs from every run to compare with`, () => {
      const run = { ...usual, ...some };
      expect(differingSigns(run, [usual, usual])).to.deep.equal([name]);
      expect(differingSigns(run, [usual, run])).to.deep.equal([]);
    });
  }

  it('are a duration only if it is four times and a second longer or shorter', () => {
    const duration = (ms: number, otherMs: number) =>
      differingSigns({ ...usual, durationMs: ms }, [{ ...usual, durationMs: otherMs }]);
    expect(duration(900, 100)).to.deep.equal([]);
    expect(duration(10_000, 5000)).to.deep.equal([]);
    expect(duration(100, 5000)).to.deep.equal(['duration']);
  });

  it('are no digits of a line that has others in every run', () => {
    const told = (...lines: string[]) => ({ ...usual, output: lines });
    const references = [told('sent in 17 ms', 'ok'), told('sent in 21 ms', 'ok')];
    expect(differingSigns(told('sent in 99 ms', 'ok'), references)).to.deep.equal([]);
    expect(differingSigns(told('sent in 99 ms'), references)).to.deep.equal(['output']);
  });

  it('are the digits of a line that is the same in all runs to compare with', () => {
    const told = (line: string) => ({ ...usual, output: [line] });
    expect(differingSigns(told('2 stored'), [told('3 stored'), told('3 stored')])).to.deep.equal(['output']);
  });
});

describe('signs that come by chance', () => {
  const told = (line: string) => ({ ...usual, output: [line] });

  it('are a duration alone, or none', () => {
    const weak = (...signs: SignName[]) => isWeak(signs, usual, [usual]);
    expect([weak(), weak('duration'), weak('duration', 'exit')]).to.deep.equal([true, true, false]);
  });

  it('are digits of the output, but not its words', () => {
    expect(isWeak(['output'], told('sent in 3 ms'), [told('sent in 4 ms')])).to.equal(true);
    expect(isWeak(['output'], told('refused'), [told('sent in 4 ms')])).to.equal(false);
  });

  it('do not count if further runs with the same answers have other digits, and count if they have the same', () => {
    const references = [told('status 0'), told('status 0')];
    expect(differingSigns(told('status 42752'), references, [told('status 42752')])).to.deep.equal(['output']);
    expect(differingSigns(told('status 1'), references, [told('status 2')])).to.deep.equal([]);
  });
});
