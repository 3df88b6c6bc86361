/** The SCPs of the interoperability record: what each is, and the command by which `cstore run --start` starts it. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { orthancConfiguration } from '../peers/orthanc.ts';
import { acceptorProfile } from '../peers/storescp.ts';
import { findTool } from '../peers/tool.ts';
import { debianVersion, npmVersion } from './versions.ts';

export interface RecordedPeer {
  /** Name on the command line and in checked-fails.yaml. */
  readonly id: string;
  readonly title: string;
  readonly aeTitle: string;
  /** The program without which it cannot run. */
  readonly program: string;
  version(): Promise<string>;
  /** Command line, run in a folder of its own; `{port}` is filled in. */
  readonly command: string;
  /** Seconds that it gets for one reaction, where the usual ones would only make the run longer. */
  readonly patience?: number;
  /** What the command line does not say. */
  readonly remark: string;
  /** Writes into that folder what the command needs. */
  prepare(folder: string): Promise<void>;
}

const nothing = async () => {};

const storescp: RecordedPeer = {
  id: 'storescp',
  title: 'DCMTK storescp',
  aeTitle: 'STORESCP',
  program: 'storescp',
  version: () => debianVersion('dcmtk'),
  command: 'TCP_NODELAY=1 exec storescp --ignore -xf storescp.cfg All -aet STORESCP {port}',
  remark: 'The profile `storescp.cfg` accepts the nine and five ordinary classes in every Transfer Syntax.',
  patience: 4,
  prepare: (folder) => writeFile(join(folder, 'storescp.cfg'), acceptorProfile()),
};

/** Orthanc takes its port from its configuration alone. */
function orthancTemplate(folder: string): string {
  const configuration = orthancConfiguration({ directory: folder }, { dicom: 'PORT', http: 0 });
  return JSON.stringify({ ...configuration, HttpServerEnabled: false }, undefined, 2);
}

const orthanc: RecordedPeer = {
  id: 'orthanc',
  title: 'Orthanc',
  aeTitle: 'ORTHANC',
  program: 'Orthanc',
  version: () => debianVersion('orthanc'),
  command: `sed 's/"PORT"/{port}/' template.json >orthanc.json && exec ${findTool('Orthanc') ?? 'Orthanc'} orthanc.json`,
  patience: 4,
  remark: 'Without plugins, `UnknownSopClassAccepted` and `OverwriteInstances` on. Its upper layer is that of DCMTK.',
  prepare: (folder) => writeFile(join(folder, 'template.json'), orthancTemplate(folder)),
};

const pixelmed: RecordedPeer = {
  id: 'pixelmed',
  title: 'PixelMed StorageSOPClassSCPDispatcher',
  aeTitle: 'PIXELMED',
  program: 'java',
  version: () => debianVersion('libpixelmed-java'),
  command:
    "exec java -Djava.awt.headless=true -Xmx1g -cp '/usr/share/java/pixelmed.jar:/usr/share/java/*' com.pixelmed.network.StorageSOPClassSCPDispatcher {port} PIXELMED received 0",
  remark: 'It stores what it accepts.',
  prepare: async (folder) => {
    await mkdir(join(folder, 'received'));
  },
};

const ctn: RecordedPeer = {
  id: 'ctn',
  title: 'CTN simple_storage',
  aeTitle: 'CTN',
  program: 'simple_storage',
  version: () => debianVersion('ctn'),
  command: 'ulimit -t 3 && exec simple_storage -s -k -x received {port}',
  patience: 5,
  remark: [
    'It serves one association at a time, and deletes what it stored (`-k`).',
    'As it may go on computing for ever, it is ended after three seconds of processor time, and started again.',
  ].join(' '),
  prepare: async (folder) => {
    await mkdir(join(folder, 'received'));
  },
};

const dcmjsDimseScp = fileURLToPath(new URL('dcmjs-dimse-scp.ts', import.meta.url));
const projectFolder = fileURLToPath(new URL('../../../../', import.meta.url));

const dcmjsDimse: RecordedPeer = {
  id: 'dcmjs-dimse',
  title: 'dcmjs-dimse',
  aeTitle: 'DCMJS-DIMSE',
  program: 'node',
  version: async () => npmVersion('dcmjs-dimse'),
  command: `cd '${projectFolder}' && exec node --import=tsx '${dcmjsDimseScp}' {port}`,
  remark: 'The SCP is written as its README shows one, and closes the connection when it is told of an A-ABORT.',
  prepare: nothing,
};

export const recordedPeers: readonly RecordedPeer[] = [storescp, orthanc, pixelmed, ctn, dcmjsDimse];

/** The command line as the record shows it: without the folders of this checkout. */
export function shownCommand({ command }: RecordedPeer): string {
  return command
    .replace(`cd '${projectFolder}' && `, '')
    .replace(projectFolder, '')
    .replaceAll(/\bexec /g, '')
    .replaceAll(/ \/\S*\/Orthanc/g, ' Orthanc');
}
