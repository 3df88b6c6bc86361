// The options that name a SUT, as they are typed: for commands that can be copied.

import { hostPort } from '../../src/wire.ts';
import { shellWord } from '../words/shell-word.ts';
import type { ListenAddress, PeerAddress } from './peer-address.ts';
import type { SutSpec } from './sut-spec.ts';

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
    ...(scp ? [`--scp ${shellWord(`${scp.aeTitle}@${hostPort(scp.host, scp.port)}`)}`] : []),
    ...Object.entries(valued).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name} ${shellWord(value)}`],
    ),
    ...(listen ? [`--listen ${hostPort(listen.host, listen.port)}`] : []),
    ...(calledAe === undefined ? [] : [`--called-ae ${shellWord(calledAe)}`]),
    ...(callingAe === undefined || callingAe === 'CSTORE_SCU' ? [] : [`--calling-ae ${shellWord(callingAe)}`]),
    ...(tls ? ['--tls'] : []),
    ...(insecure ? ['--insecure'] : []),
  ].join(' ');
}

/** The same of a spec; of one that no command of ours takes, nothing. */
export function sutOptionsOf(spec: SutSpec): string {
  if (spec.kind !== 'remote-scp' && spec.kind !== 'started-scp') return '';
  const { host, port, calledAETitle: aeTitle, callingAETitle: callingAe, user, tls } = spec;
  return sutOptionsText({
    scp: { aeTitle, host, port },
    ...(spec.kind === 'started-scp' && { start: spec.command }),
    ...(callingAe !== undefined && { callingAe }),
    ...(user !== undefined && { user }),
    ...(tls && { tls: true, ...tls }),
  });
}
