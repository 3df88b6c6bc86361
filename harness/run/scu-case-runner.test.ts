import { expect } from 'chai';
import type { RunResult } from '../model/run-result.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { sendWithBuiltInScu } from '../sut/built-in-scu.ts';
import { usualListenPlace } from '../sut/listen-place.ts';
import { scuPolicies } from '../sut/scu-command.ts';
import type { SendOrder, SendReport, Sut, SutPolicies } from '../sut/sut.ts';
import { runCases } from './run-cases.ts';
import { ownCases } from './testing/own-cases.ts';

const statuses = ['0xA700', '0xA900', '0xC000', '0xC001', '0xC002', '0xC003'];

function cases() {
  const { scenario } = readScenario(
    'x.yaml',
    `id: ps3.4/x
title: t
requirement: { ref: PS3.4 GG.4.1, level: shall, text: It tells success from failure. }
sut: scu
params: { status: [${statuses.join(', ')}] }
steps: [{ respond: { Status: $status } }, { expect-report: { stores: { atLeast: 1 } } }]
`,
  );
  return scenario?.cases ?? [];
}

interface Ran {
  readonly result: RunResult;
  /** How often it was asked to send. */
  readonly asked: number;
}

/** Runs the cases one by one against an SCU that sends so. */
async function run(
  send: (order: SendOrder, signal: AbortSignal) => Promise<SendReport>,
  policies: Partial<SutPolicies> = {},
): Promise<Ran> {
  let asked = 0;
  const sut: Sut = {
    role: 'scu',
    address: 'test',
    roles: ['scu'],
    policies: { ...scuPolicies(usualListenPlace), concurrency: 1, ...policies },
    scp: async () => ({ notApplicable: 'an SCU' }),
    send: (order, signal) => {
      asked += 1;
      return send(order, signal);
    },
    close: async () => {},
  };
  return { result: ownCases(await runCases(cases(), sut, { timeoutMs: 2000, concurrency: 1 })), asked };
}

const ended = {
  end: 'exit code 4',
  hasCrashed: false,
  wasEnded: false,
  output: 'no licence',
  durationMs: 1,
  leftRunning: 0,
};

describe('an SCU under test', () => {
  it('is given up after three cases if it never asks for an association', async () => {
    for (const sendsGivenInstances of [true, false]) {
      const { result, asked } = await run(async () => ({ process: ended }), { sendsGivenInstances });
      expect(result.sut.reachable).to.equal(false);
      expect(result.sut.unreachableReason).to.match(/^it opened no association: .*no licence/);
      expect(asked).to.be.below(statuses.length);
      const verdicts = result.cases.map(({ verdict }) => verdict);
      expect(verdicts.slice(3)).to.deep.equal(['error', 'error', 'error']);
      expect(verdicts).to.not.include('pass').and.not.include('fail');
    }
  });

  it('is not given up if it has ever asked for one', async () => {
    let sent = 0;
    const { result } = await run(async (order, signal) =>
      sent++ === 0 ? sendWithBuiltInScu(order, signal) : { process: ended },
    );
    expect(result.sut.reachable).to.equal(true);
    expect(result.cases.map(({ verdict }) => verdict)).to.not.include('error');
  });

  it('tells who it is', async () => {
    const { result } = await run(sendWithBuiltInScu);
    expect(result.sut.implementationClassUID).to.match(/^\d[\d.]+$/);
    expect(result.cases.every(({ verdict }) => verdict === 'pass')).to.equal(true);
  });
});
