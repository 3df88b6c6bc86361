import { join } from 'node:path';
import { expect } from 'chai';
import { workerCommand } from '../bench/worker.ts';
import { expectStored, type InstanceFile, nonPatientClasses, ordinaryClasses, writeInstances } from './instances.ts';
import { startCstoreScp } from './peers/cstore.ts';
import type { PeerProcess } from './peers/peer-process.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { runTool } from './peers/tool.ts';
import { requireTools } from './require-peers.ts';

const pixelmedClassPath = '/usr/share/java/pixelmed.jar:/usr/share/java/*';
const explicit = ['ExplicitVRLittleEndian'];
const plain = ['ImplicitVRLittleEndian', 'ExplicitVRLittleEndian'];

function without(sopClasses: readonly string[], ...left: readonly string[]): string[] {
  return sopClasses.filter((sopClass) => !left.includes(sopClass));
}

/** Inventory is younger than all of these: DCMTK does not know the class, odil and dcmjs do not know its VR UV. */
const olderClasses = without([...nonPatientClasses, ...ordinaryClasses], 'InventoryStorage');

/** A foreign SCU: what it can send, and how. */
interface ForeignScu {
  /** It is ended by an exception of its own after the release, with every SCP, so its exit status says nothing. */
  readonly crashesAtEnd?: boolean;
  readonly name: string;
  readonly program: string;
  readonly sopClasses: readonly string[];
  readonly transferSyntaxes: readonly string[];
  run(
    port: number,
    directory: string,
    files: readonly InstanceFile[],
  ): Promise<{ code: number | undefined; stdout: string; stderr: string }>;
}

const pathsOf = (files: readonly InstanceFile[]) => files.map(({ path }) => path);

const scus: readonly ForeignScu[] = [
  {
    name: 'storescu',
    program: 'storescu',
    sopClasses: olderClasses,
    transferSyntaxes: [...plain, 'ExplicitVRBigEndian'],
    run: (port, directory) => runTool('storescu', ['-R', '+sd', '127.0.0.1', String(port), directory]),
  },
  {
    name: 'storescu with deflated Data Sets',
    program: 'storescu',
    sopClasses: olderClasses,
    transferSyntaxes: ['DeflatedExplicitVRLittleEndian'],
    run: (port, directory) => runTool('storescu', ['-R', '-xd', '+sd', '127.0.0.1', String(port), directory]),
  },
  {
    name: 'dcmsend',
    program: 'dcmsend',
    sopClasses: olderClasses,
    transferSyntaxes: [...plain, 'DeflatedExplicitVRLittleEndian', 'ExplicitVRBigEndian'],
    run: (port, directory) => runTool('dcmsend', ['+sd', '127.0.0.1', String(port), directory]),
  },
  // It writes every Data Set anew, and the decimal string 0.5 as .5.
  {
    name: 'odil',
    program: 'odil',
    sopClasses: without(olderClasses, 'CTImageStorage'),
    transferSyntaxes: explicit,
    run: (port, _, files) =>
      runTool('odil', ['store', '127.0.0.1', String(port), 'ODIL', 'CSTORE_SCP', ...pathsOf(files)]),
  },
  {
    name: 'GDCM (gdcmscu)',
    program: 'gdcmscu',
    sopClasses: ['CTImageStorage', 'SecondaryCaptureImageStorage'],
    transferSyntaxes: explicit,
    run: (port, directory) =>
      runTool('gdcmscu', ['--store', '-H', '127.0.0.1', '-p', String(port), '-r', '-i', directory]),
    crashesAtEnd: true,
  },
  {
    name: 'PixelMed (StorageSOPClassSCU)',
    program: 'java',
    sopClasses: ['SecondaryCaptureImageStorage'],
    transferSyntaxes: explicit,
    run: (port, _, files) => {
      const main = ['-Djava.awt.headless=true', '-cp', pixelmedClassPath, 'com.pixelmed.network.StorageSOPClassSCU'];
      return runTool('java', [
        ...main,
        '127.0.0.1',
        String(port),
        'CSTORE_SCP',
        'PIXELMED',
        ...pathsOf(files),
        '0',
        '0',
      ]);
    },
  },
  // It writes every Data Set anew, loses private elements, and takes a sequence it does not know for a text.
  {
    name: 'dcmjs-dimse',
    program: 'node',
    sopClasses: without(olderClasses, 'ImplantAssemblyTemplateStorage', 'RawDataStorage'),
    transferSyntaxes: explicit,
    run: (port, directory) => {
      const { command, args } = workerCommand('dcmjs-dimse-scu', { port, directory });
      return runTool(command, args);
    },
  },
];

describe('cstore scp', () => {
  let folder: TemporaryFolder;
  let scp: PeerProcess;
  const received = () => join(folder.path, 'received');

  beforeEach(async () => {
    folder = await temporaryFolder();
    scp = await startCstoreScp(received());
  });

  afterEach(async () => {
    await scp[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  for (const { name, program, sopClasses, transferSyntaxes, run, crashesAtEnd } of scus) {
    it(`stores what ${name} sends, element by element`, async function () {
      requireTools(this, program, 'dcmdump');
      const directory = join(folder.path, 'sent');
      const sent = await writeInstances(directory, sopClasses, transferSyntaxes);
      const { code, stdout, stderr } = await run(scp.port, directory, sent);
      if (!crashesAtEnd) expect(code, `${stdout}${stderr}${scp.output()}`).to.equal(0);
      await expectStored(sent, received());
    });
  }

  const echoes: [string, string[]][] = [
    ['echoscu', ['127.0.0.1', '{port}']],
    ['odil', ['echo', '127.0.0.1', '{port}', 'ODIL', 'CSTORE_SCP']],
  ];
  for (const [program, args] of echoes) {
    it(`answers the C-ECHO of ${program}`, async function () {
      requireTools(this, program);
      const result = await runTool(
        program,
        args.map((argument) => argument.replace('{port}', String(scp.port))),
      );
      expect(result.code, result.stderr + scp.output()).to.equal(0);
    });
  }
});
