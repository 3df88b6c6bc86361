import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildInstance } from '../../data-set/instance/instance.ts';
import { sopClassesByHand } from '../../data-set/instance/minimal-builders.ts';
import { readPart10 } from '../../data-set/part10/part10.ts';
import { uncompressedTransferSyntaxes } from '../../registry/transfer-syntaxes.ts';
import { listen } from '../listen.ts';
import { TestPeer } from '../testing/test-peer.ts';

describe('an SCP that validates against the IOD and stores', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scp-instances-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  for (const sopClass of sopClassesByHand) {
    it(`accepts a valid ${sopClass} in each uncompressed Transfer Syntax, and keeps its bytes`, async () => {
      await using scp = await listen({ port: 0, store: { directory: folder }, validate: 'iod' });
      for (const { uid: transferSyntax } of uncompressedTransferSyntaxes) {
        const { sopClassUID, sopInstanceUID, bytes } = buildInstance(sopClass, { transferSyntax });
        const presentationContexts = [{ id: 1, abstractSyntax: sopClassUID, transferSyntaxes: [transferSyntax] }];
        await using peer = await TestPeer.associate(scp.port, { presentationContexts });
        const uids = { AffectedSOPClassUID: sopClassUID, AffectedSOPInstanceUID: sopInstanceUID };
        expect(await peer.store(uids, bytes)).to.include({ Status: 0, ...uids });
        const file = await readPart10(join(folder, `${sopInstanceUID}.dcm`));
        expect(file).to.include({ transferSyntax, sopClassUID, sopInstanceUID });
        expect(file.meta.SourceApplicationEntityTitle).to.equal('TEST_SCU');
        expect(file.bytes.equals(bytes)).to.equal(true);
        await peer.release();
      }
    });
  }
});
