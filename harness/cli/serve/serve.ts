// `cstore serve`: the live page, on this machine alone unless somebody says otherwise and protects it.

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Option } from 'commander';
import type { Door } from '../../web/guard.ts';
import { messageOf, usageError } from '../cli-error.ts';
import { watchInterrupt } from '../interrupt.ts';
import { listeningPort } from '../option-values.ts';
import { checkWritableFolder } from '../out-folder.ts';
import { withOwnSteps } from '../own-steps-option.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';

interface ServeFlags {
  readonly port: number;
  readonly host?: string;
  readonly token?: string;
  readonly pagePassword?: string;
  readonly out: string;
  readonly steps?: readonly string[];
}

/** A token or a password that is shorter is soon guessed. */
const shortest = { token: 16, password: 8 };

/** Defines `cstore serve`. */
export const serve: Subcommand = (program, finish) => {
  const command = withOwnSteps(program.command('serve'))
    .argument(
      '[scenario...]',
      'files and folders of your own scenarios to choose from, beside those that come with cstore',
    )
    .summary('a page in the browser to start, watch and compare runs')
    .description(
      'Serves a page on 127.0.0.1 whose address holds a token. Runs are processes of their own with a journal in a folder below --out:\n' +
        'they are there again after a reload, and after the server was started again. Who has the address can run commands here.',
    )
    .option('--port <port>', 'where to listen; 0: a free one', listeningPort, 0)
    .option('--host <address>', 'listen on another address; needs --token or --page-password')
    .addOption(
      new Option('--token <text>', 'the token in the address (default: a new one each time)').env('CSTORE_SERVE_TOKEN'),
    )
    .addOption(
      new Option('--page-password <text>', 'ask for this password in place of the token').env('CSTORE_SERVE_PASSWORD'),
    )
    .option('--out <folder>', 'folder of the runs', 'runs');
  withExamples(command, [
    ['cstore serve', 'prints the address to open'],
    ['cstore serve examples/custom/scenarios --steps examples/custom/steps.js', 'with scenarios and steps of your own'],
    ['CSTORE_SERVE_PASSWORD=... cstore serve --host 0.0.0.0 --port 8080', 'for a lab, best behind a proxy with TLS'],
  ]).action(async (own: readonly string[], flags: ServeFlags) => finish(await serveCommand(own, flags)));
};

async function serveCommand(own: readonly string[], flags: ServeFlags): Promise<number> {
  const { host = '127.0.0.1', port, out, steps = [] } = flags;
  check(flags);
  await checkWritableFolder('--out', out);
  const { Runs } = await import('../../web/runs.ts');
  const { pageServer } = await import('../../web/server.ts');
  const { packageVersion } = await import('../../scenario/package-root.ts');
  using interrupt = watchInterrupt();
  const door: { -readonly [K in keyof Door]: Door[K] } = doorOf(flags);
  const scenarios = await scenarioGroups(own);
  const runs = new Runs(resolve(out), programPath(), { steps, scenarios: own });
  const tool = { name: 'cstore-conformance', version: packageVersion() } as const;
  const server = pageServer({ door, runs, scenarios, tool });
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw usageError(`--host ${host}, --port ${port}: ${messageOf(error)}; choose another one`, { cause: error });
  }
  const { port: given } = server.address() as AddressInfo;
  if (flags.host === undefined) door.hosts = [`127.0.0.1:${given}`, `localhost:${given}`];
  const name = host.includes(':') ? `[${host}]` : host;
  process.stdout.write(`open http://${name}:${given}/${door.token === undefined ? '' : `${door.token}/`}\n`);
  await new Promise<void>((done) => interrupt.signal.addEventListener('abort', () => done()));
  server.close();
  server.closeAllConnections();
  await runs.close();
  return interrupt.exitStatus;
}

/** @throws CliError (status 2) if others could open the page and nothing protects it. */
function check({ host, token, pagePassword }: ServeFlags): void {
  if (token !== undefined && !/^[A-Za-z0-9._~-]{16,200}$/.test(token))
    throw usageError(`--token: at least ${shortest.token} letters, digits and -._~, since it stands in an address`);
  if (pagePassword !== undefined && pagePassword.length < shortest.password)
    throw usageError(`--page-password: at least ${shortest.password} characters`);
  if (token !== undefined && pagePassword !== undefined)
    throw usageError('--token and --page-password: give one of them');
  if (host !== undefined && token === undefined && pagePassword === undefined)
    throw usageError('--host: others can reach it then; protect it with --page-password or a --token of your own');
}

function doorOf({ token, pagePassword }: ServeFlags): Door {
  if (pagePassword !== undefined) return { password: pagePassword };
  return { token: token ?? randomBytes(24).toString('base64url') };
}

/** The program that runs now. */
function programPath(): string {
  return process.argv[1] ?? fileURLToPath(import.meta.url);
}

/**
 * The files and folders that were given, and the scenarios of the package by the first two parts of their ids.
 * @throws CliError (status 2) for a file that is not there, or a scenario with a problem.
 */
async function scenarioGroups(own: readonly string[]): Promise<{ id: string; cases: number; isPath?: true }[]> {
  const { selectListed } = await import('../selection-options.ts');
  const ofUser: { id: string; cases: number; isPath: true }[] = [];
  for (const path of own) {
    if (!existsSync(path)) throw usageError(`${path}: no such file or folder`);
    const { cases } = await selectListed([path], { slow: true });
    ofUser.push({ id: path, cases: cases.length, isPath: true });
  }
  const { scenarios } = await selectListed([], {});
  const counts = new Map<string, number>();
  for (const { id, cases } of scenarios) {
    const group = id.split('/').slice(0, 2).join('/');
    counts.set(group, (counts.get(group) ?? 0) + cases.length);
  }
  const ofPackage = [...counts].map(([id, cases]) => ({ id, cases })).sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...ofUser, ...ofPackage];
}
