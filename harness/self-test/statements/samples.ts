// The sample statements of reports/sample: who is measured, and the files that come of it.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../scenario/package-root.ts';
import { runTool } from '../interop/peers/tool.ts';

export const sampleFolder = join(packageRoot, 'reports', 'sample');

export interface Sample {
  readonly name: string;
  /** The program that has to be installed; none for our own. */
  readonly needs?: string;
  /** The options that name it for `cstore measure`. */
  readonly sut: (cstore: string) => readonly string[];
}

export const samples: readonly Sample[] = [
  { name: 'cstore-scp', sut: (cstore) => ['--start', `${cstore} scp --port {port}`] },
  { name: 'cstore-scu', sut: (cstore) => ['--scu', `${cstore} send --to {called-ae}@{host}:{port} {files}`] },
  { name: 'storescp', needs: 'storescp', sut: () => ['--start', 'storescp --ignore {port}'] },
  { name: 'storescu', needs: 'storescu', sut: () => ['--scu', 'storescu {host} {port} {files}'] },
];

/** Measures one and renders its statement; the files by name. Rejects with what the program printed if it fails. */
export async function sampleFiles({ name, sut }: Sample): Promise<ReadonlyMap<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'cstore-sample-'));
  try {
    const main = await compiledMain();
    const facts = join(folder, 'facts.yaml');
    await cstore(main, 'measure', ...sut(`'${process.execPath}' '${main}'`), '--quiet', '--out', facts);
    const product = join(packageRoot, 'harness', 'self-test', 'statements', `${name}.product.yaml`);
    await cstore(
      main,
      'statement',
      'render',
      '--from',
      facts,
      '--product',
      product,
      '--out',
      folder,
      '--format',
      'html,markdown',
    );
    const names = (await readdir(folder)).filter((file) => !file.startsWith('evidence')).toSorted();
    return new Map(await Promise.all(names.map(async (file) => [file, await readFile(join(folder, file))] as const)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The path of the program as it is installed. */
export async function compiledMain(): Promise<string> {
  const { code, stdout } = await runTool(process.execPath, [join(packageRoot, 'harness/self-test/build/build.mjs')]);
  if (code !== 0) throw new Error(`the program could not be compiled: ${stdout}`);
  return join(packageRoot, 'dist', 'harness', 'cli', 'main.js');
}

async function cstore(main: string, ...args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await runTool(process.execPath, [main, ...args], { timeoutMs: 300_000 });
  if (code !== 0) throw new Error(`cstore ${args.join(' ')}: exit status ${code}\n${stdout}${stderr}`);
}
