import { expect } from 'chai';
import { scuAccountSchema } from '../model/scu-account.ts';
import type { AcceptorLog, StoreRecord } from './acceptor-log.ts';
import { scuAccount } from './scu-account.ts';
import { aLog, aProcess, aStore, someAccounts } from './testing/scu-accounts.ts';

const three = ['1.1', '1.2', '1.3'];
const abort = { kind: 'pdu', pdu: { type: 'A-ABORT', source: 0, reason: 0 } } as const;

/** What it did after each status that is no success. */
function afterStatus(stores: readonly StoreRecord[], some: Partial<AcceptorLog> = {}) {
  return scuAccount(someAccounts(three, [aLog(stores, some)]), undefined).afterStatus;
}

describe('the account of an SCU', () => {
  it('counts what was asked for, and what came', () => {
    const logs = [aLog([aStore('1.1'), aStore('1.1')]), aLog([aStore('1.2')], { released: false, end: abort })];
    const account = scuAccount(someAccounts(three, logs), undefined);
    expect(account).to.deep.equal({
      asked: 3,
      sent: 2,
      associations: 2,
      ends: ['A-RELEASE-RQ', 'A-ABORT'],
      afterStatus: [],
    });
    expect(scuAccountSchema.safeParse(account).error).to.equal(undefined);
  });

  it('tells each different proposal once, and how many associations were open at the same time', () => {
    const proposed = { calledAETitle: 'A', callingAETitle: 'B', contexts: [] };
    const other = { ...proposed, maximumLength: 7 };
    const logs = [
      aLog([], { proposed, openedAt: 0, endedAt: 10 }),
      aLog([], { proposed: { ...proposed }, openedAt: 5, endedAt: 8 }),
      aLog([], { proposed: other, openedAt: 10, endedAt: 20 }),
    ];
    const account = scuAccount(someAccounts(three, logs), undefined);
    expect(account).to.deep.include({ atOnce: 2, proposed: [proposed, other] });
    expect(scuAccountSchema.safeParse(account).error).to.equal(undefined);
  });

  it('tells how associations ended that were not accepted', () => {
    const rejected = aLog([], { accepted: false, released: false });
    const left = aLog([], { released: false, end: { kind: 'silence', ms: 3 } });
    expect(scuAccount(someAccounts(three, [rejected, left]), undefined).ends).to.deep.equal([
      'FIN before acceptance',
      'silence',
    ]);
  });

  it('goes on, stops, aborts, or had no more to send', () => {
    expect(afterStatus([aStore('1.1', 0xa700), aStore('1.2')])).to.deep.equal([
      { status: '0xA700', next: 'sends the next', triesAgain: 0 },
    ]);
    expect(afterStatus([aStore('1.1'), aStore('1.2', 0xa700)])[0]).to.include({ next: 'stops' });
    expect(afterStatus([aStore('1.1', 0xa700)], { released: false, end: abort })[0]).to.include({ next: 'aborts' });
    expect(afterStatus([aStore('1.1'), aStore('1.2'), aStore('1.3', 0xc000)])[0]).to.include({ next: 'was the last' });
  });

  it('tries again after a time', () => {
    const stores = [aStore('1.1', 0xa700, 100), aStore('1.1', 0xa700, 350.4), aStore('1.1', 0, 700)];
    expect(afterStatus(stores)).to.deep.equal([
      { status: '0xA700', next: 'stops', triesAgain: 2, triesAgainAfterMs: 250 },
      { status: '0xA700', next: 'stops', triesAgain: 1, triesAgainAfterMs: 350 },
    ]);
  });

  it('tells nothing of what was answered with success, or not at all', () => {
    expect(afterStatus([aStore('1.1', 0), aStore('1.2', 'none')])).to.deep.equal([]);
  });

  it('tells forty statuses at most, and the end of the output', () => {
    const many = Array.from({ length: 60 }, (_, at) => aStore(`1.${at}`, 0xa700));
    const report = {
      process: aProcess({ output: `${'x'.repeat(3000)}end`, leftRunning: 2, wasEnded: true, memoryBytes: 7 }),
    };
    const account = scuAccount(someAccounts(three, [aLog(many)], { report }), ['exit status']);
    expect(account.afterStatus).to.have.lengthOf(40);
    expect(account.output)
      .to.match(/^x+end$/)
      .and.to.have.lengthOf(2000);
    expect(account).to.deep.include({ signs: ['exit status'], leftRunning: 2, wasEnded: true, memoryBytes: 7 });
    expect(scuAccountSchema.safeParse(account).error).to.equal(undefined);
  });

  it('tells how long it waited for an answer that it did not get', () => {
    const waited = { reply: 'C-STORE-RSP', ms: 40, end: 'A-ABORT' } as const;
    const account = scuAccount(someAccounts(three, [aLog([], { waited }), aLog([])]), undefined);
    expect(account.waits).to.deep.equal([waited]);
    expect(scuAccountSchema.safeParse(account).error).to.equal(undefined);
  });

  it('tells what a person said, and when', () => {
    const attested = { text: 'a red lamp', at: '2026-01-01T00:00:00.000Z' };
    expect(scuAccount(someAccounts(three, [], { report: { attested } }), undefined)).to.deep.include({ attested });
  });
});
