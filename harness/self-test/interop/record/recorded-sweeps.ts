/** The SCPs that the interoperability record sweeps: our own, and those that give back what they stored. */

import { packageVersion } from '../../../scenario/package-root.ts';
import { type RecordedPeer, recordedPeers } from './recorded-peers.ts';

export interface RecordedSweep {
  /** Name on the command line. */
  readonly id: string;
  readonly title: string;
  readonly lookedAt: string;
  version(): Promise<string>;
  /** What is started; our own SCP if none. */
  readonly peer?: RecordedPeer;
  /** Options of `cstore run`. */
  readonly options: readonly string[];
}

function peerOf(id: string): RecordedPeer {
  const found = recordedPeers.find((peer) => peer.id === id);
  if (!found) throw new Error(`no recorded peer is called ${id}`);
  return found;
}

const orthanc = peerOf('orthanc');

export const recordedSweeps: readonly RecordedSweep[] = [
  {
    id: 'sweep-own',
    title: 'cstore scp',
    lookedAt: 'its folder',
    version: async () => packageVersion(),
    options: [],
  },
  {
    id: 'sweep-orthanc',
    title: orthanc.title,
    lookedAt: '`--retrieve get`',
    version: orthanc.version,
    peer: orthanc,
    options: ['--retrieve', 'get'],
  },
];
