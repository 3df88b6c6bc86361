// What to run against which system under test, for a mocha that is started without arguments of ours.

import { delimiter } from 'node:path';
import { scenariosFolder } from '../scenario/package-root.ts';
import { parsePeerAddress } from '../sut/peer-address.ts';
import type { SutSpec } from '../sut/sut-spec.ts';

/**
 * The SCP of `CSTORE_SCP=AET@host:port`, called by the AE title of `CSTORE_CALLING_AE` (default CSTORE_SCU); the
 * built-in pair where the variable is not set.
 *
 * @throws Error with one line for an address that is none.
 */
export function sutFromEnvironment(env: NodeJS.ProcessEnv): SutSpec {
  const { CSTORE_SCP: address, CSTORE_CALLING_AE: callingAETitle } = env;
  if (!address) return { kind: 'built-in-pair' };
  try {
    const { aeTitle, host, port } = parsePeerAddress(address);
    return { kind: 'remote-scp', host, port, calledAETitle: aeTitle, ...(callingAETitle && { callingAETitle }) };
  } catch (error) {
    throw new Error(`CSTORE_SCP=${address}: ${(error as Error).message}`, { cause: error });
  }
}

/** The files and folders of `CSTORE_SCENARIOS`, separated as in PATH; without it, the scenarios of this package. */
export function scenariosFromEnvironment({ CSTORE_SCENARIOS: paths }: NodeJS.ProcessEnv): string[] {
  return paths ? paths.split(delimiter).filter((path) => path !== '') : [scenariosFolder];
}
