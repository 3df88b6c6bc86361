/** The SCUs of the interoperability record: what each is, and the command with which `cstore run --scu` makes it send. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startOrthanc } from '../peers/orthanc.ts';
import { debianVersion, npmVersion } from './versions.ts';

export interface RecordedScu {
  /** Name on the command line and in checked-fails.yaml. */
  readonly id: string;
  readonly title: string;
  /** The program without which it cannot run. */
  readonly program: string;
  version(): Promise<string>;
  /** Command line with the placeholders of `--scu`, and those that `start` fills in. */
  readonly command: string;
  /** What the command line does not say. */
  readonly remark: string;
  /** Cases at once, if not as many as usual. */
  readonly concurrency?: number;
  /** Starts what the command needs beside itself, with a folder of its own. */
  start?(folder: string): Promise<Started>;
}

/** What runs beside the command, until it is disposed of. */
export interface Started extends AsyncDisposable {
  /** What is filled into the command. */
  readonly values: Readonly<Record<string, string>>;
}

const program = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const dcmtk = { version: () => debianVersion('dcmtk') };
const dcmtkArguments = '-aec {called-ae} -aet {calling-ae} {host} {port} {files}';

const storescu: RecordedScu = {
  ...dcmtk,
  id: 'storescu',
  title: 'DCMTK storescu',
  program: 'storescu',
  command: `storescu ${dcmtkArguments}`,
  remark:
    'It proposes a fixed list of presentation contexts, in which of the nine only Hanging Protocol and Color Palette have a place.',
};

const storescuGoingOn: RecordedScu = {
  ...dcmtk,
  id: 'storescu-nh',
  title: 'DCMTK storescu that does not halt',
  program: 'storescu',
  command: `storescu -nh ${dcmtkArguments}`,
  remark: 'With `--no-halt` it sends on after a failure.',
};

const dcmsend: RecordedScu = {
  ...dcmtk,
  id: 'dcmsend',
  title: 'DCMTK dcmsend',
  program: 'dcmsend',
  command: `dcmsend ${dcmtkArguments}`,
  remark: 'As it is installed, without a report file.',
};

const dcmsendVerbose: RecordedScu = {
  ...dcmtk,
  id: 'dcmsend-v',
  title: 'DCMTK dcmsend, verbose',
  program: 'dcmsend',
  command: `dcmsend -v ${dcmtkArguments}`,
  remark: 'With `--verbose` it prints the status of each response.',
};

const odil: RecordedScu = {
  id: 'odil',
  title: 'odil store',
  program: 'odil',
  version: () => debianVersion('odil'),
  command: 'odil store {host} {port} {calling-ae} {called-ae} {files}',
  remark: 'A program in Python on a library in C++.',
};

const gdcmscu: RecordedScu = {
  id: 'gdcmscu',
  title: 'GDCM gdcmscu',
  program: 'gdcmscu',
  version: () => debianVersion('libgdcm-tools'),
  command: 'gdcmscu --store --aetitle {calling-ae} --call {called-ae} {host} {port} {files}',
  remark: 'It proposes a presentation context for each file.',
};

const pixelmed: RecordedScu = {
  id: 'pixelmed-scu',
  title: 'PixelMed StorageSOPClassSCU',
  program: 'java',
  version: () => debianVersion('libpixelmed-java'),
  // What is compiled well is not worth its time in a run of half a second.
  command:
    "printf '%s\\n' {files} | java -Djava.awt.headless=true -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp /usr/share/java/pixelmed.jar com.pixelmed.network.StorageSOPClassSCU {host} {port} {called-ae} {calling-ae} - 0",
  remark: 'Its program, which reads the names of the files from its standard input. No compression is proposed.',
};

const dcmjsDimse: RecordedScu = {
  id: 'dcmjs-dimse-scu',
  title: 'dcmjs-dimse Client',
  program: 'node',
  version: async () => npmVersion('dcmjs-dimse'),
  command: `node '${program('dcmjs-dimse-scu.mjs')}' {host} {port} {called-ae} {calling-ae} {files}`,
  remark:
    'The program is written as its README shows one. That it prints the status of each response is of the program, the rest of the library.',
};

const orthanc: RecordedScu = {
  id: 'orthanc-scu',
  title: 'Orthanc REST store',
  program: 'Orthanc',
  version: () => debianVersion('orthanc'),
  command: `node '${program('orthanc-store.mjs')}' {http-port} {host} {port} {called-ae} {calling-ae} {files}`,
  remark:
    'One Orthanc for the whole run; a small program uploads the files, names the target, asks for the store and prints the answer.',
  async start(folder) {
    const server = await startOrthanc({ directory: join(folder, 'orthanc') });
    return {
      values: { '{http-port}': String(server.httpPort) },
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
    };
  },
};

const ctn: RecordedScu = {
  id: 'ctn-scu',
  title: 'CTN send_image',
  program: 'send_image',
  version: () => debianVersion('ctn'),
  command: 'send_image -a {calling-ae} -c {called-ae} {host} {port} {files}',
  remark: 'As it is installed, without `-r`, with which it stops at a status that is no success.',
};

export const recordedScus: readonly RecordedScu[] = [
  storescu,
  storescuGoingOn,
  dcmsend,
  dcmsendVerbose,
  odil,
  gdcmscu,
  pixelmed,
  dcmjsDimse,
  orthanc,
  ctn,
];

/** The command line as the record shows it: without the folders of this checkout. */
export function shownScuCommand({ command }: RecordedScu): string {
  return command.replaceAll(/'\/\S*\/(\S+\.mjs)'/g, '$1');
}
