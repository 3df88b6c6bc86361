/**
 * Memory and time of `cstore send`, `scp` and `validate` with a file larger than memory should hold: by default 3 GiB of
 * Pixel Data, once as one value and once in fragments. `node --import=tsx harness/self-test/bench/large-file.ts [GiB]`, or compiled.
 * Ends with 1 when something did not work or took more than 200 MB. PS3.7 9.1.1, PS3.5 A.4.
 */

import { mkdir, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPeer } from '../interop/peers/peer-process.ts';
import { temporaryFolder } from '../interop/peers/temporary-folder.ts';
import { runTool, type ToolResult } from '../interop/peers/tool.ts';
import { PeakMemoryWatch, peakMemory } from './measure.ts';
import { type PixelEncoding, writeSparseImage } from './sparse-file.ts';

/** What each of the commands may take at most, in bytes. */
const memoryLimit = 200e6;
const timeoutMs = 900_000;
const limit = ['--data-set-limit', '16G'];

const main = fileURLToPath(new URL(`../../cli/main${extname(import.meta.url)}`, import.meta.url));
const nodeArgs = [...process.execArgv, main];

interface Measured {
  readonly what: string;
  readonly ms: number;
  readonly peak: number;
}

/** Runs `cstore` and watches its memory. Throws when it does not end with 0. */
async function measured(what: string, args: readonly string[]): Promise<Measured> {
  let watch: PeakMemoryWatch | undefined;
  const result: ToolResult = await runTool(process.execPath, [...nodeArgs, ...args], {
    timeoutMs,
    onStart: (pid) => {
      watch = new PeakMemoryWatch(pid);
    },
  }).finally(() => watch?.stop());
  if (result.code !== 0) throw new Error(`${what} ended with ${result.code}\n${result.stdout}${result.stderr}`);
  return { what, ms: result.durationMs, peak: watch?.peak ?? Number.NaN };
}

/** Sends the file to our own SCP, which stores it, and validates it. */
async function measureOne(folder: string, encoding: PixelEncoding, bytes: number): Promise<Measured[]> {
  const [file, directory] = [join(folder, `${encoding}.dcm`), join(folder, 'store')];
  await writeSparseImage(file, bytes, encoding);
  await mkdir(directory);
  await using scp = await startPeer((port) => ({
    name: 'cstore scp',
    command: process.execPath,
    args: [...nodeArgs, 'scp', '--port', String(port), '--directory', directory, ...limit],
  }));
  const to = `CSTORE_SCP@127.0.0.1:${scp.port}`;
  const send = await measured(`send, ${encoding}`, ['send', '--to', to, ...limit, '--timeout', '600', file]);
  const receive = { what: `scp, ${encoding}`, ms: send.ms, peak: peakMemory(scp.pid) ?? Number.NaN };
  const validate = await measured(`validate, ${encoding}`, ['validate', ...limit, file]);
  await rm(directory, { recursive: true });
  return [send, receive, validate];
}

function line({ what, ms, peak }: Measured): string {
  const verdict = peak <= memoryLimit ? 'ok' : `more than ${memoryLimit / 1e6} MB`;
  return `${what.padEnd(24)}${(ms / 1000).toFixed(1).padStart(8)} s${(peak / 1e6).toFixed(0).padStart(8)} MB  ${verdict}`;
}

async function measureAll(gibibytes: number): Promise<boolean> {
  await using folder = await temporaryFolder();
  const results: Measured[] = [];
  for (const encoding of ['native', 'encapsulated'] as const) {
    results.push(...(await measureOne(folder.path, encoding, gibibytes * 2 ** 30)));
    const { size } = await stat(join(folder.path, `${encoding}.dcm`));
    process.stdout.write(`${encoding}: a file of ${size} bytes\n`);
  }
  process.stdout.write(`${results.map(line).join('\n')}\n`);
  return results.every(({ peak }) => peak <= memoryLimit);
}

process.exitCode = (await measureAll(Number(process.argv[2] ?? 3))) ? 0 : 1;
