import { once } from 'node:events';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { noDataSet } from '../dimse/command-set.ts';
import { handlerFromSpec } from './handler/scripted-handler.ts';
import { listen } from './listen.ts';
import type { ListenOptions } from './listen-options.ts';
import type { StoreRecord } from './scp.ts';
import { element, hangingProtocolStorage, minimalDataSet } from './testing/minimal-data-set.ts';
import type { Talk } from './testing/status-scenarios.ts';
import { TestPeer } from './testing/test-peer.ts';
import { visibleFiles } from './testing/visible-files.ts';

const palette = '1.2.840.10008.5.1.4.39.1';

/** What the store event tells of one request, and the response to it. */
async function told(options: Partial<ListenOptions>, talk: Talk) {
  await using scp = await listen({ port: 0, ...options });
  await using peer = await TestPeer.associate(scp.port);
  const record = once(scp.events, 'store') as Promise<[StoreRecord]>;
  const response = await talk(peer);
  return { response, record: (await record)[0] };
}

describe('what is told beside the response', () => {
  const details: readonly (readonly [title: string, talk: Talk, detail: string])[] = [
    ['no Priority', (peer) => peer.store({ Priority: undefined }), '(0000,0700) Priority is missing'],
    ['a Priority of 5', (peer) => peer.store({ Priority: 5 }), '(0000,0700) Priority is 0x0005, which is no priority'],
    [
      'no SOP Instance UID',
      (peer) => peer.store({ AffectedSOPInstanceUID: undefined }),
      '(0000,1000) AffectedSOPInstanceUID is missing',
    ],
    [
      'an empty SOP Instance UID',
      (peer) => peer.store({ AffectedSOPInstanceUID: '' }),
      '(0000,1000) AffectedSOPInstanceUID has no value',
    ],
    [
      'no Data Set',
      (peer) => {
        peer.send({ ...peer.storeCommand(), CommandDataSetType: noDataSet });
        return peer.response();
      },
      '(0000,0800) CommandDataSetType says that no Data Set follows',
    ],
  ];
  for (const [title, talk, detail] of details) {
    it(`names the element of a request with ${title}, which 0x0212 has no field for (PS3.7 C.5.15)`, async () => {
      const { response, record } = await told({}, talk);
      expect(response.Status).to.equal(0x0212);
      expect(response).to.not.have.any.keys('ErrorComment', 'OffendingElement');
      expect(record.detail).to.equal(detail);
    });
  }

  it('names the operation that 0x0211 refuses, and the UID that 0x0117 does', async () => {
    const find = await told({}, (peer) => peer.store({ CommandField: 0x0020 }));
    expect(find.record.detail).to.equal('(0000,0100) CommandField is 0x0020');
    const uid = await told({}, (peer) => peer.store({ AffectedSOPInstanceUID: '1.02' }));
    expect(uid.record.detail).to.match(/^\(0000,1000\) AffectedSOPInstanceUID breaks the rules/);
  });

  it('names the option whose limit was reached', async () => {
    const large = minimalDataSet({ more: element(0x00720002, 'x'.repeat(200)) });
    const limits: readonly (readonly [Partial<ListenOptions>, string | undefined])[] = [
      [{ dataSetLimit: 100 }, 'dataSetLimit'],
      [{ onCStore: handlerFromSpec({ delayMs: 600_000 }), handlerTimeLimitMs: 5 }, 'handlerTimeLimitMs'],
      [{ onCStore: handlerFromSpec({ returns: 0xa700 }) }, undefined],
    ];
    for (const [options, limit] of limits) {
      expect((await told(options, (peer) => peer.store({}, large))).record.limit).to.equal(limit);
    }
  });

  describe('of a store', () => {
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'scp-told-'));
    });

    afterEach(() => rm(folder, { recursive: true, force: true }));

    it('names the quota that is used up', async () => {
      const { record } = await told({ store: { directory: folder, quotaBytes: 10 } }, (peer) => peer.store());
      expect(record).to.include({ Status: 0xa700, limit: 'quotaBytes' });
    });

    for (const [title, dataSet] of [
      ['small', minimalDataSet()],
      ['large', minimalDataSet({ more: element(0x00731010, Buffer.alloc(300_000, 0x41)) })],
    ] as const) {
      it(`answers 0xA700 to a ${title} Data Set while the folder is gone, and stores again when it is back`, async () => {
        const directory = join(folder, 'store');
        await using scp = await listen({ port: 0, store: { directory } });
        await using peer = await TestPeer.associate(scp.port);
        await rename(directory, join(folder, 'away'));
        expect(await peer.store({}, dataSet)).to.deep.include({
          Status: 0xa700,
          ErrorComment: 'the folder of the store is gone (ENOENT)',
        });
        await rename(join(folder, 'away'), directory);
        expect((await peer.store({}, dataSet)).Status).to.equal(0);
        expect(await visibleFiles(directory)).to.have.lengthOf(1);
      });
    }

    it('tells that an instance has replaced one of another SOP Class, and no other replacement', async () => {
      await using scp = await listen({ port: 0, store: { directory: folder } });
      await using peer = await TestPeer.associate(scp.port, {
        presentationContexts: [hangingProtocolStorage, palette].map((abstractSyntax, index) => ({
          id: 2 * index + 1,
          abstractSyntax,
          transferSyntaxes: ['1.2.840.10008.1.2'],
        })),
      });
      const records: StoreRecord[] = [];
      scp.events.on('store', (record) => records.push(record));
      await peer.store();
      await peer.store();
      peer.send({ ...peer.storeCommand(), AffectedSOPClassUID: palette }, minimalDataSet({ sopClassUID: palette }), 3);
      await peer.response();
      expect(records.map(({ replacedSOPClassUID }) => replacedSOPClassUID)).to.deep.equal([
        undefined,
        undefined,
        hangingProtocolStorage,
      ]);
    });
  });
});
