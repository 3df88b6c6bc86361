// Where the harness, as an SCP, listens for an SCU.

import type { TlsOptions } from '../../src/wire.ts';

/** Where the harness listens, and what it is called there. */
export interface ListenPlace {
  readonly host: string;
  /** 0: a free one for each case. */
  readonly port: number;
  readonly tls?: TlsOptions;
  readonly calledAETitle: string;
  readonly callingAETitle: string;
}

/** Where it listens if nobody says. */
export const usualListenPlace: ListenPlace = {
  host: '127.0.0.1',
  port: 0,
  calledAETitle: 'CSTORE_SCP',
  callingAETitle: 'CSTORE_SCU',
};

/** Whether it listens at every address of this machine, which is none to connect to. */
export function isEveryAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}
