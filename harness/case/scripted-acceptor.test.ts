import { expect } from 'chai';
import {
  associateRQ,
  CommandField,
  type CommandValues,
  connectTransport,
  encodeCommandSet,
  fragmentMessage,
  listenTransport,
  type Transport,
} from '../../src/wire.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { Conversation } from '../peer/conversation.ts';
import { WireLog } from '../peer/wire-log.ts';
import type { AcceptorLog } from './acceptor-log.ts';
import type { AcceptorOptions } from './acceptor-options.ts';
import { CaseVerdict, type Outcome } from './case-verdict.ts';
import { type PlannedAnswer, PlannedAnswers } from './planned-answers.ts';
import { serveAssociation } from './scripted-acceptor.ts';

const never = new AbortController().signal;
const sopClass = '1.2.840.10008.5.1.4.38.1';

const request = (maxLength = 0) =>
  associateRQ({
    calledAETitle: 'SCP',
    callingAETitle: 'SCU',
    presentationContexts: [{ id: 1, abstractSyntax: sopClass, transferSyntaxes: ['1.2.840.10008.1.2'] }],
    maxLength,
    implementationClassUID: '1.2.3',
  });

const store: CommandValues = {
  AffectedSOPClassUID: sopClass,
  CommandField: CommandField['C-STORE-RQ'],
  MessageID: 1,
  Priority: 0,
  CommandDataSetType: 1,
  AffectedSOPInstanceUID: '1.2.4',
};

/** An SCU whose every byte the test says. */
class Requestor {
  readonly conversation: Conversation;
  readonly transport: Transport;

  constructor(transport: Transport) {
    this.transport = transport;
    this.conversation = new Conversation(transport, { log: new WireLog(), maxLength: 0, onRules: () => {} });
  }

  /** What comes next, in a word. */
  async next(): Promise<string> {
    return nameOf(await this.conversation.next(10_000));
  }

  async associate(maxLength?: number): Promise<string> {
    this.conversation.send(request(maxLength));
    return await this.next();
  }

  async store(id = 1): Promise<string> {
    this.transport.send(this.message(id));
    return await this.next();
  }

  message(id = 1): Uint8Array[] {
    return fragmentMessage(1, encodeCommandSet({ ...store, MessageID: id }), Buffer.alloc(100), 0);
  }

  async release(): Promise<string> {
    this.conversation.send({ type: 'A-RELEASE-RQ' });
    return await this.next();
  }
}

function nameOf(event: WireEvent): string {
  if (event.kind === 'message') return `response 0x${(event.message.decoded.command.Status ?? -1).toString(16)}`;
  if (event.kind === 'pdu') return event.pdu.type;
  return event.kind === 'closed' ? event.how : event.kind;
}

interface Served extends AcceptorLog {
  readonly outcome: Outcome;
  readonly answers: PlannedAnswers;
}

/** Serves one association with these answers, while the SCU does what the test says. */
async function serve(
  planned: readonly PlannedAnswer[],
  play: (scu: Requestor) => Promise<void>,
  some: Partial<AcceptorOptions> = {},
): Promise<Served> {
  const answers = new PlannedAnswers(planned);
  const verdicts = new CaseVerdict();
  let arrived: (transport: Transport) => void = () => {};
  const accepted = new Promise<Transport>((resolve) => {
    arrived = resolve;
  });
  const server = await listenTransport({ port: 0, onTransport: (transport) => arrived(transport) });
  const scu = new Requestor(await connectTransport({ host: server.host, port: server.port }));
  const serving = serveAssociation(await accepted, {
    answers,
    log: new WireLog(),
    verdicts,
    level: 'shall',
    timeoutMs: 10_000,
    signal: never,
    over: never,
    stalled: never,
    onActivity: () => {},
    onStore: () => {},
    ...some,
  });
  // It is awaited once the SCU has done its part; until then nobody else would see that it failed.
  serving.catch(() => {});
  try {
    await play(scu);
    scu.transport.end();
    return { ...(await serving), outcome: verdicts.outcome(), answers };
  } finally {
    scu.transport.destroy();
    await server.close();
  }
}

describe('the harness as SCP of an SCU', () => {
  it('answers as a well-behaved SCP does where no step says something else', async () => {
    const stored: number[] = [];
    const log = await serve(
      [],
      async (scu) => {
        expect(await scu.associate()).to.equal('A-ASSOCIATE-AC');
        expect(await scu.store()).to.equal('response 0x0');
        expect(await scu.release()).to.equal('A-RELEASE-RP');
      },
      { onStore: () => stored.push(1) },
    );
    expect(log).to.include({ requested: true, accepted: true, released: true });
    expect(log.stores.map(({ status, isAnswered }) => ({ status, isAnswered }))).to.deep.equal([
      { status: 0, isAnswered: true },
    ]);
    expect(log.end).to.deep.equal({ kind: 'closed', how: 'FIN' });
    expect(log.answers.requests).to.deep.equal(['A-ASSOCIATE-RQ', 'C-STORE-RQ', 'A-RELEASE-RQ']);
    expect(stored).to.have.lengthOf(1);
  });

  it('keeps what the SCU says of itself, and the first instance whole if it is wanted', async () => {
    const play = async (scu: Requestor) => {
      await scu.associate();
      await scu.store(1);
      await scu.store(2);
    };
    const { first, identity } = await serve([], play, { keepsFirst: true });
    expect(first).to.include({ sopClassUID: sopClass, sopInstanceUID: '1.2.4', transferSyntax: '1.2.840.10008.1.2' });
    expect(first?.bytes).to.have.lengthOf(100);
    expect(identity).to.deep.equal({ implementationClassUID: '1.2.3' });
    expect(await serve([], play)).to.not.have.property('first');
  });

  it('acts before any request comes', async () => {
    const log = await serve(
      [{ to: 'connection', rule: { to: 'connection', pdu: { type: 'A-ABORT' } } }],
      async (scu) => {
        expect(await scu.next()).to.equal('A-ABORT');
      },
    );
    expect(log).to.include({ requested: false, accepted: false });
  });

  it('rejects an association, and expects what the SCU does then', async () => {
    const rule = { pdu: { type: 'A-ASSOCIATE-RJ' }, expect: { transport: 'closed' } } as const;
    const { accepted, outcome } = await serve([{ to: 'A-ASSOCIATE-RQ', rule }], async (scu) => {
      expect(await scu.associate()).to.equal('A-ASSOCIATE-RJ');
    });
    expect(accepted).to.equal(false);
    expect(outcome).to.include({ verdict: 'pass', phase: 'association' });
  });

  it('fails an SCU that does something else than is expected, and says in which phase', async () => {
    const answer: PlannedAnswer = { to: 'C-STORE-RQ', rule: { Status: 0xa700, expect: { pdu: 'A-ABORT' } } };
    const { outcome } = await serve([answer], async (scu) => {
      await scu.associate();
      await scu.store();
      await scu.release();
    });
    expect(outcome).to.include({ verdict: 'fail', phase: 'data-transfer' });
  });

  it('answers before the Data Set has come, and takes the rest of it for no reaction', async () => {
    const rule = { when: 'command', Status: 0xa700, expect: { request: 'A-RELEASE-RQ' } } as const;
    const { stores, outcome } = await serve([{ to: 'C-STORE-RQ', rule }], async (scu) => {
      await scu.associate();
      const command = encodeCommandSet(store);
      const [first, ...rest] = fragmentMessage(1, command, Buffer.alloc(1000), command.length + 6);
      scu.transport.send([first as Uint8Array]);
      expect(await scu.next()).to.equal('response 0xa700');
      scu.transport.send(rest);
      await scu.release();
    });
    expect(stores.map(({ status }) => status)).to.deep.equal([0xa700]);
    expect(outcome).to.include({ verdict: 'pass' });
  });

  it('sends a response twice, or never', async () => {
    await serve([{ to: 'C-STORE-RQ', rule: { Status: 0, copies: 2 } }], async (scu) => {
      await scu.associate();
      expect([await scu.store(), await scu.next()]).to.deep.equal(['response 0x0', 'response 0x0']);
    });
    const { stores } = await serve([{ to: 'C-STORE-RQ', rule: { Status: 0, copies: 0 } }], async (scu) => {
      await scu.associate();
      scu.transport.send(scu.message());
      await scu.release();
    });
    expect(stores[0]).to.include({ status: undefined, isAnswered: false });
  });

  it('does something after the response', async () => {
    const rule = { Status: 0, after: { pdu: { type: 'A-ABORT', source: 2 } } } as const;
    await serve([{ to: 'C-STORE-RQ', rule }], async (scu) => {
      await scu.associate();
      expect([await scu.store(), await scu.next()]).to.deep.equal(['response 0x0', 'A-ABORT']);
    });
  });

  it('does several things after the response, each in its time and in segments', async () => {
    const release = '05000000000400000000';
    const after = [
      { delayMs: 1, bytes: release.slice(0, 8) },
      { bytes: release.slice(8), segments: 1 },
      { close: 'fin' as const },
    ];
    await serve([{ to: 'C-STORE-RQ', rule: { Status: 0xa700, after } }], async (scu) => {
      await scu.associate();
      expect(await scu.store()).to.equal('response 0xa700');
      expect(await scu.conversation.next(10_000).then(nameOf)).to.equal('A-RELEASE-RQ');
      expect(await scu.next()).to.equal('FIN');
    });
  });

  it('sends bytes, closes and resets in place of a response', async () => {
    const ends: readonly (readonly [PlannedAnswer['rule'] & {}, RegExp])[] = [
      [{ bytes: '09 00 00 00 00 00' }, /undecodable/],
      [{ close: 'fin' }, /FIN/],
      [{ close: 'rst' }, /RST/],
    ];
    for (const [rule, end] of ends) {
      const { stores } = await serve([{ to: 'C-STORE-RQ', rule }], async (scu) => {
        await scu.associate();
        expect(await scu.store()).to.match(end);
      });
      expect(stores[0]).to.include({ status: undefined });
    }
  });

  it('carries through a release collision (PS3.8 9.2.3, AR-8 to AR-10)', async () => {
    const rule = { pdu: 'A-RELEASE-RQ', expect: { pdu: 'A-RELEASE-RP' } } as const;
    const { outcome, released } = await serve([{ to: 'A-RELEASE-RQ', rule }], async (scu) => {
      await scu.associate();
      expect(await scu.release()).to.equal('A-RELEASE-RQ');
      scu.conversation.send({ type: 'A-RELEASE-RP' });
      expect(await scu.next()).to.equal('A-RELEASE-RP');
    });
    expect(outcome).to.include({ verdict: 'pass', phase: 'release' });
    expect(released).to.equal(true);
  });

  it('closes the connection when its own release is confirmed (PS3.8 9.2.3, AR-3)', async () => {
    await serve([{ to: 'C-STORE-RQ', rule: { Status: 0, after: { pdu: 'A-RELEASE-RQ' } } }], async (scu) => {
      await scu.associate();
      expect([await scu.store(), await scu.next()]).to.deep.equal(['response 0x0', 'A-RELEASE-RQ']);
      scu.conversation.send({ type: 'A-RELEASE-RP' });
      expect(await scu.next()).to.equal('FIN');
    });
  });

  it('passes over responses that nobody asked for', async () => {
    const { stores } = await serve([], async (scu) => {
      await scu.associate();
      const response = encodeCommandSet({
        CommandField: 0x8001,
        MessageIDBeingRespondedTo: 1,
        CommandDataSetType: 0x101,
        Status: 0,
      });
      scu.transport.send(fragmentMessage(1, response, undefined, 0));
      expect(await scu.store()).to.equal('response 0x0');
    });
    expect(stores).to.have.lengthOf(1);
  });

  it('answers an SCU that says it can receive nothing', async () => {
    await serve([], async (scu) => {
      await scu.associate(3);
      expect(await scu.store()).to.equal('response 0x0');
    });
  });

  it('takes silence for the end when nothing comes for its time', async () => {
    const { end } = await serve(
      [],
      async (scu) => {
        await scu.associate();
        expect(await scu.next()).to.equal('A-ABORT');
      },
      { timeoutMs: 50 },
    );
    expect(end).to.include({ kind: 'silence' });
  });

  it('ends when the time of the case is over, and rejects when the run is stopped', async () => {
    const over = new AbortController();
    const { end } = await serve(
      [],
      async (scu) => {
        await scu.associate();
        over.abort();
        await scu.next();
      },
      { over: over.signal },
    );
    expect(end).to.include({ kind: 'silence' });
    const stop = new AbortController();
    const failure = await serve(
      [],
      async (scu) => {
        await scu.associate();
        stop.abort(new Error('stopped'));
        await scu.next();
      },
      { signal: stop.signal },
    ).catch((error: unknown) => error);
    expect(failure).to.have.property('message', 'stopped');
  });
});
