import { expect } from 'chai';
import { fuzz } from '../../fuzz/fuzz.ts';
import type { Behaviour } from '../faulty/fault.ts';
import type { FaultyConnection } from '../faulty/faulty-connection.ts';
import { invalidBytes } from './fuzzed-fault.ts';
import { seededTarget, startSeededSut } from './seeded-sut.ts';

const limits = { seed: 1, runs: 60, timeoutMs: 6000, shrinkTimeMs: 8000, explains: false, strict: true, maxFinds: 1 };

/** The classes of what is found with some mutations. */
async function found(behaviour: Partial<Behaviour>, mutations: readonly string[], concurrency = 2): Promise<string[]> {
  await using scp = await startSeededSut(behaviour);
  const prepared = { ...seededTarget, concurrency };
  const { finds } = await fuzz(scp.sut, { ...limits, mutations }, { prepared });
  return finds.map(({ failure }) => failure.class);
}

/** Answers later if the Data Set has an element of this private group. */
const late =
  (ms: number): Behaviour['message'] =>
  (command, { dataSet, contextId }, session) => {
    const isPrivate = dataSet.includes(Buffer.from('09000110', 'hex'));
    setTimeout(() => session.respond(contextId, command), isPrivate ? ms : 0);
    return [];
  };

/** Serves no new connection as long as one is open on which a P-DATA-TF without PDVs came. */
function blocking(): Partial<Behaviour> {
  const blockers = new Set<FaultyConnection>();
  return {
    receive: (received, session) => {
      if (!invalidBytes(received).equals(Buffer.from('040000000000', 'hex'))) return undefined;
      blockers.add(session);
      session.program.hang();
      return [];
    },
    closed: (_how, _unparsed, session) => {
      if (blockers.delete(session)) session.program.recover();
    },
  };
}

describe('Classes of failure are told apart', () => {
  it('a request that is answered late is slow beside a plain one', async () => {
    expect(await found({ message: late(2600) }, ['data-set/private-element'])).to.deep.equal(['slow']);
  });

  it('a request that is answered a moment later is not slow', async () => {
    expect(await found({ message: late(30) }, ['data-set/private-element'])).to.deep.equal([]);
  });

  it('a connection that keeps the SCP from others blocks its listener', async () => {
    expect(await found(blocking(), ['pdu/no-pdv'])).to.deep.equal(['listener blocked']);
  });
});
