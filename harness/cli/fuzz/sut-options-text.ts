// The options that name a SUT, as they are typed: for commands that can be copied.

import { hostPort } from '../../../src/wire.ts';
import type { ListenAddress, PeerAddress } from '../../sut/peer-address.ts';

/** Options of which no secret is told. */
export interface SutOptionFlags {
  readonly scp?: PeerAddress;
  readonly start?: string;
  readonly scu?: string;
  readonly listen?: ListenAddress;
  readonly calledAe?: string;
  readonly callingAe?: string;
  readonly user?: string;
  readonly tls?: boolean;
  readonly cert?: string;
  readonly key?: string;
  readonly ca?: string;
  readonly insecure?: boolean;
}

/** The text of the options; a passcode is left out. */
export function sutOptionsText(flags: SutOptionFlags): string {
  const { scp, start, scu, listen, calledAe, callingAe, user, tls, cert, key, ca, insecure } = flags;
  const valued = { start, scu, user, cert, key, ca };
  return [
    ...(scp ? [`--scp ${quoted(`${scp.aeTitle}@${hostPort(scp.host, scp.port)}`)}`] : []),
    ...Object.entries(valued).flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${quoted(value)}`])),
    ...(listen ? [`--listen ${hostPort(listen.host, listen.port)}`] : []),
    ...(calledAe === undefined ? [] : [`--called-ae ${quoted(calledAe)}`]),
    ...(callingAe === undefined || callingAe === 'CSTORE_SCU' ? [] : [`--calling-ae ${quoted(callingAe)}`]),
    ...(tls ? ['--tls'] : []),
    ...(insecure ? ['--insecure'] : []),
  ].join(' ');
}

/** A word for a POSIX shell. */
function quoted(text: string): string {
  return /^[\w@.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
