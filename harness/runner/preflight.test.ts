import { expect } from 'chai';
import {
  type AAssociateRQ,
  associateAC,
  listenTransport,
  type Pdu,
  presentationContextsOf,
  type Transport,
} from '../../src/wire.ts';
import { sopClassUid } from '../scenario/names.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { preflight } from './preflight.ts';
import { acceptance, type FakeBehaviour, startFakeScp } from './testing/fake-scp.ts';

const signal = new AbortController().signal;

async function ask(behaviour: FakeBehaviour) {
  await using scp = await startFakeScp(behaviour);
  return await preflight(endpointOf(scp.port), 300, signal);
}

function endpointOf(port: number): ScpEndpoint {
  return { host: '127.0.0.1', port, calledAETitle: 'FAKE', callingAETitle: 'TEST' };
}

/** Accepts the named SOP Classes and no other. */
function accepting(keywords: readonly string[]) {
  const uids = keywords.map(sopClassUid);
  return (request: AAssociateRQ): Pdu =>
    associateAC({
      request,
      presentationContexts: presentationContextsOf(request).map(
        ({ id, abstractSyntax, transferSyntaxes: [first = ''] }) =>
          uids.includes(abstractSyntax) ? { id, result: 0, transferSyntax: first } : { id, result: 3 },
      ),
      maxLength: 0,
      implementationClassUID: '1.2.3',
    });
}

/** Serves associations side by side, but looks at a connection only when the one before has proposed or is gone. */
function inTurn(): (transport: Transport) => void {
  let turn = Promise.resolve();
  return (transport) => {
    const mine = turn;
    turn = new Promise((resolve) => {
      void mine.then(() => {
        transport.handlers = {
          onPdu: (decoded) => {
            resolve();
            if (!('pdu' in decoded) || decoded.pdu.type !== 'A-ASSOCIATE-RQ') transport.end();
            else transport.send(acceptance(decoded.pdu));
          },
          onClosed: () => resolve(),
        };
      });
    });
  };
}

describe('the preflight', () => {
  it('tells which SOP Classes are accepted, Non-Patient ones first', async () => {
    const onAssociate = accepting(['CTImageStorage', 'InventoryStorage', 'ColorPaletteStorage']);
    const result = await ask({ onAssociate });
    expect(result.accepted).to.deep.equal(['ColorPaletteStorage', 'InventoryStorage', 'CTImageStorage']);
    expect(result.evidence).to.match(/HangingProtocolStorage: context 1 abstract-syntax-not-supported/);
    expect(result).to.include({ implementationClassUID: '1.2.3', oneAtATime: false });
    expect(result).not.to.have.property('unreachable');
  });

  it('has evidence where nothing is accepted', async () => {
    const result = await ask({ onAssociate: accepting([]) });
    expect(result.accepted).to.deep.equal([]);
    expect(result.evidence.split('; ')).to.have.length(14);
  });

  it('asks one SOP Class after the other where an association is refused for one of them', async () => {
    const rejection: Pdu = { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 };
    const accept = accepting(['CTImageStorage']);
    const onAssociate: FakeBehaviour['onAssociate'] = (request) => {
      const wanted = presentationContextsOf(request).every(
        ({ abstractSyntax }) => abstractSyntax === sopClassUid('CTImageStorage'),
      );
      return wanted ? accept(request) : rejection;
    };
    expect((await ask({ onAssociate })).accepted).to.deep.equal(['CTImageStorage']);
  });

  it('notices a SUT that reads one proposal before it looks at the next', async () => {
    const server = await listenTransport({ port: 0, onTransport: inTurn() });
    try {
      expect(await preflight(endpointOf(server.port), 300, signal)).to.include({ oneAtATime: true });
    } finally {
      await server.close();
    }
  });

  it('names the rejection where no association can be opened', async () => {
    const result = await ask({ onAssociate: () => ({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 3 }) });
    expect(result.unreachable).to.match(/calling-AE-title-not-recognized/);
  });

  it('names the silence of something that is no Application Entity', async () => {
    const result = await ask({ onAssociate: () => 'silence' });
    expect(result.unreachable).to.equal('no association could be opened: silence for 300 ms');
  });

  it('names the connection that could not be made', async () => {
    const scp = await startFakeScp();
    await scp[Symbol.asyncDispose]();
    expect((await preflight(endpointOf(scp.port), 300, signal)).unreachable).to.match(/connection refused/);
  });

  it('rejects when it is told to stop', async () => {
    await using scp = await startFakeScp({ onAssociate: () => 'silence' });
    const stop = new AbortController();
    const asked = preflight(endpointOf(scp.port), 60_000, stop.signal);
    stop.abort(new Error('stopped'));
    const reason = await asked.then(
      () => undefined,
      (error: Error) => error.message,
    );
    expect(reason).to.equal('stopped');
  });
});
