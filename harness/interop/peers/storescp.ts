/** DCMTK's storescp, with a profile that accepts what this project's registry knows. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sopClasses, transferSyntaxes } from '../../../src/index.ts';
import { type PeerProcess, startPeer } from './peer-process.ts';

export interface StorescpOptions {
  /** Where its profile is written, and what it receives when `store` is true. */
  readonly directory: string;
  /** Write each object as a file; otherwise it is received and dropped (`--ignore`). */
  readonly store?: boolean;
  /** Set TCP_NODELAY on its connections; as installed, it does not. */
  readonly noDelay?: boolean;
  readonly args?: readonly string[];
}

/** DCMTK's upper bound for presentation contexts is theirs, the list of classes ours; the numbers only need to differ. */
function numbered(name: string, values: readonly string[]): string {
  return values.map((value, index) => `${name}${index + 1} = ${value}`).join('\n');
}

/** An acceptor profile in DCMTK's format for every SOP Class and Transfer Syntax of the registry. */
export function acceptorProfile(): string {
  const contexts = sopClasses.map(({ uid }) => `${uid}\\All`);
  return `[[TransferSyntaxes]]
[All]
${numbered(
  'TransferSyntax',
  transferSyntaxes.map(({ uid }) => uid),
)}
[[PresentationContexts]]
[All]
${numbered('PresentationContext', contexts)}
[[Profiles]]
[All]
PresentationContexts = All
`;
}

/** Starts storescp; it accepts every SOP Class of the registry. */
export async function startStorescp(options: StorescpOptions): Promise<PeerProcess> {
  const { directory, store = false, noDelay = true, args = [] } = options;
  const profile = join(directory, 'storescp.cfg');
  await writeFile(profile, acceptorProfile());
  const output = store ? ['-od', directory] : ['--ignore'];
  return startPeer((port) => ({
    name: 'storescp',
    command: 'storescp',
    args: [...output, '-xf', profile, 'All', '-aet', 'STORESCP', ...args, String(port)],
    env: { TCP_NODELAY: noDelay ? '1' : '0' },
  }));
}
