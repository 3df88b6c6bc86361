import { expect } from 'chai';
import {
  buildInstance,
  ConnectionFailed,
  cEcho,
  cStore,
  ExplicitVRLittleEndian,
  ImplicitVRLittleEndian,
  openAssociation,
  verificationSOPClassUID,
} from '../../../src/index.ts';
import { associateRQ, connectTransport, type Pdu, type TransportClose } from '../../../src/wire.ts';
import type { Behaviour } from './fault.ts';
import { startFaultyScp } from './faulty-scp.ts';

const host = '127.0.0.1';
const verification = { abstractSyntax: verificationSOPClassUID, transferSyntaxes: [ImplicitVRLittleEndian.uid] };
const request = associateRQ({
  calledAETitle: 'SCP',
  callingAETitle: 'SCU',
  presentationContexts: [{ id: 1, ...verification }],
  maxLength: 0,
  implementationClassUID: '1.2.3',
});

/** What a requestor saw that sends a PDU, answers with `next` and closes where that gives nothing. */
async function play(
  port: number,
  first: Pdu | Uint8Array,
  next: (pdu: Pdu) => Pdu | undefined = () => undefined,
): Promise<{ received: string[]; how: TransportClose['how'] }> {
  const transport = await connectTransport({ host, port });
  const received: string[] = [];
  return new Promise((resolve) => {
    transport.handlers = {
      onPdu: (decoded) => {
        received.push('pdu' in decoded ? decoded.pdu.type : 'invalid');
        const answer = 'pdu' in decoded ? next(decoded.pdu) : undefined;
        if (answer) transport.send(answer);
        else transport.end();
      },
      onClosed: ({ how }) => resolve({ received, how }),
    };
    transport.send(first);
  });
}

/** Releases an association that was accepted. */
function release({ type }: Pdu): Pdu | undefined {
  return type === 'A-ASSOCIATE-AC' ? { type: 'A-RELEASE-RQ' } : undefined;
}

async function playWith(behaviour: Partial<Behaviour>, first: Pdu | Uint8Array = request) {
  await using scp = await startFaultyScp(behaviour);
  return await play(scp.port, first, release);
}

/** A valid instance with a private element of so many bytes after it. */
function largeInstance(length: number) {
  const instance = buildInstance('RawDataStorage', { transferSyntax: ExplicitVRLittleEndian.uid });
  const head = Buffer.from('e17f01104f42000000000000', 'hex');
  head.writeUInt32LE(length, 8);
  return { ...instance, dataSet: Buffer.concat([instance.bytes, head, Buffer.alloc(length)]) };
}

describe('a faulty SCP', () => {
  it('without a fault passes on everything, large Data Sets too', async () => {
    await using scp = await startFaultyScp();
    const instance = largeInstance(3_000_000);
    const storage = { abstractSyntax: instance.sopClassUID, transferSyntaxes: [instance.transferSyntax] };
    const association = await openAssociation(
      { host, port: scp.port, calledAETitle: 'SCP' },
      { callingAETitle: 'SCU', presentationContexts: [verification, storage] },
    );
    expect((await cStore(association, instance)).status).to.equal(0);
    expect((await cEcho(association)).status).to.equal(0);
    await association.release();
  });

  it('without a fault reacts as its SCP does, to bytes that are no PDU too', async () => {
    expect((await playWith({})).received).to.deep.equal(['A-ASSOCIATE-AC', 'A-RELEASE-RP']);
    expect((await playWith({}, { type: 'A-RELEASE-RQ' })).received).to.deep.equal(['A-ABORT']);
    expect((await playWith({}, Buffer.of(9, 0, 0, 0, 0, 0))).received).to.deep.equal(['A-ABORT']);
    expect((await playWith({}, Buffer.of(4, 0, 0xff, 0xff, 0xff, 0xff))).received).to.deep.equal(['A-ABORT']);
  });

  it('sends something else where its behaviour says so, and lets the rest pass', async () => {
    const send: Behaviour['send'] = ({ type }) => (type === 'A-RELEASE-RP' ? [Buffer.of(8, 0, 0, 0, 0, 0)] : undefined);
    expect((await playWith({ send })).received).to.deep.equal(['A-ASSOCIATE-AC', 'invalid']);
  });

  it('answers in place of its SCP', async () => {
    const receive: Behaviour['receive'] = ({ type }, session) => {
      if (type !== 'A-RELEASE-RQ') return undefined;
      session.reply({ type: 'A-ABORT', source: 0, reason: 0 });
      return [];
    };
    expect((await playWith({ receive })).received).to.deep.equal(['A-ASSOCIATE-AC', 'A-ABORT']);
  });

  it('closes and resets', async () => {
    const ended = { received: [], how: 'fin' };
    expect(await playWith({ opened: (session) => session.close() })).to.deep.equal(ended);
    expect(await playWith({ opened: (session) => session.reset() })).to.deep.equal({ ...ended, how: 'rst' });
  });

  it('follows the states of the association', async () => {
    const states: string[] = [];
    await playWith({
      receive: ({ type }, { state }) => {
        states.push(`${type} in ${state}`);
        return undefined;
      },
    });
    expect(states).to.deep.equal(['A-ASSOCIATE-RQ in Sta2', 'A-RELEASE-RQ in Sta6']);
  });

  it('learns how the requestor ended the connection, and what was under way', async () => {
    let tell: (told: unknown[]) => void = () => {};
    const told = new Promise<unknown[]>((resolve) => {
      tell = resolve;
    });
    await using scp = await startFaultyScp({ closed: (how, unparsed) => tell([how, unparsed]) });
    const transport = await connectTransport({ host, port: scp.port });
    transport.send(Buffer.of(1, 0, 0));
    await transport[Symbol.asyncDispose]();
    expect(await told).to.deep.equal(['FIN', 3]);
  });

  it('dies with every connection, and takes no new one', async () => {
    await using scp = await startFaultyScp({ opened: ({ program }) => program.crash() });
    const { received } = await play(scp.port, request);
    expect(received).to.deep.equal([]);
    const failure = await connectTransport({ host, port: scp.port }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).to.be.instanceOf(ConnectionFailed);
  });

  it('leaves connections without an answer once it hangs, and nothing behind when it is closed', async () => {
    const scp = await startFaultyScp({
      receive: ({ type }, { program }) => {
        if (type === 'A-RELEASE-RQ') program.hang();
        return undefined;
      },
    });
    expect((await play(scp.port, request, release)).received).to.deep.equal(['A-ASSOCIATE-AC', 'A-RELEASE-RP']);
    const waiting = play(scp.port, request);
    await connectTransport({ host, port: scp.port }).then((transport) => transport.destroy());
    await scp[Symbol.asyncDispose]();
    expect((await waiting).received).to.deep.equal([]);
  });
});
