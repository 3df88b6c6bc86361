// From the options of `cstore run` to the system under test.

import type { Sut } from '../sut/sut.ts';
import { usageError } from './cli-error.ts';
import { type ConnectionFlags, checkIdentity, tlsOptionsOf } from './connection-options.ts';
import type { PeerAddress } from './peer-address.ts';

export interface SutFlags extends ConnectionFlags {
  readonly scp?: PeerAddress;
}

/** Options that say how to reach a remote system; the built-in pair has no use for them. */
const remoteOnly = ['tls', 'cert', 'key', 'ca', 'insecure', 'callingAe', 'user', 'password'] as const;

/**
 * The system under test that the options name: a remote SCP, or the built-in pair.
 * @param given tells whether an option was given on the command line
 * @throws CliError (status 2) for options that do not fit together, and files that cannot be read.
 */
export async function sutOf(flags: SutFlags, given: (option: string) => boolean): Promise<Sut> {
  const { builtInPair, remoteScp } = await import('../index.ts');
  if (!flags.scp) {
    const idle = remoteOnly.find(given);
    if (idle) throw usageError(`${optionName(idle)} needs --scp AET@host:port, the system it is for`);
    return builtInPair();
  }
  checkIdentity(flags);
  return remoteScp({
    ...flags.scp,
    tls: await tlsOptionsOf(flags),
    callingAETitle: flags.callingAe,
    user: flags.user,
    password: flags.password,
  });
}

/** `callingAe` is `--calling-ae` on the command line. */
function optionName(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
