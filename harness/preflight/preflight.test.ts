import { expect } from 'chai';
import { sopClasses, uncompressedTransferSyntaxes } from '../../src/index.ts';
import {
  type AAssociateRQ,
  associateAC,
  encodePdu,
  listenTransport,
  type Pdu,
  presentationContextsOf,
  type Transport,
} from '../../src/wire.ts';
import { sopClassUid } from '../language/names.ts';
import { ResponseTimes } from '../peer/response-times.ts';
import { acceptance, type FakeBehaviour, startFakeScp } from '../run/testing/fake-scp.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { preflight } from './preflight.ts';

const signal = new AbortController().signal;
const limits = { timeoutMs: 30_000, signal, seed: 1, wanted: 3 };
/** For what is never answered. */
const briefMs = 1000;

async function ask(behaviour: FakeBehaviour, timeoutMs = limits.timeoutMs) {
  await using scp = await startFakeScp(behaviour);
  return await preflight(endpointOf(scp.port), { ...limits, timeoutMs });
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
    const result = await ask({ onAssociate });
    expect(result.accepted).to.deep.equal(['CTImageStorage']);
    expect(result.evidence).to.match(/^HangingProtocolStorage: A-ASSOCIATE-RJ[^;]*; .*CTImageStorage: accepted/);
  });

  it('proposes one Transfer Syntax a context, so that the one that is chosen does not hide the others', async () => {
    const proposed: string[][] = [];
    let associations = 0;
    const result = await ask({
      onAssociate: (request) => {
        associations += 1;
        proposed.push(...presentationContextsOf(request).map(({ transferSyntaxes }) => [...transferSyntaxes]));
        return undefined;
      },
    });
    const every = uncompressedTransferSyntaxes.map(({ keyword }) => keyword);
    const known = new Map(result.classes.map((one) => [one.sopClass, one.transferSyntaxes]));
    for (const { keyword } of sopClasses) expect(known.get(keyword), keyword).to.include.members(every);
    // What is stored, once to choose and once as health asks it, is proposed in a context with two, as a case does.
    expect(proposed.filter(({ length }) => length > 1)).to.have.length(2);
    expect(associations).to.be.at.most(15);
  });

  for (const most of [100, 32, 10]) {
    it(`asks for less at a time where an association may have ${most} presentation contexts`, async () => {
      let associations = 0;
      const result = await ask({
        onAssociate: (request) => {
          associations += 1;
          if (presentationContextsOf(request).length <= most) return undefined;
          return { type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 };
        },
      });
      expect(result.accepted).to.have.length(14);
      expect(result.notes.join()).to.match(/refuses associations of more than \d+ presentation contexts/);
      expect(result.classes.some(({ sopClass }) => sopClass === 'MRImageStorage')).to.equal(true);
      const unasked = sopClasses.length - result.classes.length;
      expect(unasked > 0).to.equal(most < 32);
      expect(result.notes.join().includes(`whether it accepts ${unasked} of`)).to.equal(unasked > 0);
      expect(associations).to.be.at.most(60);
    });
  }

  it('asks no more after a silence', async () => {
    let silences = 0;
    const result = await ask(
      {
        onAssociate: (request) => {
          if (presentationContextsOf(request).length <= 60) return undefined;
          silences += 1;
          return 'silence';
        },
      },
      briefMs,
    );
    expect(result.accepted).to.have.length(14);
    expect(silences).to.equal(1);
  });

  it('chooses a SOP Class whose instance is stored, not only accepted', async () => {
    const result = await ask({
      onAssociate: accepting(['InventoryStorage', 'SecondaryCaptureImageStorage', 'CTImageStorage']),
      onRequest: (good, { AffectedSOPClassUID }) =>
        AffectedSOPClassUID === sopClassUid('InventoryStorage') ? { ...good, Status: 0xa700 } : undefined,
    });
    expect(result.chosen).to.equal('SecondaryCaptureImageStorage');
    const known = new Map(result.classes.map((one) => [one.sopClass, one]));
    expect(known.get('InventoryStorage')).to.include({ negotiation: 'accepted', stored: '0xA700' });
    expect(known.get('SecondaryCaptureImageStorage')).to.include({ stored: '0x0000' });
    expect(known.get('CTImageStorage')).to.include({ negotiation: 'accepted' }).and.not.have.property('stored');
    expect(known.get('MRImageStorage')?.negotiation).to.match(/abstract-syntax-not-supported/);
    expect(result.notes.join()).to.match(/use SecondaryCaptureImageStorage: .*InventoryStorage: 0xA700/);
  });

  it('makes do with one that is accepted where nothing is stored, and says so', async () => {
    const onRequest: FakeBehaviour['onRequest'] = (good, { CommandField }) =>
      CommandField === 1 ? { ...good, Status: 0xc000 } : undefined;
    const result = await ask({ onAssociate: accepting(['CTImageStorage']), onRequest });
    expect(result).to.include({ chosen: 'CTImageStorage' }).and.not.have.property('stores');
    expect(result.notes.join()).to.match(/no known good instance was stored \(CTImageStorage: 0xC000\)/);
  });

  it('tells the Transfer Syntaxes of every registered SOP Class', async () => {
    const { classes } = await ask({});
    expect(classes.map(({ sopClass }) => sopClass)).to.include.members(sopClasses.map(({ keyword }) => keyword));
    const [first] = classes;
    expect(first?.transferSyntaxes).to.deep.equal(uncompressedTransferSyntaxes.map(({ keyword }) => keyword));
    const compressed = classes.find(({ sopClass }) => sopClass === 'SecondaryCaptureImageStorage')?.transferSyntaxes;
    expect(compressed).to.include('JPEGBaseline8Bit');
  });

  it('counts how many associations are served at once', async () => {
    const open: { closed: unknown }[] = [];
    const result = await ask({
      onConnection: (transport) => open.push(transport),
      onAssociate: () =>
        open.filter(({ closed }) => !closed).length > 2
          ? { type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 }
          : undefined,
    });
    expect(result).to.include({ associationsAtOnce: 2, oneAtATime: false });
  });

  it('does not expect of the SUT afterwards what it could not do before', async () => {
    const result = await ask({
      onRequest: (good, { CommandField }) => (CommandField === 0x30 ? { ...good, Status: 0x0122 } : undefined),
    });
    expect(result.health).to.deep.equal({ echo: false, release: true });
    expect(result.notes.join()).to.match(/its health is told without C-ECHO: before any case C-ECHO was answered/);
  });

  it('notices a SUT that reads one proposal before it looks at the next', async () => {
    const server = await listenTransport({ port: 0, onTransport: inTurn() });
    try {
      expect(await preflight(endpointOf(server.port), limits)).to.include({ oneAtATime: true });
    } finally {
      await server.close();
    }
  });

  it('names the rejection where no association can be opened', async () => {
    const result = await ask({ onAssociate: () => ({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 3 }) });
    expect(result.unreachable).to.match(/calling-AE-title-not-recognized/);
    expect(result.noAssociation).to.equal('rejected');
  });

  it('names the silence of something that is no Application Entity', async () => {
    const result = await ask({ onAssociate: () => 'silence' }, briefMs);
    expect(result.unreachable).to.equal('no association could be opened: silence for 1000 ms');
    expect(result.noAssociation).to.equal('unanswered');
  });

  it('names the connection that could not be made', async () => {
    const scp = await startFakeScp();
    await scp[Symbol.asyncDispose]();
    const result = await preflight(endpointOf(scp.port), limits);
    expect(result.unreachable).to.match(/connection refused/);
    expect(result).to.not.have.property('noAssociation');
  });

  it('reaches a SUT whose A-ASSOCIATE-ACs are all malformed, and lets the cases tell', async () => {
    const onAssociate: FakeBehaviour['onAssociate'] = (request) => {
      const bytes = Buffer.concat([encodePdu(acceptance(request)), Buffer.alloc(2)]);
      bytes.writeUInt32BE(bytes.length - 6, 2);
      return bytes;
    };
    const result = await ask({ onAssociate });
    expect(result).to.not.have.property('unreachable');
    expect(result).to.include({ chosen: 'HangingProtocolStorage', oneAtATime: false });
    expect(result.health).to.include({ association: 'answered' });
    expect(result.notes.join()).to.match(/no association could be opened: .*A-ASSOCIATE-AC: .*offset/);
  });

  it('tells a SUT that is lost on the way from one that was never reached', async () => {
    let associations = 0;
    let scp: Awaited<ReturnType<typeof startFakeScp>> | undefined;
    scp = await startFakeScp({
      onAssociate: () => {
        associations += 1;
        return undefined;
      },
      onRequest: (_good, { CommandField }) => {
        if (CommandField === 1) void scp?.[Symbol.asyncDispose]();
        return undefined;
      },
    });
    const result = await preflight(endpointOf(scp.port), limits);
    expect(result.lostAfter).to.equal(associations);
    expect(result.unreachable).to.match(
      /^it was lost after \d+ associations, before the first case: .*connection refused/,
    );
  });

  it('waits for a SUT that rejects every association for the moment, and then asks again', async () => {
    const busy: Pdu = { type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 };
    let asked = 0;
    const onAssociate = (): Pdu | undefined => {
      asked += 1;
      return asked <= 4 ? busy : undefined;
    };
    const result = await ask({ onAssociate });
    expect(result).to.include({ stores: 'HangingProtocolStorage' }).and.not.have.property('unreachable');
    await using scp = await startFakeScp({ onAssociate: () => busy });
    const { unreachable } = await preflight(endpointOf(scp.port), { ...limits, busyMs: 300 });
    expect(unreachable).to.match(/no association could be opened: A-ASSOCIATE-RJ rejected-transient/);
  });

  it('rejects when it is told to stop', async () => {
    await using scp = await startFakeScp({ onAssociate: () => 'silence' });
    const stop = new AbortController();
    const asked = preflight(endpointOf(scp.port), { ...limits, timeoutMs: 60_000, signal: stop.signal });
    stop.abort(new Error('stopped'));
    const reason = await asked.then(
      () => undefined,
      (error: Error) => error.message,
    );
    expect(reason).to.equal('stopped');
  });

  it('asks a slow SUT for nothing that is only told, and for several things at once', async () => {
    const responseTimes = new ResponseTimes();
    for (let at = 0; at < 200; at++) responseTimes.answered(9000);
    let proposals = 0;
    const behaviour: FakeBehaviour = {
      onAssociate: (request) => {
        if (presentationContextsOf(request).length > 1) proposals += 1;
        return undefined;
      },
    };
    await using scp = await startFakeScp(behaviour);
    const result = await preflight(endpointOf(scp.port), { ...limits, responseTimes });
    expect(proposals).to.equal(1);
    expect(result).to.include({ stores: 'HangingProtocolStorage', oneAtATime: false, associationsAtOnce: 3 });
    expect(result.notes).to.deep.equal([
      'it takes 9 s for an answer: it was not asked which other SOP Classes it accepts',
    ]);
  });

  it('tells which services the SUT leaves unanswered', async () => {
    await using scp = await startFakeScp({ onRequest: () => 'silence', onRelease: () => 'silence' });
    const result = await preflight(endpointOf(scp.port), { ...limits, timeoutMs: 500 });
    expect(result.unanswered).to.deep.equal(['C-ECHO', 'A-RELEASE', 'C-STORE']);
    expect((await ask({})).unanswered).to.deep.equal([]);
  });
});
