import { expect } from 'chai';
import { type InstanceFile, nonPatientClasses, ordinaryClasses, writeInstances } from './instances.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { runTool } from './peers/tool.ts';
import { leaveOut, pythonWith, requireTools } from './require-peers.ts';

/** Of the nine, dciodvfy knows these two. */
const knownToDciodvfy = ['HangingProtocolStorage', 'ColorPaletteStorage', ...ordinaryClasses];

/** It does not inflate, and in Implicit VR it asks a Color Palette for Pixel Representation, which its IOD has not. */
const unreadableForDciodvfy = /Deflated|ColorPaletteStorage\.Implicit/;

function isForDciodvfy({ sopClass, path }: InstanceFile): boolean {
  return knownToDciodvfy.includes(sopClass) && !unreadableForDciodvfy.test(path);
}

/** Inventory is younger than the dictionary of pydicom 2.3, which Implicit VR needs. */
const isForPydicom = ({ path }: InstanceFile) => !/InventoryStorage.Implicit/.test(path);

/** Reads every value of every element, strictly, and prints the SOP Class of each file. */
const pydicomScript = `
import sys, pydicom
from pydicom import config
config.settings.reading_validation_mode = config.RAISE
for path in sys.argv[1:]:
    data_set = pydicom.dcmread(path)
    count = sum(1 for element in data_set.iterall())
    print(data_set.SOPClassUID, count)
`;

describe('The generated instance of every SOP Class in every Transfer Syntax', () => {
  let folder: TemporaryFolder;
  let files: readonly InstanceFile[];

  before(async () => {
    folder = await temporaryFolder();
    files = await writeInstances(folder.path, [...nonPatientClasses, ...ordinaryClasses]);
  });
  after(() => folder[Symbol.asyncDispose]());

  it('is read by dcmdump without a word of warning', async function () {
    requireTools(this, 'dcmdump');
    for (const { path } of files) {
      const { code, stderr } = await runTool('dcmdump', ['--print-all', '--load-all', path]);
      expect(stderr, path).to.equal('');
      expect(code, path).to.equal(0);
    }
  });

  it('is valid for dciodvfy, where it knows the IOD', async function () {
    requireTools(this, 'dciodvfy');
    for (const { path } of files.filter(isForDciodvfy)) {
      const { stdout, stderr } = await runTool('dciodvfy', [path]);
      const errors = `${stdout}\n${stderr}`.split('\n').filter((line) => /^(\(.*\) - )?Error|\bError - /.test(line));
      expect(errors, path).to.deep.equal([]);
    }
  });

  it('is read by pydicom with strict checks', async function () {
    const python = await pythonWith('pydicom');
    if (python === undefined) return leaveOut(this, 'pydicom not installed');
    const paths = files.filter(isForPydicom).map(({ path }) => path);
    const { code, stdout, stderr } = await runTool(python, ['-W', 'error', '-c', pydicomScript, ...paths]);
    expect(code, stderr).to.equal(0);
    expect(stdout.trim().split('\n')).to.have.lengthOf(paths.length);
  });
});
