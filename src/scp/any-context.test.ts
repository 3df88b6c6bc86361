import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { decodePart10 } from '../data-set/part10/part10.ts';
import { presentationContextResultsOf } from '../upper-layer/associate-views.ts';
import { listen } from './listen.ts';
import type { ListenOptions } from './listen-options.ts';
import type { StoreRecord } from './scp.ts';
import { minimalDataSet } from './testing/minimal-data-set.ts';
import { TestPeer } from './testing/test-peer.ts';

const privateClass = '1.2.840.113619.4.30';
const privateSyntax = '1.2.840.113619.5.2';
const implicit = '1.2.840.10008.1.2';
const explicit = '1.2.840.10008.1.2.1';
const jpeg = '1.2.840.10008.1.2.4.70';
const verification = '1.2.840.10008.1.1';

/** The Transfer Syntaxes accepted for these proposals, in their order. */
async function accepted(options: Partial<ListenOptions>, proposed: readonly (readonly [string, readonly string[]])[]) {
  await using scp = await listen({ port: 0, ...options });
  await using peer = await TestPeer.connect(scp.port);
  const answer = await peer.request({
    presentationContexts: proposed.map(([abstractSyntax, transferSyntaxes], index) => ({
      id: 2 * index + 1,
      abstractSyntax,
      transferSyntaxes,
    })),
  });
  if (answer.type !== 'A-ASSOCIATE-AC') return expect.fail(answer.type);
  return presentationContextResultsOf(answer).map(({ result, transferSyntax }) =>
    result === 0 ? transferSyntax : result,
  );
}

describe('An SCP that is told to accept what is in no registry', () => {
  it('accepts a private SOP Class by its UID, compressed too', async () => {
    const proposed = [
      [privateClass, [implicit]],
      [privateClass, [jpeg]],
      ['1.2.3.4', [implicit]],
    ] as const;
    expect(await accepted({ sopClasses: [privateClass] }, proposed)).to.deep.equal([implicit, jpeg, 3]);
  });

  it('accepts any abstract syntax that is a UID, and Verification as ever', async () => {
    const proposed = [
      [privateClass, [implicit, explicit]],
      ['1.2.03', [implicit]],
      [verification, [implicit]],
    ] as const;
    expect(await accepted({ sopClasses: 'any' }, proposed)).to.deep.equal([explicit, 3, implicit]);
  });

  it('accepts any Transfer Syntax that is a UID, one that it can read before others', async () => {
    const proposed = [
      [privateClass, [privateSyntax, explicit]],
      [privateClass, ['no UID', privateSyntax]],
      [privateClass, ['1.2.03']],
    ] as const;
    const options = { sopClasses: 'any', transferSyntaxes: 'any' } as const;
    expect(await accepted(options, proposed)).to.deep.equal([explicit, privateSyntax, 4]);
    expect(await accepted({ sopClasses: 'any' }, proposed)).to.deep.equal([explicit, 4, 4]);
    expect(await accepted({ sopClasses: 'any', transferSyntaxes: [privateSyntax] }, proposed)).to.deep.equal([
      privateSyntax,
      privateSyntax,
      4,
    ]);
  });

  it('stores a Data Set that it cannot read as it comes, and says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scp-any-'));
    try {
      await using scp = await listen({
        port: 0,
        sopClasses: 'any',
        transferSyntaxes: 'any',
        validate: 'iod',
        store: { directory: folder },
      });
      const records: StoreRecord[] = [];
      scp.events.on('store', (record) => records.push(record));
      await using peer = await TestPeer.associate(scp.port, {
        presentationContexts: [{ id: 1, abstractSyntax: privateClass, transferSyntaxes: [privateSyntax] }],
      });
      const bytes = Buffer.from('no Data Set that anybody here could read');
      expect((await peer.store({ AffectedSOPClassUID: privateClass }, bytes)).Status).to.equal(0);
      expect(records[0]?.detail).to.equal(`not read, as the Transfer Syntax ${privateSyntax} is not known here`);
      const file = await readFile(join(folder, `${minimalDataSet.uids.sopInstanceUID}.dcm`));
      expect(file.subarray(-bytes.length).equals(bytes)).to.equal(true);
      expect(() => decodePart10(file)).to.throw(`its Transfer Syntax ${privateSyntax} is none of PS3.5`);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
