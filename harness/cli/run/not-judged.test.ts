import { expect } from 'chai';
import { aCaseResult, aRunResult } from '../testing/results.ts';
import { whyNotJudged } from './not-judged.ts';

const sut = { role: 'scp', address: 'A@host:104', reachable: false, unreachableReason: 'connection refused' } as const;
const error = aCaseResult({ id: 'd', verdict: 'error', health: 'not-checked', startedAt: '2026-01-01T00:00:04.000Z' });
const cases = [
  aCaseResult({ id: 'c', verdict: 'fail', health: 'unreachable', startedAt: '2026-01-01T00:00:03.000Z' }),
  aCaseResult({ id: 'a', startedAt: '2026-01-01T00:00:01.000Z' }),
  aCaseResult({ id: 'b', verdict: 'fail', health: 'unwell', startedAt: '2026-01-01T00:00:02.000Z' }),
  error,
];

describe('what is told at the end of a run that did not judge everything', () => {
  it('is nothing where everything was judged that applies', () => {
    expect(whyNotJudged(aRunResult([aCaseResult({})]), false)).to.equal(undefined);
  });

  it('is which folder to name, if nothing that was acknowledged is found there', () => {
    const inVain = aCaseResult({ scenario: 'rules/storage/found-in-store', verdict: 'warn' });
    expect(whyNotJudged(aRunResult([aCaseResult({}), inVain]), false)).to.match(
      /nothing that it acknowledged was found; see that --store-dir names the folder/,
    );
  });

  it('is what to check, for a system that was never reached', () => {
    expect(whyNotJudged(aRunResult([error], { sut }), false)).to.equal(
      'A@host:104 cannot be reached: connection refused; check host, port, TLS, the AE title and --calling-ae',
    );
  });

  it('is the AE titles, for a system that rejects every association, and its port, for one that answers none', () => {
    const told = (noAssociation: 'rejected' | 'unanswered', unreachableReason: string) =>
      whyNotJudged(aRunResult([error], { sut: { ...sut, noAssociation, unreachableReason } }), false);
    expect(told('rejected', 'A-ASSOCIATE-RJ')).to.equal(
      'A@host:104 rejects every association: A-ASSOCIATE-RJ; check the AE titles, --calling-ae and --user',
    );
    expect(told('unanswered', 'silence for 5000 ms')).to.equal(
      'A@host:104 answers no request for an association: silence for 5000 ms; check port and TLS, and give it more time with --timeout',
    );
  });

  it('is what to check, for an SCU that never asked for an association', () => {
    const scu = { ...sut, role: 'scu', unreachableReason: 'it opened no association: exit code 4' } as const;
    expect(whyNotJudged(aRunResult([error], { sut: scu }), false)).to.equal(
      'the SCU cannot be judged: it opened no association: exit code 4; check its command, and where it is to send',
    );
  });

  it('is no advice on its address, for a system that was lost before the first case', () => {
    const unreachableReason = 'it was lost after 3 associations, before the first case: connection refused';
    expect(whyNotJudged(aRunResult([error], { sut: { ...sut, unreachableReason, lostAfter: 3 } }), false)).to.equal(
      `A@host:104 cannot be judged: ${unreachableReason}; ` +
        'see its log, or let --start supervise it, which tells what kills it',
    );
  });

  it('is the first case after which it was not well again, for a system that was lost during the run', () => {
    expect(whyNotJudged(aRunResult(cases, { sut }), false)).to.equal(
      'A@host:104 was lost during the run: connection refused; it was not well after b; ' +
        'see its log, or let --start supervise it, which tells what kills it',
    );
  });

  it('does not advise to start what was started', () => {
    expect(whyNotJudged(aRunResult(cases, { sut }), true)).to.match(/after b; see what it printed$/);
  });

  it('is how many cases ended in an error, for a system that is still there', () => {
    const run = (...some: typeof cases) => whyNotJudged(aRunResult(some), false);
    expect(run(aCaseResult({}), error)).to.equal('a case ended in an error; the reasons are with them');
    expect(run(error, error)).to.equal('2 cases ended in an error; the reasons are with them');
  });

  it('is that few cases apply, for a system that accepted no SOP Class that they could use', () => {
    const asked = { sopClass: 'CTImageStorage', negotiation: 'accepted', transferSyntaxes: ['JPEGBaseline8Bit'] };
    const there = { ...sut, reachable: true, unreachableReason: undefined, sopClasses: [asked] };
    const told = (some: object) => whyNotJudged(aRunResult([aCaseResult({})], { sut: { ...there, ...some } }), false);
    expect(told({})).to.match(/^A@host:104 accepted no SOP Class .* few cases apply; .* --calling-ae$/);
    expect(told({ protocolSopClass: 'CTImageStorage' })).to.equal(undefined);
  });

  it('is that Ctrl-C stopped it, whatever else happened', () => {
    expect(whyNotJudged(aRunResult(cases, { sut, interrupted: true }), false)).to.match(/^stopped by Ctrl-C/);
  });
});
