import { expect } from 'chai';
import type { SequenceOperation } from '../../fuzz/operation.ts';
import { buildSequence } from '../../fuzz/stateful/build-sequence.ts';
import { runSequence, type SequenceRan } from '../../fuzz/stateful/run-sequence.ts';
import { StoredCheck } from '../../fuzz/stateful/stored-check.ts';
import type { Behaviour } from '../faulty/fault.ts';
import { fileWith } from '../faulty/kept-files.ts';
import { seededTarget, startSeededSut } from './seeded-sut.ts';

const { target } = seededTarget;
const [pair = { sopClass: '', transferSyntax: '' }] = target.pairs;
const signal = new AbortController().signal;

async function ran(
  operations: readonly SequenceOperation[],
  behaviour: Partial<Behaviour> = {},
  timeoutMs = 5000,
): Promise<SequenceRan> {
  await using scp = await startSeededSut(behaviour);
  const endpoint = await scp.sut.scp(undefined, 'test', '');
  if ('notApplicable' in endpoint) throw new Error(endpoint.notApplicable);
  const sequence = buildSequence({ ...pair, serial: 1, uses: [], operations }, target);
  return await runSequence(sequence, endpoint, { timeoutMs, signal }, new StoredCheck(true));
}

const on = (number: number, ...kinds: readonly SequenceOperation['kind'][]): readonly SequenceOperation[] =>
  kinds.map((kind) => ({ kind, on: number }));
const keysOf = ({ failures }: SequenceRan) => failures.map((one) => `${one.level} ${one.class}: ${one.key}`);

describe('A sequence that runs', () => {
  it('has no failure on a good SCP, whatever it is made of', async () => {
    const operations = [
      ...on(0, 'associate', 'echo', 'half store'),
      ...on(1, 'associate', 'store', 'abort', 'associate', 'half store', 'RST'),
      ...on(0, 'rest', 'store'),
    ];
    const result = await ran(operations);
    expect(keysOf(result)).to.deep.equal([]);
    expect(result.reaction.reach).to.equal('response');
    expect(result.reaction.events).to.include.members(['A-RELEASE-RP', 'C-ECHO-RSP 0x0000', 'C-STORE-RSP 0x0000']);
  });

  it('has one if an answer does not come that is owed', async () => {
    const result = await ran(on(0, 'associate', 'store'), { message: () => [] }, 200);
    expect(keysOf(result)).to.deep.equal(['fail no answer: C-STORE-RSP']);
    expect(result.reaction.unanswered).to.equal('response');
  });

  it('has none if an SCP only waits until another association has ended', async () => {
    const waiting = new Map<object, () => void>();
    const operations = [...on(0, 'associate'), ...on(1, 'associate', 'store')];
    const result = await ran(
      operations,
      {
        message: (command, { contextId }, session) => {
          waiting.set(session, () => session.respond(contextId, command));
          return [];
        },
        closed: () => {
          for (const answer of waiting.values()) answer();
          waiting.clear();
        },
      },
      1000,
    );
    expect(keysOf(result)).to.deep.equal([]);
  });

  it('has one if a release is answered by the end of the connection, and none if by an abort', async () => {
    const closes: Partial<Behaviour> = {
      receive: ({ type }, session) => {
        if (type !== 'A-RELEASE-RQ') return undefined;
        session.close();
        return [];
      },
    };
    expect(keysOf(await ran(on(0, 'associate', 'echo'), closes))).to.deep.equal(['fail connection lost: FIN']);
    const aborts: Partial<Behaviour> = {
      receive: ({ type }, session) => {
        if (type !== 'A-RELEASE-RQ') return undefined;
        session.reply({ type: 'A-ABORT', source: 0, reason: 0 });
        return [];
      },
    };
    expect(keysOf(await ran(on(0, 'associate', 'echo'), aborts))).to.deep.equal([]);
  });

  it('has one for a response with the Message ID of another request', async () => {
    const store: Behaviour['store'] = (response) => ({ ...response, MessageIDBeingRespondedTo: 99 });
    const result = await ran(on(0, 'associate', 'store'), { store });
    expect(keysOf(result)).to.deep.equal(['fail wrong answer: response/c-store-message-id']);
  });

  it('has one for a PDU that is for another state', async () => {
    const result = await ran(on(0, 'associate', 'echo'), {
      send: (pdu) => (pdu.type === 'P-DATA-TF' ? [{ type: 'A-RELEASE-RP' }, pdu] : undefined),
    });
    expect(keysOf(result)).to.deep.equal(['fail wrong answer: sequence/unexpected-pdu']);
  });

  it('has one for Success before the rest of a Data Set was sent', async () => {
    const early: Behaviour['receive'] = ({ type }, session) => {
      const { request, contextId = 1 } = session.exchanges.last ?? {};
      if (type !== 'P-DATA-TF' || request?.CommandField !== 1 || !session.exchanges.withinMessage) return undefined;
      session.respond(contextId, {
        CommandField: 0x8001,
        MessageIDBeingRespondedTo: request.MessageID ?? 0,
        CommandDataSetType: 0x0101,
        Status: 0,
      });
      return [];
    };
    const operations: readonly SequenceOperation[] = [
      ...on(0, 'associate', 'half store'),
      ...on(1, 'associate', 'echo'),
      ...on(0, 'rest'),
    ];
    expect(keysOf(await ran(operations, { receive: early }))).to.include(
      'fail illegal status: status/complete-request',
    );
  });

  it('goes on with other connections when an association is rejected or a context is not accepted', async () => {
    const result = await ran([...on(0, 'associate', 'store', 'echo'), ...on(1, 'associate', 'echo')], {
      listen: { sopClasses: [] },
    });
    expect(keysOf(result)).to.deep.equal([]);
    expect(result.reaction.events).to.include('C-ECHO-RSP 0x0000');
    expect(result.reaction.events).not.to.include('C-STORE-RSP 0x0000');
  });

  it('has one if what was acknowledged is not there, when another instance was', async () => {
    const files = { count: 0 };
    const keep: Behaviour['keep'] = (file) => {
      files.count += 1;
      return files.count === 2 ? undefined : { path: `${file.sopInstanceUID}.dcm`, bytes: fileWith(file, file.bytes) };
    };
    const operations: readonly SequenceOperation[] = [
      ...on(0, 'associate', 'store'),
      { kind: 'store', on: 0, instance: 1 },
    ];
    expect(keysOf(await ran(operations, { keep }))).to.deep.equal(['fail stored bytes differ: missing']);
    expect(keysOf(await ran(operations, { keep: () => undefined }))).to.deep.equal([]);
  });
});
