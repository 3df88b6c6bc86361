/** An SCP that serves others while one peer sends what takes long (PS3.7 9.1.1.2, PS3.8 9.1). */
import { deflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import { cEchoRQ } from '../dimse/c-echo.ts';
import { encodeCommandSet } from '../dimse/command-set.ts';
import { fragmentMessage } from '../dimse/fragment.ts';
import { encodePdu } from '../upper-layer/pdu/pdu.ts';
import { listen } from './listen.ts';
import type { Scp } from './scp.ts';
import { element, hangingProtocolStorage } from './testing/minimal-data-set.ts';
import { TestPeer } from './testing/test-peer.ts';

const deflatedSyntax = '1.2.840.10008.1.2.1.99';
const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';

describe('An SCP beside a peer that keeps it busy', () => {
  let scp: Scp;

  beforeEach(async () => {
    scp = await listen({ port: 0 });
  });

  afterEach(() => scp.close({ graceMs: 0 }));

  /** What comes first: the answer to the storm, or five answers to a neighbour that asks one after the other. */
  async function first(busy: TestPeer, storm: Uint8Array | readonly Uint8Array[]): Promise<string> {
    await using neighbour = await TestPeer.associate(scp.port);
    busy.transport.send(storm);
    const served = async () => {
      for (let n = 0; n < 5; n++) expect((await neighbour.store()).Status).to.equal(0);
      return 'neighbour';
    };
    return await Promise.race([busy.response().then(() => 'storm'), served()]);
  }

  it('answers a neighbour while a deflated Data Set inflates', async () => {
    await using busy = await TestPeer.associate(scp.port, {
      presentationContexts: [{ id: 1, abstractSyntax: secondaryCapture, transferSyntaxes: [deflatedSyntax] }],
    });
    const value = Buffer.alloc(200_000_000);
    const head = Buffer.from([9, 0, 1, 0x10, 0x4f, 0x42, 0, 0, 0, 0, 0, 0]);
    head.writeUInt32LE(value.length, 8);
    const dataSet = deflateRawSync(Buffer.concat([head, value]));
    const command = { ...busy.storeCommand(), AffectedSOPClassUID: secondaryCapture };
    expect(await first(busy, fragmentMessage(1, encodeCommandSet(command), dataSet, 0))).to.equal('neighbour');
  });

  it('answers a neighbour while a Data Set comes in very many fragments of one PDU', async () => {
    await using busy = await TestPeer.associate(scp.port);
    const dataSet = element(0x00720002, Buffer.alloc(1_000_000));
    const pdvs = Array.from({ length: 140_000 }, (_, at) => ({
      contextId: 1,
      isCommand: false,
      isLast: false,
      fragment: dataSet.subarray(at, at + 1),
    }));
    const rest = { contextId: 1, isCommand: false, isLast: true, fragment: dataSet.subarray(140_000) };
    const storm = [
      ...fragmentMessage(1, encodeCommandSet(busy.storeCommand()), undefined, 0),
      encodePdu({ type: 'P-DATA-TF', pdvs }),
      encodePdu({ type: 'P-DATA-TF', pdvs: [rest] }),
    ];
    expect(await first(busy, storm)).to.equal('neighbour');
  });

  it('answers a neighbour while C-ECHOs come without end', async () => {
    await using busy = await TestPeer.associate(scp.port);
    await using neighbour = await TestPeer.associate(scp.port);
    const echoes = Array.from({ length: 20_000 }, (_, at) =>
      Buffer.concat(fragmentMessage(3, encodeCommandSet(cEchoRQ({ MessageID: at })), undefined, 0)),
    );
    busy.transport.send(Buffer.concat(echoes));
    let answered = 0;
    const count = async () => {
      for (; answered < echoes.length; answered++) await busy.response();
    };
    const counting = count();
    for (let n = 0; n < 3; n++) expect((await neighbour.store()).Status).to.equal(0);
    expect(answered).to.be.below(echoes.length / 2);
    await counting;
  });

  it('still refuses what is wrong after the end of a deflated stream that took many turns', async () => {
    await using busy = await TestPeer.associate(scp.port, {
      presentationContexts: [{ id: 1, abstractSyntax: hangingProtocolStorage, transferSyntaxes: [deflatedSyntax] }],
    });
    const head = Buffer.from([9, 0, 1, 0x10, 0x4f, 0x42, 0, 0, 0, 0, 0, 0]);
    head.writeUInt32LE(30_000_000, 8);
    const stream = deflateRawSync(Buffer.concat([head, Buffer.alloc(30_000_000)]));
    const dataSet = Buffer.concat([stream, Buffer.from('after the end')]);
    expect((await busy.store({}, dataSet)).Status).to.equal(0xc210);
  });
});
