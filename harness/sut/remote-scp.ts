// A Storage SCP that runs elsewhere: it can be called, but neither scripted nor asked to send.

import { hostPort, type TlsOptions } from '../../src/wire.ts';
import type { StoredInstances } from '../retrieve/stored-instances.ts';
import type { ScpEndpoint, Sut, SutPolicies } from './sut.ts';

export interface RemoteScpOptions {
  readonly aeTitle: string;
  readonly host: string;
  readonly port: number;
  readonly tls?: TlsOptions;
  /** Default CSTORE_SCU. */
  readonly callingAETitle?: string;
  readonly user?: string;
  readonly password?: string;
  /** Where it writes what it stores, for the cases that look at it. */
  readonly store?: StoredInstances;
}

/** A third-party SCP is spared, and nothing is taken for granted of it. */
export const remotePolicies: SutPolicies = {
  isAskedFirst: true,
  isScriptable: false,
  isWatched: true,
  isWaitedFor: true,
  retriesAlone: true,
  concurrency: 4,
  identity: 'its own',
};

/** A third-party SCP as the system under test. Nothing is connected before a case runs. */
export function remoteScp(options: RemoteScpOptions): Sut {
  const { aeTitle, host, port, tls, callingAETitle = 'CSTORE_SCU', user, password, store } = options;
  const endpoint: ScpEndpoint = {
    host,
    port,
    calledAETitle: aeTitle,
    callingAETitle,
    ...(tls && { tls }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ...(store && { store }),
  };
  return {
    role: 'scp',
    address: `${aeTitle}@${hostPort(host, port)}`,
    roles: ['scp'],
    policies: remotePolicies,
    scp: async (script) =>
      script ? { notApplicable: 'the scenario scripts the SCP, which a third-party SCP cannot be' } : endpoint,
    send: async () => ({ notApplicable: 'the system under test is an SCP and sends nothing' }),
    close: async () => await store?.close?.(),
  };
}
