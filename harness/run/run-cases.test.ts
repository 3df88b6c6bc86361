import { expect } from 'chai';
import { observedText, reasonText } from '../words/testing/of-case.ts';
import { acceptance, type FakeBehaviour, type FakeScp, startFakeScp } from './testing/fake-scp.ts';
import { askedBefore, casesOf, runAgainst, runFake, storeSteps } from './testing/run-fake.ts';
import { startSlowLine } from './testing/slow-line.ts';

/** Waits for less than some SUTs take. */
const impatient = `
  - associate: {}
  - c-store: valid
  - expect: { response: { Status: 0x0000 }, timeoutMs: 50 }
`;

/** The Command Field of a C-STORE-RSP as it is sent. */
const storeResponse = Buffer.from('00000001020000000180', 'hex');

/** Every reaction comes: that nothing is waited for so long keeps a busy machine from failing a test. */
const patient = { timeoutMs: 60_000 };

describe('a run', () => {
  it('is judged an error, not a fail, when the SUT cannot be reached', async () => {
    const scp = await startFakeScp();
    await scp[Symbol.asyncDispose]();
    const result = await runAgainst(scp, casesOf(storeSteps));
    expect(result.sut).to.include({ reachable: false });
    expect(result.sut.unreachableReason).to.match(/^cannot connect to 127\.0\.0\.1:\d+: connection refused/);
    expect(result.cases[0]).to.include({ verdict: 'error', transport: 'not-connected', health: 'not-checked' });
  });

  it('is judged an error when every association is rejected', async () => {
    const onAssociate: FakeBehaviour['onAssociate'] = () => ({
      type: 'A-ASSOCIATE-RJ',
      result: 1,
      source: 1,
      reason: 7,
    });
    const result = await runFake(casesOf(storeSteps), { onAssociate });
    expect(result.sut.unreachableReason).to.match(/called-AE-title-not-recognized/);
    expect(result.summary).to.include({ error: 1, pass: 0 });
  });

  it('does not accuse a SUT that is slow of silence where a scenario waits for less than it takes', async () => {
    await using scp = await startFakeScp();
    await using line = await startSlowLine(scp.port, () => 100);
    const { cases, summary } = await runAgainst(line, casesOf(impatient), { timeoutMs: 20_000, concurrency: 1 });
    expect(summary, reasonText(cases[0])).to.include({ pass: 1 });
  });

  it('does not accuse a SUT that is slow in one thing alone, unless cases run one after the other', async () => {
    await using scp = await startFakeScp();
    const slowBy = (ms: number) => startSlowLine(scp.port, (bytes) => (bytes.includes(storeResponse) ? ms : 0));
    await using slow = await slowBy(400);
    const patient = { timeoutMs: 60_000, preflight: askedBefore };
    const beside = await runAgainst(slow, casesOf(impatient), patient);
    expect(beside.summary, reasonText(beside.cases[0])).to.include({ pass: 1 });
    await using slower = await slowBy(60_000);
    const limits = { timeoutMs: 2000, preflight: askedBefore, concurrency: 1 };
    const [oneByOne] = (await runAgainst(slower, casesOf(impatient), limits)).cases;
    expect(oneByOne).to.include({ verdict: 'inconclusive', blockedBy: 'service/c-store-answered' });
    expect(observedText(oneByOne)).to.match(/^silence for \d+ ms$/);
  });

  it('judges a SUT that accepts no SOP Class by the cases that need none, and connects for no other', async () => {
    const { chosen: _none, ...asked } = askedBefore;
    const preflight = { ...asked, accepted: [], evidence: 'HangingProtocolStorage: abstract-syntax-not-supported' };
    await using scp = await startFakeScp();
    const verification = `
  - associate: { contexts: [{ abstractSyntax: Verification, transferSyntaxes: [ImplicitVRLittleEndian] }] }
  - c-echo: {}
  - expect: { response: { Status: Success } }
`;
    const alone = await runAgainst(scp, casesOf(verification), { preflight });
    expect(alone.summary, reasonText(alone.cases[0])).to.include({ pass: 1 });
    const before = scp.connections;
    const { cases } = await runAgainst(scp, casesOf(storeSteps), { preflight });
    expect(cases[0]).to.include({ verdict: 'not-applicable', transport: 'not-connected' });
    expect(reasonText(cases[0])).to.match(
      /^no SOP Class was accepted .*: HangingProtocolStorage: abstract-syntax-not-s/,
    );
    expect(scp.connections).to.equal(before + 1);
  });

  it('names the SUT by what it says of itself', async () => {
    const { sut } = await runFake(casesOf(storeSteps), {});
    expect(sut).to.include({
      role: 'scp',
      implementationClassUID: '1.2.3',
      implementationVersionName: 'FAKE',
      reachable: true,
    });
  });

  it('blames the case after which the SUT is not well', async () => {
    let ill = false;
    const result = await runFake(
      casesOf(storeSteps),
      {
        onRequest: (good, { CommandField }) => {
          if (CommandField === 1) ill = true;
          return ill && CommandField === 0x30 ? { ...good, Status: 0x0122 } : undefined;
        },
      },
      patient,
    );
    expect(result.cases[0]).to.include({ verdict: 'fail', health: 'unwell', status: '0x0000' });
    expect(reasonText(result.cases[0])).to.match(
      /^afterwards the system is unwell: C-ECHO was answered with C-ECHO-RSP, Status 0x0122/,
    );
  });

  it('tells of a SUT that does not store any more after the last case', async () => {
    let stored = 0;
    const result = await runFake(casesOf(storeSteps), {
      onRequest: (good, { CommandField }) => {
        if (CommandField !== 1) return undefined;
        stored += 1;
        return stored > 3 ? { ...good, Status: 0xa700 } : undefined;
      },
    });
    expect(result.cases[0]).to.include({ verdict: 'pass', health: 'ok' });
    expect(result.sut.notes).to.deep.equal(['after the last case it is unwell: C-STORE was answered with 0xA700']);
  });

  it('blames the case that made the SUT go away, and gives up on the rest', async () => {
    const list = casesOf(storeSteps, { rest: 'params: { n: [1, 2, 3, 4, 5, 6, 7, 8] }' });
    let scp: FakeScp | undefined;
    scp = await startFakeScp({
      onRequest: (_good, { CommandField }) => {
        if (CommandField !== 1) return undefined;
        void scp?.[Symbol.asyncDispose]();
        return 'silence';
      },
    });
    const result = await runAgainst(scp, list, { ...patient, concurrency: 1, preflight: askedBefore });
    expect(result.cases[0]).to.include({ verdict: 'fail', health: 'unreachable' });
    expect(result.cases.slice(1).map(({ verdict }) => verdict)).to.deep.equal(Array(7).fill('error'));
    expect(result.sut.reachable).to.equal(false);
  });

  it('blames a case in which the SUT takes a connection and then no other', async () => {
    const steps = `
  - associate: {}
  - c-store: valid
  - expect: { transport: closed }
  - associate: { association: next }
`;
    let scp: FakeScp | undefined;
    scp = await startFakeScp({
      onRequest: (_good, { CommandField }) => {
        if (CommandField === 1) void scp?.[Symbol.asyncDispose]();
        return undefined;
      },
    });
    const result = await runAgainst(scp, casesOf(steps), { ...patient, preflight: askedBefore });
    expect(result.cases[0]).to.include({ verdict: 'fail', health: 'unreachable' });
    expect(observedText(result.cases[0])).to.match(/^cannot connect to 127\.0\.0\.1:\d+: connection refused/);
  });

  it('keeps the order of the cases, and tells of each as it ends', async () => {
    const list = casesOf(storeSteps, { rest: 'params: { n: [1, 2, 3, 4, 5, 6] }' });
    const told: string[] = [];
    const result = await runFake(
      list,
      {},
      { concurrency: 3, onCase: ({ id }, { done }) => told.push(`${done} ${id}`) },
    );
    expect(result.cases.map(({ id }) => id)).to.deep.equal(list.map(({ id }) => id));
    expect(told).to.have.length(6);
    expect(told.at(-1)).to.match(/^6 /);
    expect(result.summary).to.include({ pass: 6 });
  });

  it('runs as many cases at once as asked, and no more', async () => {
    const list = casesOf(storeSteps, { rest: 'params: { n: [1, 2, 3, 4] }' });
    const open: { closed: unknown }[] = [];
    let most = 0;
    const onConnection: FakeBehaviour['onConnection'] = (transport) => {
      open.push(transport);
      most = Math.max(most, open.filter(({ closed }) => !closed).length);
    };
    await runFake(list, { onConnection }, { ...patient, concurrency: 1, preflight: askedBefore });
    expect(most).to.be.at.most(2);
    // Nobody is accepted before all four are there.
    const waiting: (() => void)[] = [];
    const onAssociate: FakeBehaviour['onAssociate'] = (request) =>
      new Promise((resolve) => {
        waiting.push(() => resolve(acceptance(request)));
        if (waiting.length >= 4) for (const accept of waiting) accept();
      });
    const options = { ...patient, concurrency: 4, preflight: askedBefore };
    expect((await runFake(list, { onAssociate }, options)).summary).to.include({ pass: 4 });
  });

  it('runs one case after the other when the SUT serves one association at a time', async () => {
    const list = casesOf(storeSteps, { rest: 'params: { n: [1, 2, 3] }' });
    const open: { closed: unknown }[] = [];
    const result = await runFake(list, {
      onConnection: (transport) => open.push(transport),
      onAssociate: () =>
        open.filter(({ closed }) => !closed).length > 1
          ? { type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 }
          : undefined,
    });
    expect(result.sut.notes).to.deep.equal([
      'it serves or negotiates one association at a time: cases ran one after the other',
    ]);
    expect(result.summary).to.include({ pass: 3 });
  });

  it('stops at once when it is told to, and still gives what ran', async () => {
    const list = casesOf(storeSteps, { rest: 'params: { n: [1, 2, 3, 4, 5, 6] }' });
    const stop = new AbortController();
    let stores = 0;
    const result = await runFake(
      list,
      {
        onRequest: (_good, { CommandField }) => {
          if (CommandField !== 1) return undefined;
          stores += 1;
          if (stores < 3) return undefined;
          stop.abort();
          return 'silence';
        },
      },
      { concurrency: 1, timeoutMs: 60_000, signal: stop.signal, preflight: askedBefore },
    );
    expect(result).to.include({ interrupted: true });
    expect(result.cases.map(({ verdict }) => verdict)).to.deep.equal(['pass', 'pass']);
  });

  it('sends the same UIDs for the same seed, and others for another', async () => {
    const uids = async (seed: number): Promise<string[]> => {
      const seen: string[] = [];
      const onRequest: FakeBehaviour['onRequest'] = (_good, { AffectedSOPInstanceUID }) => {
        if (AffectedSOPInstanceUID) seen.push(AffectedSOPInstanceUID);
        return undefined;
      };
      await runFake(
        casesOf(storeSteps, { rest: 'params: { n: [1, 2] }' }),
        { onRequest },
        { seed, concurrency: 1, preflight: askedBefore },
      );
      return seen;
    };
    const first = await uids(7);
    expect(new Set(first)).to.have.property('size', 2);
    expect(await uids(7)).to.deep.equal(first);
    expect(await uids(8)).not.to.include.members(first);
  });
});
