/** Starts a Storage SCP (PS3.4 GG.4.2, B.2.2; PS3.8 9.1.2). */
import { defaultLimits } from '../data-set/read/limits.ts';
import { listenTransport } from '../upper-layer/listen-transport.ts';
import { acceptorPolicy, storedSopClasses } from './acceptor-policy.ts';
import { validateAgainstIod } from './checks/iod-validation.ts';
import type { ValidateFunction } from './handler.ts';
import type { ListenOptions } from './listen-options.ts';
import { ListeningScp } from './listening-scp.ts';
import { Places } from './places.ts';
import type { Scp } from './scp.ts';
import { StorageService } from './storage-service.ts';
import { type DataSetSink, discarding, holdingForHandler, storing } from './store/data-set-sink.ts';
import { InstanceStore } from './store/instance-store.ts';

/** The largest P-DATA-TF taken in when no limit is announced. */
const unlimitedMaxLength = 16 * 1024 * 1024;
const defaultMaxLength = 1024 * 1024;
const defaultDataSetLimit = 2 * 1024 * 1024 * 1024;

/**
 * Listens for associations and performs C-STORE and C-ECHO on them until `close`.
 *
 * Rejects, each time in one line, with ConnectionFailed when the port cannot be opened or a certificate is missing,
 * StoreUnavailable when the folder of the store is not usable, and ListenOptionError for an option that cannot be.
 */
export async function listen(options: ListenOptions): Promise<Scp> {
  const policy = acceptorPolicy(options);
  const keeper = await keeperFor(options);
  const scp = new ListeningScp(options, policy, (owner) => serviceFor(options, keeper, owner));
  try {
    const server = await listenTransport({
      ...transportOptions(options),
      onTransport: (transport) => scp.take(transport),
      onHandshakeError: ({ message }, remoteAddress) => scp.refused(`no TLS connection: ${message}`, remoteAddress),
    });
    scp.serve(server);
  } catch (error) {
    await keeper.close();
    throw error;
  }
  return scp;
}

function transportOptions(options: ListenOptions) {
  return {
    port: options.port,
    host: options.host ?? '127.0.0.1',
    handshakeTimeoutMs: options.artimMs ?? 30_000,
    maxHandshakes: new Places(options).handshakes,
    maxPduLength: options.maxLength === 0 ? unlimitedMaxLength : (options.maxLength ?? defaultMaxLength),
    ...(options.tls === undefined ? {} : { tls: options.tls }),
  };
}

async function keeperFor(options: ListenOptions): Promise<DataSetSink> {
  if (options.store !== undefined && options.store !== 'discard')
    return storing(await InstanceStore.open(options.store));
  const isRead = options.validate !== undefined || (options.onCStore ?? { readsDataSet: false }).readsDataSet !== false;
  return isRead ? holdingForHandler() : discarding;
}

function validation(validate: ListenOptions['validate']): { validate?: ValidateFunction } {
  if (validate === undefined) return {};
  return { validate: validate === 'iod' ? validateAgainstIod : validate };
}

function serviceFor(options: ListenOptions, keeper: DataSetSink, scp: ListeningScp): StorageService {
  return new StorageService({
    ...(options.checks === undefined ? {} : { checks: options.checks }),
    sopClasses: new Set(storedSopClasses(options)),
    acceptsRelated: options.acceptRelatedSOPClasses === true || options.sopClasses === 'any',
    ...(options.authorize === undefined ? {} : { authorize: options.authorize }),
    keeper,
    dataSetLimit: options.dataSetLimit ?? defaultDataSetLimit,
    inflatedLimit: options.dataSetLimit ?? defaultLimits.inflatedSize,
    depthLimit: options.depthLimit ?? 64,
    ...validation(options.validate),
    ...(options.onCStore === undefined ? {} : { onCStore: options.onCStore }),
    handlerTimeLimitMs: options.handlerTimeLimitMs ?? 30_000,
    report: () => scp.reporter(),
  });
}
