/** DCMTK's storescp, with a profile that accepts what this project's registry knows. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sopClasses, transferSyntaxes } from '../../../../src/index.ts';
import { type PeerProcess, startPeer } from './peer-process.ts';

export interface StorescpOptions {
  /** Where its profile is written. */
  readonly directory: string;
  /** Write each object as a file into this folder, which exists; otherwise it is received and dropped (`--ignore`). */
  readonly outputDirectory?: string;
  /** Set TCP_NODELAY on its connections; as installed, it does not. */
  readonly noDelay?: boolean;
  readonly args?: readonly string[];
}

/** Keywords of ordinary storage classes that the profile accepts beside the nine and Verification. */
const ordinaryClasses = [
  'SecondaryCaptureImageStorage',
  'CTImageStorage',
  'EncapsulatedPDFStorage',
  'BasicTextSRStorage',
  'RawDataStorage',
];

/** The UIDs the profile accepts: it may hold 128 presentation contexts, so not the whole registry. */
export const acceptedSopClasses: readonly string[] = sopClasses
  .filter(({ service, keyword }) => service !== 'storage' || ordinaryClasses.includes(keyword))
  .map(({ uid }) => uid);

const numbered = (name: string, values: readonly string[]) =>
  values.map((value, index) => `${name}${index + 1} = ${value}`).join('\n');

/** An acceptor profile in DCMTK's format: `acceptedSopClasses` in every Transfer Syntax of the registry. */
export function acceptorProfile(): string {
  const syntaxes = transferSyntaxes.map(({ uid }) => uid);
  const contexts = acceptedSopClasses.map((uid) => `${uid}\\All`);
  return `[[TransferSyntaxes]]
[All]
${numbered('TransferSyntax', syntaxes)}
[[PresentationContexts]]
[All]
${numbered('PresentationContext', contexts)}
[[Profiles]]
[All]
PresentationContexts = All
`;
}

/** Starts storescp; it accepts `acceptedSopClasses`. */
export async function startStorescp(options: StorescpOptions): Promise<PeerProcess> {
  const { directory, outputDirectory, noDelay = true, args = [] } = options;
  const profile = join(directory, 'storescp.cfg');
  await writeFile(profile, acceptorProfile());
  const output = outputDirectory === undefined ? ['--ignore'] : ['-od', outputDirectory];
  return startPeer((port) => ({
    name: 'storescp',
    command: 'storescp',
    args: [...output, '-xf', profile, 'All', '-aet', 'STORESCP', ...args, String(port)],
    env: { TCP_NODELAY: noDelay ? '1' : '0' },
  }));
}
