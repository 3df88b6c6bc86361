import { expect } from 'chai';
import { formatStatus } from '../../src/index.ts';
import { CommandField, type Transport } from '../../src/wire.ts';
import type { FakeBehaviour } from '../run/testing/fake-scp.ts';
import { askedBefore, casesOf, runFake, runOne, storeSteps } from '../run/testing/run-fake.ts';
import { workingClock } from '../time/working-clock.ts';
import { reasonText, told } from '../words/testing/of-case.ts';

/** An SCP that is good but for its answers to C-STORE. */
function storesAre(answer: NonNullable<FakeBehaviour['onRequest']>): FakeBehaviour {
  return {
    onRequest: (good, request) =>
      request.CommandField === CommandField['C-STORE-RQ'] ? answer(good, request) : undefined,
  };
}

/** Ends a connection after a time as the harness counts it: a while in which this process stood still is none. */
function endAfter(transport: Transport, ms: number): void {
  const since = workingClock.now();
  const timer = setInterval(() => {
    if (workingClock.now() - since < ms) return;
    clearInterval(timer);
    transport.end();
  }, 50).unref();
}

describe('an expectation', () => {
  for (const next of ['c-echo: {}', 'expect: { response: { Status: Success } }']) {
    it(`is decided when the SUT aborts where it may, whatever should come after (${next})`, async () => {
      const steps = `
  - associate: { contexts: [{}, { abstractSyntax: Verification, transferSyntaxes: [ImplicitVRLittleEndian] }] }
  - c-store: valid
  - expect:
      anyOf:
        - response: { Status: Success }
        - pdu: A-ABORT
          verdict: warn
          note: rather not
  - ${next}
  - expect: { response: { Status: Success } }
`;
      const abort = { type: 'A-ABORT', source: 0, reason: 0 } as const;
      let requests = 0;
      const result = await runOne(steps, { onRequest: () => (requests++ === 0 ? abort : undefined) });
      expect(told(result)).to.include({ verdict: 'warn', reason: 'rather not', transport: 'A-ABORT' });
    });
  }

  const orFailure = `
  - associate: {}
  - c-store: valid
  - expect:
      anyOf:
        - response: { Status: Success }
        - { response: { Status: Failure }, verdict: warn, note: it should say more }
`;
  for (const [Status, what] of [
    [0x0124, 'does not authorize the requestor'],
    [0xa700, 'is out of resources'],
    [0x0111, 'has the instance already'],
  ] as const) {
    it(`shows nothing where the SUT ${what}, whether it lists that among other failures or not`, async () => {
      const refuse = storesAre((good) => ({ ...good, Status }));
      for (const steps of [storeSteps, orFailure]) {
        expect(await runOne(steps, refuse), steps).to.include({
          verdict: 'inconclusive',
          status: formatStatus(Status),
        });
      }
    });
  }

  it('ends the case as not applicable if what came shows that, and keeps what was found before', async () => {
    const optional = (associate: string) => `
  - associate: ${associate}
  - c-store: valid
  - expect:
      anyOf:
        - response: { Status: Success }
        - { response: { Status: 0xC123 }, verdict: not-applicable, note: it need not have this }
  - c-store: valid
  - expect: { response: { Status: Success } }
`;
    const refuse = () => storesAre((good) => ({ ...good, Status: 0xc123 }));
    const result = await runOne(optional('{}'), refuse());
    expect(told(result)).to.include({ verdict: 'not-applicable', reason: 'it need not have this' });
    const unusual = '{ expect: { pdu: A-ASSOCIATE-AC, verdict: warn, note: rather not } }';
    expect(told(await runOne(optional(unusual), refuse()))).to.include({ verdict: 'warn', reason: 'rather not' });
  });

  it('is refused if it says that the case is not applicable, and not why', () => {
    const steps = `
  - associate: { expect: { pdu: A-ASSOCIATE-RJ, verdict: not-applicable } }
`;
    expect(() => casesOf(steps)).to.throw('verdict not-applicable wants a note that says why');
  });

  it('is not excused by a refusal that is about the request', async () => {
    const refuse = storesAre((good, { Priority }) => (Priority === 1 ? { ...good, Status: 0xc000 } : undefined));
    const urgent = (steps: string) => steps.replace('c-store: valid', 'c-store: { command: { Priority: 1 } }');
    expect(await runOne(urgent(storeSteps), refuse)).to.include({ verdict: 'fail' });
    expect(told(await runOne(urgent(orFailure), refuse))).to.include({ verdict: 'warn', reason: 'it should say more' });
  });

  it('does not take the end of the time of its case for silence', async () => {
    const never = storesAre(() => 'silence');
    const blocked = { verdict: 'inconclusive', blockedBy: 'service/c-store-answered' };
    expect(await runOne(storeSteps, never)).to.include(blocked);
    const cut = await runOne(storeSteps, never, { rest: 'timeout: 0.1' });
    expect(cut).to.include({ verdict: 'inconclusive' }).and.not.have.property('blockedBy');
    expect(reasonText(cut)).to.match(/^the time limit of the case ran out/);
  });

  it('nor does the release after the last step', async () => {
    const onceNever = (): FakeBehaviour => {
      let releases = 0;
      return { onRelease: () => (releases++ === 0 ? 'silence' : undefined) };
    };
    expect((await runOne(storeSteps, onceNever())).findings.map(({ text }) => text).join()).to.match(
      /release was not answered/,
    );
    expect(await runOne(storeSteps, onceNever(), { rest: 'timeout: 0.1' })).to.include({ verdict: 'inconclusive' });
  });

  const inSta13 = `
  - associate: verification
  - send: { pdu: A-RELEASE-RQ }
  - expect: released
  - send: { pdu: { type: A-ASSOCIATE-RQ } }
  - expect: { anyOf: [aborted, closed-after-release, closed-by-artim] }
`;

  /** Closes the connection so many milliseconds after the second A-ASSOCIATE-RQ that it gets. */
  const closesAfter = (ms: number): FakeBehaviour => {
    let requests = 0;
    return {
      onAssociate: () => {
        requests += 1;
        return requests === 2 ? new Promise((resolve) => setTimeout(() => resolve('fin'), ms)) : undefined;
      },
    };
  };

  it('tells a connection that is closed at once from one that a timer closes', async function () {
    this.timeout(120_000);
    const options = { preflight: askedBefore, timeoutMs: 15_000 };
    const verdictAfter = async (ms: number) =>
      (await runFake(casesOf(inSta13), closesAfter(ms), options)).cases.map(told)[0];
    expect(await verdictAfter(0)).to.include({ verdict: 'pass' });
    expect(await verdictAfter(5000)).to.include({ verdict: 'fail' });
  });

  it('warns of an ARTIM timer that never fires', async () => {
    const half = `
  - associate: { mutate: [{ truncate: { at: 100 } }], expect: nothing }
  - expect: { timeoutMs: 300, anyOf: [closed, abort-in-aa-2, artim-long] }
`;
    const { cases } = await runFake(casesOf(half), {}, { preflight: askedBefore, timeoutMs: 200 });
    expect(cases.map(({ verdict }) => verdict)).to.deep.equal(['warn']);
  });

  const half = `
  - connect: {}
  - send: { bytes: "01 00 00 00 00 d0 00 01" }
  - expect: { anyOf: [ { pdu: A-ABORT }, { transport: closed, verdict: warn, note: closed without A-ABORT } ] }
`;
  /** What comes of it when the SUT closes the connection so many milliseconds later. */
  async function halfSent(closesAfterMs: number, timeoutMs: number) {
    const onConnection: FakeBehaviour['onConnection'] = (transport) => {
      setTimeout(() => transport.end(), closesAfterMs).unref();
    };
    const { cases } = await runFake(casesOf(half), { onConnection }, { timeoutMs, preflight: askedBefore });
    return cases[0];
  }

  it('takes a close by a timer for the silence that a shorter time limit sees', async () => {
    const results = await Promise.all([500, 60_000].map((timeoutMs) => halfSent(4000, timeoutMs)));
    expect(results.map((one) => one?.verdict)).to.deep.equal(['fail', 'fail']);
    expect(results[1]?.notes.join()).to.match(
      /it closed the connection after \d+ ms, as a timer does, which is no answer/,
    );
  });

  const malformedRequest = `
  - associate: { mutate: [{ truncate: { at: 100 } }], expect: malformed-request-answered }
`;

  it('tells an association request that a timer ends from one that is answered, whatever the time limit is', async function () {
    this.timeout(120_000);
    const onConnection: FakeBehaviour['onConnection'] = (transport) => {
      endAfter(transport, 4000);
    };
    const verdictAt = async (timeoutMs: number) =>
      (await runFake(casesOf(malformedRequest), { onConnection }, { timeoutMs, preflight: askedBefore })).cases[0]
        ?.verdict;
    expect(await Promise.all([500, 60_000].map(verdictAt))).to.deep.equal(['fail', 'fail']);
  });

  it('gives a SUT the same time to close what it is to close, whatever the time limit is', async function () {
    this.timeout(120_000);
    const aborted = `
  - associate: verification
  - send: { pdu: { type: A-ABORT } }
  - expect: closed
`;
    const closesLater: FakeBehaviour = {
      onConnection: (transport) => endAfter(transport, 6000),
      onAbort: () => 'silence',
    };
    const verdictsWithin = (closeMs: number) =>
      Promise.all(
        [500, 60_000].map(async (timeoutMs) => {
          const options = { timeoutMs, closeMs, preflight: askedBefore };
          return (await runFake(casesOf(aborted), closesLater, options)).cases[0]?.verdict;
        }),
      );
    expect(await verdictsWithin(3000)).to.deep.equal(['fail', 'fail']);
    expect(await verdictsWithin(20_000)).to.deep.equal(['pass', 'pass']);
  });

  it('takes a close that comes at once for a reaction', async () => {
    expect(await halfSent(50, 60_000)).to.include({ verdict: 'warn' });
  });
});
