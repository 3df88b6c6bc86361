import { expect } from 'chai';
import { type Pdu, userInformationOf } from '../../src/wire.ts';
import { reasonText } from '../words/testing/of-case.ts';
import { Congestion } from './congestion.ts';
import type { FakeBehaviour } from './testing/fake-scp.ts';
import { askedBefore, casesOf, runFake, storeSteps } from './testing/run-fake.ts';

const busy: Pdu = { type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 };

const parts = { untilAccepting: async () => true, underWay: () => 8 };

describe('a SUT that is busy', () => {
  it('is waited for once, however many wait', async () => {
    let waits = 0;
    const untilAccepting = async (): Promise<boolean> => {
      waits += 1;
      return true;
    };
    const congestion = new Congestion({ ...parts, untilAccepting });
    const waiting = [congestion.wait(), congestion.wait()];
    expect(congestion.isWaitedFor).to.equal(true);
    expect(await Promise.all(waiting)).to.deep.equal([true, true]);
    expect(congestion.isWaitedFor).to.equal(false);
    expect(waits).to.equal(1);
    await congestion.wait();
    expect(congestion.notes().join()).to.match(/was waited for 2 times/);
  });

  it('gets half as many cases at once, and one more after each that it had room for', async () => {
    const congestion = new Congestion(parts);
    congestion.ended('a', {});
    expect(congestion.granted).to.equal(Number.POSITIVE_INFINITY);
    await congestion.wait();
    expect(congestion.granted).to.equal(4);
    await congestion.wait();
    expect(congestion.granted).to.equal(2);
    congestion.ended('b', { isBusy: true });
    expect(congestion.granted).to.equal(2);
    congestion.ended('c', {});
    expect(congestion.granted).to.equal(3);
  });

  it('is told with the cases that may hold its slots, the latest first', () => {
    const congestion = new Congestion(parts);
    congestion.ended('a', { leftEarly: true });
    congestion.ended('b', {});
    congestion.ended('c', { leftEarly: true });
    expect(congestion.reason).to.match(/may hold its slots: c, a$/);
    expect(new Congestion(parts).reason).to.not.include('slots');
  });
});

/** Is busy for so long after its first associations. */
function busyAfter(associations: number, busyMs: number): FakeBehaviour {
  let accepted = 0;
  let since: number | undefined;
  return {
    onAssociate: () => {
      accepted += 1;
      if (accepted <= associations) return undefined;
      since ??= performance.now();
      return performance.now() - since < busyMs ? busy : undefined;
    },
  };
}

const list = casesOf(storeSteps, { rest: 'params: { n: [1, 2, 3, 4, 5, 6] }' });

describe('a run against a SUT that rejects associations for the moment', () => {
  it('waits for it, and accuses it of nothing', async () => {
    const options = { concurrency: 3, timeoutMs: 60_000, preflight: askedBefore };
    const { cases, summary, sut } = await runFake(list, busyAfter(4, 5000), options);
    expect(summary, cases.map(reasonText).join('\n')).to.include({ pass: 6 });
    expect(sut).to.include({ reachable: true });
    expect(sut.notes?.join()).to.match(/rejected associations for the moment, and was waited for/);
    expect(sut.notes?.join()).to.not.match(/one after the other/);
  });

  it('says once that it never accepts another one', async () => {
    let associations = 0;
    const onAssociate = (): Pdu | undefined => {
      associations += 1;
      return associations > 2 ? busy : undefined;
    };
    const options = { concurrency: 1, timeoutMs: 60_000, preflight: askedBefore, busyMs: 1000 };
    const { cases, sut } = await runFake(list, { onAssociate }, options);
    expect(cases.map(({ verdict }) => verdict)).to.deep.equal(['pass', 'fail', ...Array<string>(4).fill('error')]);
    expect(cases[1]).to.include({ health: 'unwell' });
    expect(sut.unreachableReason).to.match(/^it rejects every association for the moment, however long it is waited/);
  });

  it('does not charge a case with it, whatever its scenario lists', async () => {
    const steps = `
  - associate: { maxLength: 8, expect: { anyOf: [ { pdu: A-ASSOCIATE-AC }, { pdu: A-ASSOCIATE-RJ, verdict: warn } ] } }
`;
    const onAssociate: FakeBehaviour['onAssociate'] = (request) =>
      userInformationOf(request).maxLength === 8 ? busy : undefined;
    const options = { concurrency: 1, timeoutMs: 60_000, preflight: askedBefore };
    const { cases } = await runFake(casesOf(steps), { onAssociate }, options);
    expect(cases[0], reasonText(cases[0])).to.include({ verdict: 'inconclusive', health: 'ok' });
    expect(reasonText(cases[0])).to.match(/it rejected the association for the moment/);
    // It was run again, since it might have fared better.
    expect(cases[0]?.attempts).to.have.length(1);
  });
});
