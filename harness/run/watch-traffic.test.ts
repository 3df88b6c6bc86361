import { expect } from 'chai';
import type { CaseTap, ConnectionFacts, StepFacts } from '../model/traffic.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { builtInPair } from '../sut/built-in-pair.ts';
import { formatProblem } from '../yaml/problem.ts';
import { runCases } from './run-cases.ts';
import { casesOf } from './testing/run-fake.ts';

interface Watched {
  readonly facts: ConnectionFacts;
  sent: Buffer;
  received: Buffer;
  readonly steps: StepFacts[];
  readonly ends: string[];
  /** How many bytes were sent at a time. */
  readonly sizes: number[];
}

/** Runs a scenario against the built-in pair, and gives what went over each connection. */
async function watched(cases: Parameters<typeof runCases>[0]) {
  const connections: Watched[] = [];
  const tapOf = (): CaseTap => ({
    connected: (facts) => {
      const none = Buffer.alloc(0);
      const seen: Watched = { facts, sent: none, received: none, steps: [], ends: [], sizes: [] };
      connections.push(seen);
      return {
        step: (step) => seen.steps.push(step),
        sends: () => 7,
        sent: (bytes) => {
          seen.sent = Buffer.concat([seen.sent, bytes]);
          seen.sizes.push(bytes.length);
        },
        received: (bytes) => {
          seen.received = Buffer.concat([seen.received, bytes]);
          return 8;
        },
        ended: (by, how) => seen.ends.push(`${by} ${how}`),
      };
    },
    ended: () => ({ streams: [3], frames: [1, 9] }),
  });
  const sut = builtInPair();
  try {
    const { cases: results } = await runCases(cases, sut, { watchTraffic: tapOf });
    const [first = expect.fail()] = results;
    return { connections, result: first };
  } finally {
    await sut.close();
  }
}

function scuCases(steps: string, rest = '') {
  const { scenario, problems } = readScenario(
    'x.yaml',
    `id: ps3.7/x
title: t
requirement: { ref: PS3.7 9.1.1, level: shall, text: It shall be so. }
sut: scu
${rest}
steps: ${steps}`,
  );
  return scenario?.cases ?? expect.fail(problems.map(formatProblem).join('\n'));
}

/** The types of whole PDUs (PS3.8 9.3.1), one after the other. */
function typesOf(bytes: Buffer): number[] {
  const types: number[] = [];
  for (let at = 0; at < bytes.length; at += 6 + bytes.readUInt32BE(at + 2)) types.push(bytes[at] ?? 0);
  return types;
}

describe('Who watches the traffic of a run', () => {
  it('is told of every byte of both sides if the SUT is an SCP, of large messages too', async () => {
    const steps = `
  - associate: {}
  - c-store: { dataSet: { elements: [{ tag: "(7FE9,0010)", vr: LO, text: A }, { tag: "(7FE9,1001)", vr: OB, size: 300000 }] } }
  - expect: { response: {} }
`;
    const { connections, result } = await watched(casesOf(steps));
    const [{ facts, sent, received, steps: told, ends } = expect.fail()] = connections;
    expect(typesOf(sent)[0]).to.equal(1);
    expect(typesOf(sent).at(-1)).to.equal(5);
    expect(sent.length).to.be.greaterThan(300_000);
    expect(typesOf(received)).to.deep.equal([2, 4, 6]);
    expect(facts).to.deep.include({ by: 'harness', isTls: false, calledAETitle: 'CSTORE_SCP' });
    expect(facts.harness.port).to.be.greaterThan(0);
    expect(facts.sut).to.deep.include({ address: '127.0.0.1' });
    expect(told.map(({ text }) => text.slice(0, 11))).to.deep.equal(['step 1 of 3', 'step 2 of 3', 'step 3 of 3', '']);
    expect([...ends].sort()).to.deep.equal(['SUT FIN', 'harness FIN']);
    expect(result.capture).to.deep.equal({ streams: [3], frames: [1, 9] });
    expect(result.wire.filter(({ direction }) => direction === 'sent').map(({ frame }) => frame)).to.deep.equal([
      7, 7, 7,
    ]);
  });

  it('is told of bytes that are no PDU, piece by piece as they are sent, and of a reset', async () => {
    const steps = `
  - associate: { segments: 50, expect: { pdu: A-ASSOCIATE-AC } }
  - send: { bytes: "09 00 00 00 00 02 01 02" }
  - reset: {}
`;
    const { connections } = await watched(casesOf(steps));
    const [{ sent, sizes, ends, steps: told } = expect.fail()] = connections;
    expect(sizes.slice(0, 2)).to.deep.equal([50, 50]);
    expect(sent.subarray(-8).toString('hex')).to.equal('0900000000020102');
    expect(told.map(({ input }) => input)).to.deep.equal(['usual', 'illegal', 'usual', 'usual']);
    expect(ends).to.contain('harness RST');
  });

  it('is told of both sides if the SUT is an SCU', async () => {
    const steps = `
  - respond: { Status: 0xA700, command: { Priority: 0 } }
  - ask-to-send: { instances: 1 }
  - expect-request: C-STORE-RQ
`;
    const { connections } = await watched(scuCases(steps));
    const [{ facts, sent, received, steps: told, ends } = expect.fail()] = connections;
    expect(facts).to.deep.include({ by: 'SUT', calledAETitle: 'CSTORE_SCP', callingAETitle: 'CSTORE_SCU' });
    expect(typesOf(received).slice(0, 2)).to.deep.equal([1, 4]);
    expect(typesOf(sent).slice(0, 2)).to.deep.equal([2, 4]);
    expect(told.some(({ input, text }) => input === 'illegal' && text.startsWith('respond: '))).to.equal(true);
    expect(ends.length).to.be.greaterThan(0);
  });
});
