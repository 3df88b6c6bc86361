import { expect } from 'chai';
import { encodePdu } from '../../src/wire.ts';
import { loadText } from '../scenario/load.ts';
import { formatProblem } from '../scenario/problem.ts';
import type { Case } from '../scenario/scenario.ts';
import { remoteScp } from '../sut/remote-scp.ts';
import type { CaseResult, RunResult } from '../verdict/run-result.ts';
import { runResultSchema } from '../verdict/run-result.ts';
import type { RunOptions } from './options.ts';
import { runCases } from './run-cases.ts';
import { type FakeBehaviour, type FakeScp, startFakeScp } from './testing/fake-scp.ts';

const storeSteps = `
  - associate: {}
  - c-store: valid
  - expect: { response: { Status: 0x0000 } }
`;

/** The cases of a scenario of which only the interesting parts are given. */
function cases(steps: string, { level = 'shall', rest = '' } = {}): readonly Case[] {
  const { scenario, problems } = loadText(
    'x.yaml',
    `id: ps3.7/x
title: t
requirement: { ref: PS3.7 9.1.1, level: ${level}, text: It shall be so. }
sut: scp
${rest}
steps: ${steps}`,
  );
  if (!scenario) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario.cases;
}

async function run(list: readonly Case[], behaviour: FakeBehaviour, options: RunOptions = {}): Promise<RunResult> {
  await using scp = await startFakeScp(behaviour);
  return await runAgainst(scp, list, options);
}

async function runAgainst(scp: FakeScp, list: readonly Case[], options: RunOptions = {}): Promise<RunResult> {
  const sut = remoteScp({ aeTitle: 'FAKE', host: '127.0.0.1', port: scp.port });
  const result = await runCases(list, sut, { timeoutMs: 250, ...options });
  expect(runResultSchema.safeParse(result).error).to.equal(undefined);
  return result;
}

async function runOne(steps: string, behaviour: FakeBehaviour, over: { level?: string; rest?: string } = {}) {
  const { cases: results } = await run(cases(steps, over), behaviour);
  return results[0] as CaseResult;
}

const refuseStores: FakeBehaviour['onRequest'] = (good, { CommandField }) =>
  CommandField === 1 ? { ...good, Status: 0xa700 } : undefined;

describe('a case against an SCP', () => {
  it('passes when a legal reaction comes, and records how everything ended', async () => {
    const result = await runOne(storeSteps, {});
    expect(result).to.include({ verdict: 'pass', status: '0x0000', transport: 'released', health: 'ok' });
    expect(result.given).to.deep.equal({ sopClass: 'HangingProtocolStorage' });
    expect(result.expected).to.deep.equal(['response, Status 0x0000 Success (Success)']);
    expect(result.actual).to.match(/^C-STORE-RSP, Status 0x0000 Success/);
    expect(result.transcript)
      .to.match(/> .*A-ASSOCIATE-RQ/)
      .and.match(/< .*A-RELEASE-RP/);
  });

  for (const [level, verdict] of Object.entries({ shall: 'fail', should: 'warn', may: 'inconclusive' })) {
    it(`comes to ${verdict} when something else comes than a clause with "${level}" lists`, async () => {
      const result = await runOne(storeSteps, { onRequest: refuseStores }, { level });
      expect(result).to.include({ verdict, status: '0xA700' });
      expect(result.reason).to.equal('PS3.7 9.1.1: It shall be so.');
    });
  }

  it('takes the verdict of the alternative that is met', async () => {
    const steps = `
  - associate: {}
  - c-store: valid
  - expect:
      anyOf:
        - response: { Status: 0xA700 }
        - response: { Status: Success }
          verdict: warn
          note: rather not
`;
    expect(await runOne(steps, {})).to.include({ verdict: 'warn', reason: 'rather not' });
  });

  it('fails for a broken rule of the response, whatever was expected, and names the clause', async () => {
    const result = await runOne(storeSteps, {
      onRequest: (good, { CommandField }) =>
        CommandField === 1 ? { ...good, MessageIDBeingRespondedTo: 99 } : undefined,
    });
    expect(result.verdict).to.equal('fail');
    expect(result.reason).to.equal('PS3.7 9.3.1.2: Message ID Being Responded To is 99, the request had 1');
  });

  const ends: readonly (readonly [string, FakeBehaviour['onRequest'], Partial<CaseResult>])[] = [
    ['FIN', () => 'fin', { transport: 'FIN', actual: 'connection closed (FIN)' }],
    ['RST', () => 'rst', { transport: 'RST', actual: 'connection reset (RST)' }],
    ['silence', () => 'silence', { transport: 'silence', actual: 'silence for 250 ms' }],
    [
      'A-ABORT',
      () => ({ type: 'A-ABORT', source: 2, reason: 1 }),
      { transport: 'A-ABORT', actual: 'A-ABORT by service-provider: unrecognized-PDU' },
    ],
    ['bytes that are no PDU', () => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), { transport: 'undecodable' }],
  ];
  for (const [what, onRequest, outcome] of ends) {
    it(`tells ${what} apart from other ends`, async () => {
      const onlyStores: FakeBehaviour['onRequest'] = (good, request) =>
        request.CommandField === 1 ? onRequest?.(good, request) : undefined;
      expect(await runOne(storeSteps, { onRequest: onlyStores })).to.include({
        verdict: 'fail',
        health: 'ok',
        ...outcome,
      });
    });
  }

  it('waits for all of several responses, in any order', async () => {
    const steps = `
  - associate: {}
  - c-store: { dataSet: valid, command: { MessageID: 5 } }
  - c-store: { dataSet: valid, command: { MessageID: 6 } }
  - expect: { allOf: [{ response: { Status: 0xA900 } }, { response: { Status: Success } }] }
`;
    const onRequest: FakeBehaviour['onRequest'] = (good, { MessageID }) =>
      MessageID === 6 ? { ...good, Status: 0xa900 } : undefined;
    expect(await runOne(steps, { onRequest })).to.include({ verdict: 'pass' });
  });

  it('is not applicable when the presentation context is refused, with the negotiation as evidence', async () => {
    const onAssociate: FakeBehaviour['onAssociate'] = (request) =>
      encodePdu({
        type: 'A-ASSOCIATE-AC',
        protocolVersion: 1,
        calledAETitle: request.calledAETitle,
        callingAETitle: request.callingAETitle,
        items: [
          { item: 0x10, name: '1.2.840.10008.3.1.1.1' },
          ...request.items
            .filter((item) => !('data' in item) && item.item === 0x20)
            .map((item) => ({ item: 0x21 as const, id: (item as { id: number }).id, result: 3, subItems: [] })),
          {
            item: 0x50,
            subItems: [
              { item: 0x51, maxLength: 0 },
              { item: 0x52, uid: '1.2' },
            ],
          },
        ],
      });
    const result = await runOne(storeSteps, { onAssociate }, { rest: 'for: { sopClass: CTImageStorage }' });
    expect(result.verdict).to.equal('not-applicable');
    expect(result.reason).to.match(/^CTImageStorage was not accepted: context 1 abstract-syntax-not-supported/);
  });

  it('is not applicable when the scenario scripts the SCP', async () => {
    const result = await runOne(storeSteps, {}, { rest: 'scp: { handler: { returns: 1 } }' });
    expect(result.verdict).to.equal('not-applicable');
    expect(result.reason).to.match(/third-party/);
  });

  it('is inconclusive when the association is rejected for this case only', async () => {
    let count = 0;
    const onAssociate: FakeBehaviour['onAssociate'] = () => {
      count += 1;
      return count === 3 ? { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 } : undefined;
    };
    const result = await runOne(storeSteps, { onAssociate });
    expect(result).to.include({ verdict: 'inconclusive', transport: 'A-ASSOCIATE-RJ' });
    expect(result.reason).to.match(/rejected-permanent by service-user: no-reason-given/);
  });

  it('tries a transient rejection again', async () => {
    let count = 0;
    const onAssociate: FakeBehaviour['onAssociate'] = () => {
      count += 1;
      return count === 3 ? { type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 } : undefined;
    };
    expect(await runOne(storeSteps, { onAssociate })).to.include({ verdict: 'pass' });
  });

  it('fails when the release is not confirmed, though the store went well', async () => {
    let stored = false;
    const result = await runOne(storeSteps, {
      onRequest: (_good, { CommandField }) => {
        stored = CommandField === 1;
        return undefined;
      },
      onRelease: () => (stored ? 'silence' : undefined),
    });
    expect(result).to.include({ verdict: 'fail', status: '0x0000', transport: 'silence' });
    expect(result.reason).to.match(/^PS3\.8 7\.2\.2: the release was not answered/);
  });

  it('never passes when nothing was judged', async () => {
    const steps = `
  - associate: { expect: { pdu: A-ASSOCIATE-AC, verdict: inconclusive } }
`;
    expect(await runOne(steps, {})).to.include({ verdict: 'inconclusive' });
  });

  it('is an error of the harness when a step cannot be done', async () => {
    const steps = `
  - expect: { transport: silence }
`;
    const result = await runOne(steps, {});
    expect(result.verdict).to.equal('error');
    expect(result.reason).to.match(/no association "main" is open/);
  });

  it('survives a SUT that sends endlessly', async () => {
    const result = await runOne(storeSteps, {
      onRequest: (_good, { CommandField }) => {
        if (CommandField !== 1) return undefined;
        return Buffer.concat(Array.from({ length: 5000 }, () => encodePdu({ type: 'A-RELEASE-RP' })));
      },
    });
    expect(result).to.include({ verdict: 'fail', actual: 'A-RELEASE-RP' });
    expect(result.transcript.length).to.be.lessThan(200_000);
  });
});

describe('a run', () => {
  it('is judged an error, not a fail, when the SUT cannot be reached', async () => {
    const scp = await startFakeScp();
    await scp[Symbol.asyncDispose]();
    const result = await runAgainst(scp, cases(storeSteps));
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
    const result = await run(cases(storeSteps), { onAssociate });
    expect(result.sut.unreachableReason).to.match(/called-AE-title-not-recognized/);
    expect(result.summary).to.include({ error: 1, pass: 0 });
  });

  it('names the SUT by what it says of itself', async () => {
    const { sut } = await run(cases(storeSteps), {});
    expect(sut).to.include({
      role: 'scp',
      implementationClassUID: '1.2.3',
      implementationVersionName: 'FAKE',
      reachable: true,
    });
  });

  it('blames the case after which the SUT is not well', async () => {
    let ill = false;
    const result = await run(
      cases(storeSteps),
      {
        onRequest: (_good, { CommandField }) => {
          if (CommandField === 1) ill = true;
          return ill && CommandField === 0x30 ? 'silence' : undefined;
        },
      },
      { timeoutMs: 50 },
    );
    expect(result.cases[0]).to.include({ verdict: 'fail', health: 'unwell', status: '0x0000' });
    expect(result.cases[0]?.reason).to.match(/^afterwards the SUT is unwell: C-ECHO was answered with silence/);
  });

  it('blames the case that made the SUT go away, and gives up on the rest', async () => {
    const list = cases(storeSteps, { rest: 'params: { n: [1, 2, 3, 4, 5, 6, 7, 8] }' });
    let scp: FakeScp | undefined;
    scp = await startFakeScp({
      onRequest: (_good, { CommandField }) => {
        if (CommandField !== 1) return undefined;
        void scp?.[Symbol.asyncDispose]();
        return 'silence';
      },
    });
    const result = await runAgainst(scp, list, { concurrency: 1, timeoutMs: 200 });
    expect(result.cases[0]).to.include({ verdict: 'fail', health: 'unreachable' });
    expect(result.cases.slice(1).map(({ verdict }) => verdict)).to.deep.equal(Array(7).fill('error'));
    expect(result.sut.reachable).to.equal(false);
  });

  it('keeps the order of the cases, and tells of each as it ends', async () => {
    const list = cases(storeSteps, { rest: 'params: { n: [1, 2, 3, 4, 5, 6] }' });
    const told: string[] = [];
    const result = await run(list, {}, { concurrency: 3, onCase: ({ id }, { done }) => told.push(`${done} ${id}`) });
    expect(result.cases.map(({ id }) => id)).to.deep.equal(list.map(({ id }) => id));
    expect(told).to.have.length(6);
    expect(told.at(-1)).to.match(/^6 /);
    expect(result.summary).to.include({ pass: 6 });
  });

  it('runs as many cases at once as asked', async () => {
    const list = cases(storeSteps, { rest: 'params: { n: [1, 2, 3, 4] }' });
    const open = new Set<object>();
    let most = 0;
    const onConnection: FakeBehaviour['onConnection'] = (transport) => {
      open.add(transport);
      most = Math.max(most, [...open].filter((one) => !(one as typeof transport).closed).length);
    };
    await run(list, { onConnection }, { concurrency: 1 });
    expect(most).to.be.at.most(2);
    await run(list, { onConnection }, { concurrency: 4 });
    expect(most).to.be.at.least(3);
  });

  it('runs one case after the other when the SUT serves one association at a time', async () => {
    const list = cases(storeSteps, { rest: 'params: { n: [1, 2, 3] }' });
    const open: { closed: unknown }[] = [];
    const result = await run(list, {
      onConnection: (transport) => open.push(transport),
      onAssociate: () =>
        open.filter(({ closed }) => !closed).length > 1
          ? { type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 }
          : undefined,
    });
    expect(result.sut.notes).to.deep.equal(['it serves one association at a time: cases ran one after the other']);
    expect(result.summary).to.include({ pass: 3 });
  });

  it('stops at once when it is told to, and still gives what ran', async () => {
    const list = cases(storeSteps, { rest: 'params: { n: [1, 2, 3, 4, 5, 6] }' });
    const stop = new AbortController();
    let stores = 0;
    const result = await run(
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
      { concurrency: 1, timeoutMs: 60_000, signal: stop.signal },
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
      await run(cases(storeSteps, { rest: 'params: { n: [1, 2] }' }), { onRequest }, { seed, concurrency: 1 });
      return seen;
    };
    const first = await uids(7);
    expect(new Set(first)).to.have.property('size', 2);
    expect(await uids(7)).to.deep.equal(first);
    expect(await uids(8)).not.to.include.members(first);
  });
});
