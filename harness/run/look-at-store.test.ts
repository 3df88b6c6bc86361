import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type ListenOptions, listen } from '../../src/index.ts';
import { remoteScp } from '../sut/remote-scp.ts';
import { StoreFolder } from '../sut/store-folder.ts';
import { runCases } from './run-cases.ts';
import { askedBefore, casesOf, storeSteps } from './testing/run-fake.ts';

describe('the last look of a run into the store', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cstore-conformance-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** A run of two good C-STOREs against an SCP that stores so; verdicts of the rules of the store, and notes. */
  async function run(store: ListenOptions['store'], options: Parameters<typeof runCases>[2] = {}) {
    await using scp = await listen({ port: 0, store: store ?? 'discard' });
    const peer = { aeTitle: 'SCP', host: '127.0.0.1', port: scp.port };
    const sut = remoteScp({ ...peer, store: await StoreFolder.watch(folder) });
    const cases = casesOf(storeSteps, { rest: 'params: { row: [1, 2] }' });
    const result = await runCases(cases, sut, { timeoutMs: 300, preflight: askedBefore, ...options });
    const rules = result.cases.filter(({ id }) => id.startsWith('rules/storage/'));
    return {
      rules: rules.map(({ id, verdict }) => `${verdict} ${id.replace('rules/storage/', '')}`),
      notes: result.sut.notes?.filter((note) => note.includes('acknowledged')),
      interrupted: result.interrupted,
    };
  }

  const kept = ['pass acknowledged-is-kept', 'pass found-in-store', 'pass file-meta-information'];

  it('finds what is there, also if it came in an earlier run and the SCP kept that', async () => {
    expect(await run({ directory: folder })).to.deep.include({ rules: kept, notes: [] });
    expect(await run('discard')).to.deep.include({ rules: kept, notes: [] });
  });

  it('warns if nothing is there', async () => {
    expect(await run('discard')).to.deep.include({ rules: ['warn found-in-store'], notes: [] });
  });

  it('is told not to have been possible if the folder is gone', async () => {
    const onCase = (): void => rmSync(folder, { recursive: true, force: true });
    const { rules, notes } = await run('discard', { onCase });
    expect(rules).to.deep.equal([]);
    expect(notes?.[0]).to.match(/^whether what it acknowledged is below .* was not seen: ENOENT/);
  });

  it('ends when the run is stopped', async () => {
    const controller = new AbortController();
    const onEvent = ({ kind }: { readonly kind: string }): void => {
      if (kind === 'case-end') setTimeout(() => controller.abort(new Error('stopped')), 500);
    };
    // It would wait for ten minutes.
    const stopped = await run('discard', { timeoutMs: 600_000, signal: controller.signal, onEvent });
    expect(stopped).to.deep.include({ rules: [], interrupted: true });
  });
});
