/** DCMTK's dcmqrscp, an archive: it stores, and gives back by C-GET and C-MOVE of the Study Root. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PeerProcess, startPeer } from './peer-process.ts';

export interface DcmqrscpOptions {
  /** Where its configuration and its files go. */
  readonly directory: string;
  /** Who may be sent to by C-MOVE. */
  readonly destination?: { readonly aeTitle: string; readonly port: number };
}

export const dcmqrscpTitle = 'DCMQRSCP';

/** Starts it with an empty archive. */
export async function startDcmqrscp({ directory, destination }: DcmqrscpOptions): Promise<PeerProcess> {
  const archive = join(directory, 'archive');
  const configuration = join(directory, 'dcmqrscp.cfg');
  await mkdir(archive, { recursive: true });
  const host = destination ? [`target = (${destination.aeTitle}, 127.0.0.1, ${destination.port})`] : [];
  const lines = [
    'MaxPDUSize = 16384',
    'MaxAssociations = 16',
    'HostTable BEGIN',
    ...host,
    'HostTable END',
    'VendorTable BEGIN',
    'VendorTable END',
    'AETable BEGIN',
    `${dcmqrscpTitle} ${archive} RW (1000, 1024mb) ANY`,
    'AETable END',
    '',
  ];
  await writeFile(configuration, lines.join('\n'));
  return startPeer((port) => ({
    name: 'dcmqrscp',
    command: 'dcmqrscp',
    args: ['-c', configuration, String(port)],
    env: { TCP_NODELAY: '1' },
  }));
}
