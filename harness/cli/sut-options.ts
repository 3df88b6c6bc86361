// From the options of `cstore run` to the system under test.

import { resolve } from 'node:path';
import type { RetrieveSpec } from '../retrieve/retrieve-spec.ts';
import type { RetrieveWay } from '../retrieve/retrieve-ways.ts';
import type { PeerAddress } from '../sut/peer-address.ts';
import type { Sut } from '../sut/sut.ts';
import type { SutSpec, TlsSpec } from '../sut/sut-spec.ts';
import { messageOf, systemCode, usageError } from './cli-error.ts';
import { type ConnectionFlags, checkIdentity, tlsOptionsOf } from './connection-options.ts';
import { optionName } from './option-name.ts';
import { type ScuFlags, scuSpecOf } from './scu-options.ts';

export interface SutFlags extends ConnectionFlags, ScuFlags {
  readonly scp?: PeerAddress;
  readonly start?: string;
  readonly scu?: string;
  readonly storeDir?: string;
  readonly retrieve?: RetrieveWay;
  readonly wadoUrl?: string;
  readonly moveAe?: string;
  readonly moveHost?: string;
  readonly movePort?: number;
}

/** Options that say how to reach a remote system; the built-in pair has no use for them. */
const remoteOnly = [
  'tls',
  'cert',
  'key',
  'ca',
  'insecure',
  'callingAe',
  'user',
  'password',
  'storeDir',
  'retrieve',
  'wadoUrl',
  'moveAe',
  'moveHost',
  'movePort',
] as const;

/** What a started SCP is called by where --scp does not say otherwise; the port is a free one. */
const startedByDefault: PeerAddress = { aeTitle: 'CSTORE_SCP', host: '127.0.0.1', port: 0 };

/**
 * The system under test that the options name, opened: an SCP that runs or is to be started, or the built-in pair.
 * @param given tells whether an option was given on the command line
 * @throws CliError (status 2) for options that do not fit together, and files that cannot be read.
 */
export async function sutOf(flags: SutFlags, given: (option: string) => boolean): Promise<Sut> {
  const { openSut } = await import('../index.ts');
  const spec = await sutSpecOf(flags, given);
  try {
    if (spec.kind !== 'scu-manual') return await openSut(spec);
    const { terminalOperator } = await import('./run/terminal-operator.ts');
    const { liveChannel } = await import('./live-channel.ts');
    return await openSut(spec, { operator: liveChannel()?.operator ?? terminalOperator() });
  } catch (error) {
    if (flags.storeDir === undefined) throw usageError(messageOf(error), { cause: error });
    const why = reasons[systemCode(error) ?? ''] ?? messageOf(error);
    const advice = 'name the folder that the SCP writes its files into';
    throw usageError(`--store-dir ${flags.storeDir}: ${why}; ${advice}`, { cause: error });
  }
}

/** The same as a spec. @throws CliError (status 2) as `sutOf`. */
export async function sutSpecOf(flags: SutFlags, given: (option: string) => boolean): Promise<SutSpec> {
  if (flags.scu !== undefined) return await scuSpecOf(flags, flags.scu, await tlsSpecOf(flags), given);
  const forScu = (['listen', 'calledAe', 'answers', 'sendTime', 'waitTime', 'iodValidator'] as const).find(given);
  if (forScu) throw usageError(`${optionName(forScu)} needs --scu, the system it is for`);
  const address = addressOf(flags);
  if (!address) {
    const idle = remoteOnly.find(given);
    if (idle) throw usageError(`${optionName(idle)} needs --scp AET@host:port or --start, the system it is for`);
    return { kind: 'built-in-pair' };
  }
  checkIdentity(flags);
  const { aeTitle, host, port } = address;
  const tls = await tlsSpecOf(flags);
  const scp = {
    host,
    port,
    calledAETitle: aeTitle,
    callingAETitle: flags.callingAe,
    ...(tls && { tls }),
    ...(flags.user !== undefined && { user: flags.user }),
    ...(flags.password !== undefined && { password: flags.password }),
    ...(flags.storeDir !== undefined && { storeDirectory: resolve(flags.storeDir) }),
    ...retrieveOf(flags),
  };
  if (flags.start === undefined) return { kind: 'remote-scp', ...scp };
  return { kind: 'started-scp', command: flags.start, ...scp };
}

/** How what was stored is fetched back. */
function retrieveOf(flags: SutFlags): { readonly retrieve?: RetrieveSpec } {
  const { storeDir, retrieve: by, wadoUrl, movePort, callingAe, moveAe = callingAe, moveHost = '127.0.0.1' } = flags;
  if (wadoUrl !== undefined && by !== 'wado') throw usageError('--wado-url needs --retrieve wado');
  const idle = (['movePort', 'moveAe', 'moveHost'] as const).find((name) => flags[name] !== undefined);
  if (idle && by !== 'move') throw usageError(`${optionName(idle)} needs --retrieve move`);
  if (by === undefined) return {};
  if (storeDir !== undefined)
    throw usageError('--store-dir and --retrieve: what was stored is looked for in one place');
  if (by === 'get') return { retrieve: { by } };
  if (by === 'move') {
    if (movePort === undefined) throw usageError('--retrieve move: name the port to listen on with --move-port');
    return { retrieve: { by, aeTitle: moveAe, host: moveHost, port: movePort } };
  }
  if (wadoUrl === undefined)
    throw usageError('--retrieve wado: name the base URL of its DICOMweb services with --wado-url');
  return { retrieve: { by, url: wadoUrl } };
}

/** TLS as a spec, with the files that it names; undefined for plain TCP. */
async function tlsSpecOf(flags: SutFlags): Promise<TlsSpec | undefined> {
  if (!(await tlsOptionsOf(flags))) return undefined;
  const files = Object.entries({ cert: flags.cert, key: flags.key, ca: flags.ca });
  const given = files.flatMap(([name, file]) => (file === undefined ? [] : [[name, resolve(file)]]));
  return { ...Object.fromEntries(given), ...(flags.insecure && { insecure: true }) };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such folder',
  ENOTDIR: 'it is no folder',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
};

/** Where the SCP is or is to listen, with what --start leaves to be chosen. */
function addressOf({ scp, start }: SutFlags): PeerAddress | undefined {
  if (start === undefined) {
    if (scp?.port === 0) throw usageError('--scp: a port is 1 to 65535; 0, a free one, needs --start');
    return scp;
  }
  if (start.trim() === '') throw usageError("--start: the command is empty; give one such as 'storescp {port}'");
  const address = scp ?? startedByDefault;
  if (address.port === 0 && !start.includes('{port}')) {
    throw usageError('--start: put {port} where the command takes its port, or name the port with --scp AET@host:port');
  }
  return address;
}
