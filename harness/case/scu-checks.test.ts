import { expect } from 'chai';
import {
  associationsCome,
  continues,
  ends,
  releases,
  reportsTruly,
  requestsCome,
  storesCome,
  tellsWhatIsLeft,
} from './scu-checks.ts';
import { aLog, aProcess, aStore, someAccounts } from './testing/scu-accounts.ts';

const two = ['1.1', '1.2'];

/** Whether the report is true of instances that were answered so. */
function truly(told: readonly boolean[], ...statuses: (number | 'none')[]) {
  const stores = statuses.map((status, at) => aStore(two[at] ?? '', status));
  const outcomes = told.map((stored) => ({ stored, text: 'x' }));
  return reportsTruly(someAccounts(two, [aLog(stores)], { report: { outcomes } }));
}

describe('what an SCU reports of each instance', () => {
  it('is true if it is stored for success and warnings, and failed for all else', () => {
    expect(truly([true, false], 0, 0xa700)).to.deep.include({
      holds: true,
      expected: 'reports stored, failed',
      actual: 'reported stored, failed (x | x)',
    });
    expect(truly([true, false], 0xb000, 'none')).to.include({ holds: true });
    expect(truly([true, true], 0, 0xa700)).to.include({ holds: false });
    expect(truly([false, true], 0, 0)).to.include({ holds: false });
  });

  it('is failed for an instance that never came, and for one of which it says nothing', () => {
    expect(truly([true, true], 0)).to.include({ holds: false });
    expect(truly([true], 0, 0)).to.include({ holds: false, actual: 'reported stored, failed (x)' });
  });

  it('goes by the last answer to an instance that was sent again', () => {
    const logs = [aLog([aStore('1.1', 0xa700)]), aLog([aStore('1.1', 0), aStore('1.2', 0)])];
    const outcomes = [1, 2].map(() => ({ stored: true, text: 'x' }));
    expect(reportsTruly(someAccounts(two, logs, { report: { outcomes } }))).to.include({ holds: true });
  });

  it('is not judged if it reports nothing', () => {
    expect(reportsTruly(someAccounts(two, []))).to.equal(undefined);
  });
});

describe('what is counted', () => {
  const logs = [aLog([aStore('1.1'), aStore('1.2')]), aLog([aStore('1.2')])];
  const accounts = someAccounts(two, logs);

  it('is a number, or a range', () => {
    expect(storesCome(3, accounts)).to.deep.equal({
      expected: 'C-STORE requests: 3',
      actual: 'C-STORE requests: 3',
      holds: true,
    });
    expect(storesCome(2, accounts)).to.include({ holds: false });
    expect(storesCome({ atLeast: 3 }, accounts)).to.include({ holds: true, expected: 'C-STORE requests: at least 3' });
    expect(storesCome({ atMost: 2 }, accounts)).to.include({ holds: false, expected: 'C-STORE requests: at most 2' });
    expect(associationsCome({ atLeast: 1, atMost: 2 }, accounts)).to.deep.equal({
      expected: 'associations: at least 1, at most 2',
      actual: 'associations: 2',
      holds: true,
    });
  });

  it('is every instance, over one association or several', () => {
    expect(continues(accounts)).to.include({ holds: true });
    expect(continues(someAccounts([...two, '1.3'], logs))).to.include({
      holds: false,
      actual: 'sent 2 of 3 instances',
    });
  });
});

describe('what is left', () => {
  const left = (process: object | undefined, ...sent: string[]) => {
    const logs = [aLog(sent.map((uid) => aStore(uid)))];
    return tellsWhatIsLeft(
      someAccounts(['1.1', '1.2', '1.3'], logs, { report: process ? { process: aProcess(process) } : {} }),
    );
  };

  it('is told if nothing is left', () => {
    expect(left({ end: 'exit code 0', output: '' }, '1.1', '1.2', '1.3').holds).to.equal(true);
  });

  it('is not told by an SCU that ends well and says the same of each that it sent', () => {
    expect(left({ end: 'exit code 0', output: '' }, '1.1')).to.include({
      holds: false,
      actual: 'sent 1 of 3 instances; exit code 0',
    });
    expect(left({ end: 'exit code 0', output: 'sent 1.1\nsent 1.2\n' }, '1.1', '1.2').holds).to.equal(false);
  });

  it('may be told by the exit status, by another line of its output, or by what nobody here sees', () => {
    expect(left({ end: 'exit code 1', output: '' }, '1.1').holds).to.equal(true);
    expect(left({ end: 'exit code 0', output: 'sent\nsent\nleft\n' }, '1.1', '1.2').holds).to.equal(true);
    expect(left(undefined, '1.1').holds).to.equal(true);
  });
});

describe('how it ends', () => {
  it('is by itself unless the harness ended its process', () => {
    expect(ends(someAccounts(two, []))).to.include({ holds: true });
    expect(ends(someAccounts(two, [], { report: { process: aProcess() } }))).to.include({ holds: true });
    const process = aProcess({ wasEnded: true });
    expect(ends(someAccounts(two, [], { report: { process } }))).to.include({ holds: false });
  });

  it('is with A-RELEASE-RQ on every association that was accepted', () => {
    const left = aLog([], { released: false });
    expect(releases(someAccounts(two, [aLog([]), aLog([], { accepted: false, released: false })]))).to.include({
      holds: true,
    });
    expect(releases(someAccounts(two, [aLog([]), left]))).to.include({ holds: false });
    expect(releases(someAccounts(two, []))).to.include({
      holds: false,
      actual: 'ended with no association was opened',
    });
  });
});

describe('requests in an order', () => {
  const accounts = someAccounts(two, [], { requests: ['A-ASSOCIATE-RQ', 'C-STORE-RQ', 'C-STORE-RQ', 'A-RELEASE-RQ'] });

  it('may have others between them', () => {
    expect(requestsCome(['A-ASSOCIATE-RQ', 'A-RELEASE-RQ'], accounts)).to.include({ holds: true });
    expect(requestsCome(['C-STORE-RQ', 'C-STORE-RQ'], accounts)).to.include({ holds: true });
    expect(requestsCome(['A-RELEASE-RQ', 'C-STORE-RQ'], accounts)).to.include({ holds: false });
    expect(requestsCome(['C-ECHO-RQ'], someAccounts(two, []))).to.include({ holds: false, actual: 'sent no request' });
  });
});
