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

/** DCMTK 3.6.7 knows Inventory neither as a class to send nor by name. */
const dcmtkClasses = [...nonPatientClasses.filter((sopClass) => sopClass !== 'InventoryStorage'), ...ordinaryClasses];

/** A foreign SCU: what it can send, and how. */
interface ForeignScu {
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

const paths = (files: readonly InstanceFile[]) => files.map(({ path }) => path);

const scus: readonly ForeignScu[] = [
  {
    name: 'storescu',
    program: 'storescu',
    sopClasses: dcmtkClasses,
    transferSyntaxes: [...plain, 'ExplicitVRBigEndian'],
    run: (port, directory) => runTool('storescu', ['-R', '+sd', '127.0.0.1', String(port), directory]),
  },
  {
    name: 'storescu with deflated Data Sets',
    program: 'storescu',
    sopClasses: dcmtkClasses,
    transferSyntaxes: ['DeflatedExplicitVRLittleEndian'],
    run: (port, directory) => runTool('storescu', ['-R', '-xd', '+sd', '127.0.0.1', String(port), directory]),
  },
  {
    name: 'dcmsend',
    program: 'dcmsend',
    sopClasses: dcmtkClasses,
    transferSyntaxes: [...plain, 'DeflatedExplicitVRLittleEndian', 'ExplicitVRBigEndian'],
    run: (port, directory) => runTool('dcmsend', ['+sd', '127.0.0.1', String(port), directory]),
  },
  {
    name: 'odil',
    program: 'odil',
    sopClasses: [...nonPatientClasses, ...ordinaryClasses],
    transferSyntaxes: plain,
    run: (port, _, files) =>
      runTool('odil', ['store', '127.0.0.1', String(port), 'ODIL', 'CSTORE_SCP', ...paths(files)]),
  },
  {
    name: 'GDCM (gdcmscu)',
    program: 'gdcmscu',
    sopClasses: ['CTImageStorage', 'SecondaryCaptureImageStorage'],
    transferSyntaxes: explicit,
    run: (port, directory) => runTool('gdcmscu', ['--store', '127.0.0.1', String(port), '--input', directory]),
  },
  {
    name: 'PixelMed (StorageSOPClassSCU)',
    program: 'java',
    sopClasses: ordinaryClasses,
    transferSyntaxes: explicit,
    run: (port, _, files) => {
      const main = ['-Djava.awt.headless=true', '-cp', pixelmedClassPath, 'com.pixelmed.network.StorageSOPClassSCU'];
      return runTool('java', [
        ...main,
        '127.0.0.1',
        String(port),
        'CSTORE_SCP',
        'PIXELMED',
        paths(files)[0] ?? '',
        '0',
        '0',
      ]);
    },
  },
  {
    name: 'dcmjs-dimse',
    program: 'node',
    sopClasses: [...nonPatientClasses, ...ordinaryClasses],
    transferSyntaxes: plain,
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

  for (const { name, program, sopClasses, transferSyntaxes, run } of scus) {
    it(`stores what ${name} sends, element by element`, async function () {
      requireTools(this, program, 'dcmdump');
      const directory = join(folder.path, 'sent');
      const sent = await writeInstances(directory, sopClasses, transferSyntaxes);
      const { code, stdout, stderr } = await run(scp.port, directory, sent);
      expect(code, `${stdout}${stderr}${scp.output()}`).to.equal(0);
      await expectStored(sent, received());
    });
  }

  const echoes: [string, string[]][] = [
    ['echoscu', ['127.0.0.1', '{port}']],
    ['gdcmscu', ['--echo', '127.0.0.1', '{port}']],
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
