// What of this machine `cstore` needs: Node.js, open files, ports, a folder for reports, and programs that some options use.

import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { messageOf, systemCode } from '../cli-error.ts';
import { checkWritableFolder } from '../out-folder.ts';
import { findBrowser, howToGetOne } from '../pdf/find-browser.ts';
import type { Check } from './check.ts';

/** Fewer open files keep a run with a hundred associations from working. */
const enoughFiles = 1024;

/** Compares the running Node.js with the oldest that package.json allows, such as `>=20.19`. */
export function nodeCheck(version: string, engines: string): Check {
  const least = engines.replace(/^>=\s*/, '');
  const [has, needs] = [version, least].map((text) => text.split('.').map(Number));
  const difference = [0, 1, 2].map((part) => (has?.[part] ?? 0) - (needs?.[part] ?? 0)).find((part) => part !== 0) ?? 0;
  const name = 'Node.js';
  if (difference >= 0) return { name, state: 'fine', found: version };
  return { name, state: 'wrong', found: version, advice: `install Node.js ${least} or later` };
}

/** Judges what the shell says of the limit of open files: a number, or `unlimited`; undefined where there is no such limit. */
export function openFilesCheck(limit: string | undefined): Check {
  const name = 'open files';
  if (limit === undefined) return { name, state: 'fine', found: 'no limit is known here' };
  if (!(Number(limit) < enoughFiles)) return { name, state: 'fine', found: limit };
  const advice = `raise the limit with "ulimit -n ${enoughFiles}", or run fewer cases at once with --concurrency`;
  return { name, state: 'wrong', found: limit, advice };
}

/** The limit of open files of this process, as a shell tells it; undefined without such a shell. */
export function openFilesLimit(): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('sh', ['-c', 'ulimit -n'], (error, stdout) => resolve(error ? undefined : stdout.trim()));
  });
}

/** Whether this user can listen on a port of this machine. */
export async function portCheck(port: number): Promise<Check> {
  const name = port === 0 ? 'free ports' : `port ${port}`;
  const error = await listenError(port);
  if (error === undefined) return { name, state: 'fine', found: 'can be listened on' };
  const code = systemCode(error);
  if (code === 'EADDRINUSE') {
    const advice = 'end the program that listens there, or give cstore scp another --port';
    return { name, state: 'missing', found: 'is in use', advice };
  }
  if (code === 'EACCES') {
    const advice = 'use a port from 1024 up, or allow it, on Linux with sysctl net.ipv4.ip_unprivileged_port_start';
    return { name, state: 'missing', found: 'is for privileged users', advice };
  }
  return { name, state: 'wrong', found: messageOf(error), advice: 'look at the network of this machine' };
}

function listenError(port: number): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}

/** Whether reports can be written to this folder. */
export async function outCheck(folder: string): Promise<Check> {
  const name = 'reports';
  try {
    await checkWritableFolder('--out', folder);
    return { name, state: 'fine', found: `can be written to ${folder}` };
  } catch (error) {
    const [found = '', advice] = messageOf(error).split('; ');
    return { name, state: 'wrong', found, ...(advice !== undefined && { advice }) };
  }
}

/** Programs that are not needed to judge, and what they are for. */
const tools: readonly (readonly [program: string, purpose: string, advice: string])[] = [
  ['storescp', 'an SCP to try cstore with', 'install DCMTK'],
  ['dcmdump', 'shows DICOM files', 'install DCMTK'],
  ['dciodvfy', 'a second opinion on IODs, with --iod-validator', 'install dicom3tools'],
  ['tshark', 'reads wire.pcapng', 'install Wireshark'],
];

/** Whether the programs are there that some options and readers of reports use. */
export async function toolChecks(env: NodeJS.ProcessEnv = process.env): Promise<Check[]> {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const checks = tools.map(async ([program, purpose, advice]): Promise<Check> => {
    const path = await firstProgram(folders.map((folder) => join(folder, program)));
    if (path !== undefined) return { name: program, state: 'fine', found: path };
    return { name: program, state: 'missing', found: `not found: ${purpose}`, advice };
  });
  const browser = await findBrowser(env);
  const found = browser ?? 'not found: prints reports with --reporter pdf';
  const state = browser === undefined ? 'missing' : 'fine';
  return [
    ...(await Promise.all(checks)),
    { name: 'browser', state, found, ...(browser === undefined && { advice: howToGetOne }) },
  ];
}

async function firstProgram(paths: readonly string[]): Promise<string | undefined> {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const path of paths.flatMap((one) => suffixes.map((suffix) => one + suffix))) {
    const isProgram = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isProgram) return path;
  }
  return undefined;
}
