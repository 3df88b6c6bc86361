// From the flags of `cstore scp` to the options of `listen`, with every value that cannot be right told in one line.

import type { HandlerSpec, ListenOptions, Scp } from '../../../src/index.ts';
import type { YamlSource } from '../../yaml/yaml-source.ts';
import { messageOf, systemCode, usageError } from '../cli-error.ts';
import { type TlsFlags, tlsOptionsOf } from '../connection-options.ts';
import { checkWritableFolder } from '../out-folder.ts';
import { otherThanFile, readYamlFile } from '../regular-file.ts';
import { userTableOf } from './scp-users.ts';

/** The flags as commander delivers them. */
export interface ScpFlags extends TlsFlags {
  readonly port: number;
  readonly host: string;
  readonly aeTitle: string;
  readonly maxPdu?: number;
  readonly maxAssociations?: number;
  readonly maxAssociationsPerAddress?: number;
  readonly window?: number;
  readonly idle?: number;
  readonly calledAe?: readonly string[];
  readonly callingAe?: readonly string[];
  readonly user?: readonly string[];
  readonly sopClass?: readonly string[];
  readonly transferSyntax?: readonly string[];
  readonly directory?: string;
  readonly quota?: number;
  readonly mode?: number;
  readonly dataSetLimit?: number;
  readonly depthLimit?: number;
  readonly handler?: string;
  readonly handlerTimeout?: number;
  readonly verbose?: boolean;
}

/**
 * Builds the options of `listen`.
 * @throws CliError (status 2) for a missing certificate, an unwritable folder, an unknown SOP Class, a broken handler.
 */
export async function listenOptionsOf(flags: ScpFlags): Promise<ListenOptions> {
  const tls = await tlsOptionsOf(flags);
  if (tls && !flags.cert) throw usageError('--tls needs --cert and --key, the certificate of this SCP');
  return {
    port: flags.port,
    host: flags.host,
    aeTitle: flags.aeTitle,
    maxLength: flags.maxPdu,
    maxAssociations: flags.maxAssociations,
    maxAssociationsPerAddress: flags.maxAssociationsPerAddress,
    idleMs: flags.idle,
    dataSetLimit: flags.dataSetLimit,
    depthLimit: flags.depthLimit,
    handlerTimeLimitMs: flags.handlerTimeout,
    ...(flags.window === undefined ? {} : { asyncWindow: { invoked: 1, performed: flags.window } }),
    ...(tls ? { tls: { ...tls, requireClientCertificate: Boolean(flags.ca) } } : {}),
    ...(await policyOf(flags)),
    ...(await storeOf(flags)),
  };
}

async function policyOf(flags: ScpFlags): Promise<Partial<ListenOptions>> {
  const { isValidUid, sopClassByKeyword, transferSyntaxByKeyword } = await import('../../../src/index.ts');
  const uidsOf = (option: string, names: readonly string[] | undefined, example: string, find: FindByKeyword) =>
    names?.includes('any') ? 'any' : names?.map((name) => uidOf(option, name, example, find(name), isValidUid(name)));
  return {
    calledAETitles: flags.calledAe,
    callingAETitles: flags.callingAe,
    sopClasses: uidsOf('--sop-class', flags.sopClass, 'HangingProtocolStorage', sopClassByKeyword),
    transferSyntaxes: uidsOf(
      '--transfer-syntax',
      flags.transferSyntax,
      'ExplicitVRLittleEndian',
      transferSyntaxByKeyword,
    ),
    ...(flags.user ? { userIdentity: await userTableOf(flags.user) } : {}),
  };
}

type FindByKeyword = (keyword: string) => { readonly uid: string } | undefined;

/** Of UIDs any is taken, as a private one is in no registry. */
function uidOf(option: string, name: string, example: string, row: ReturnType<FindByKeyword>, isUid: boolean): string {
  if (row) return row.uid;
  if (isUid) return name;
  throw usageError(`${option} ${name}: not known; give a keyword of PS3.6 such as ${example}, a UID, or any`);
}

async function storeOf({ directory, quota, mode, handler }: ScpFlags): Promise<Partial<ListenOptions>> {
  if (quota !== undefined && directory === undefined)
    throw usageError('--quota needs --directory, the folder it is for');
  if (mode !== undefined && directory === undefined) throw usageError('--mode needs --directory, the folder it is for');
  if (directory !== undefined) await checkWritableFolder('--directory', directory);
  return {
    ...(directory === undefined ? {} : { store: { directory, quotaBytes: quota, mode } }),
    ...(handler === undefined ? {} : { onCStore: await loadHandler(handler) }),
  };
}

/** A script in YAML, or a module; both errors name the file. */
async function loadHandler(file: string): Promise<ListenOptions['onCStore']> {
  const { handlerFromSpec, loadHandlerModule } = await import('../../../src/index.ts');
  try {
    const other = otherThanFile(file);
    if (other !== undefined) throw new Error(`${other}; name a .yaml script, or a .ts or .js module`);
    if (!/\.ya?ml$/.test(file)) return await loadHandlerModule(file);
    const source = await readYaml(file);
    return await withPlaces(source, () => handlerFromSpec(source.data as HandlerSpec));
  } catch (error) {
    const message = messageOf(error);
    throw usageError(`--handler ${message.startsWith(file) ? '' : `${file}: `}${message}`, { cause: error });
  }
}

/** Puts file, line and column before what is wrong with a script. */
async function withPlaces<T>(source: YamlSource, make: () => T): Promise<T> {
  const { HandlerSpecError } = await import('../../../src/index.ts');
  const { formatProblem } = await import('../../yaml/problem.ts');
  try {
    return make();
  } catch (error) {
    if (!(error instanceof HandlerSpecError)) throw error;
    throw new Error(formatProblem(source.problem(error.path, error.message, error.at)), { cause: error });
  }
}

/** A YAML file. Throws an Error with one line: file, line and column where the YAML is wrong. */
async function readYaml(file: string): Promise<YamlSource> {
  const { parseYaml } = await import('../../yaml/yaml-source.ts');
  const { formatProblem } = await import('../../yaml/problem.ts');
  const text = await readYamlFile(file).catch((error: unknown) => {
    throw new Error(systemCode(error) === 'ENOENT' ? 'no such file' : messageOf(error), { cause: error });
  });
  const parsed = parseYaml(file, text);
  if ('data' in parsed) return parsed;
  throw new Error(parsed.map(formatProblem).join('; '));
}

const listenFaults: Record<string, string> = {
  EADDRINUSE: 'the port is in use; choose another with --port',
  EACCES: 'no permission for this port; choose one above 1023 with --port',
  EADDRNOTAVAIL: 'this machine has no such address; choose another with --host',
  ENOTFOUND: 'the host name is not known; choose another with --host',
};

/**
 * Opens the port.
 * @throws CliError (status 2) naming the port or the file, and the reason.
 */
export async function startListening(options: ListenOptions): Promise<Scp> {
  const { listen } = await import('../../../src/index.ts');
  const { hostPort } = await import('../../../src/wire.ts');
  try {
    return await listen(options);
  } catch (error) {
    const { host = '', port } = options;
    throw usageError(listenFault(hostPort(host, port), error), { cause: error });
  }
}

function listenFault(address: string, error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const fault = listenFaults[systemCode(error) ?? ''] ?? listenFaults[systemCode(cause) ?? ''];
  if (fault) return `${address}: ${fault}`;
  return systemCode(error) === 'TLS_CONFIG' ? `${messageOf(error)}; see --cert, --key and --ca` : messageOf(error);
}
