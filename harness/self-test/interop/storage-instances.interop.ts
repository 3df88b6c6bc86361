/** Generated instances of every storage SOP Class before dcmdump, dciodvfy and dcm2pnm: PS3.3 Annex A, PS3.5 8.2, Annex G. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildableSopClasses, buildInstance, encodePart10, readDataSet, validateDataSet } from '../../../src/index.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { runTool } from './peers/tool.ts';
import { requireTools } from './require-peers.ts';

const explicit = 'ExplicitVRLittleEndian';
const profiles = ['minimal', 'typical'] as const;
const atOnce = 4;

/** Where dciodvfy of 2022 is behind the text of 2024c, or says something else than it: docs/validator.md. */
const behindTheStandard: Readonly<Record<string, RegExp>> = {
  // PS3.3 Table C.12-1: an attribute of 2024.
  '': /not a recognized standard attribute - \(0x0008,0x001c\)/,
  // Table A.32.11-1 has no Frame of Reference Module.
  DermoscopicPhotographyImageStorage: /Module=<FrameOfReference>/,
  // Table C.8-81: Presentation LUT Shape is required of MONOCHROME2, and this class is of colours.
  EnhancedMRColorImageStorage: /Element=<PresentationLUTShape> Module=<EnhancedMRImage>/,
  // A.48.3: the modality is RF.
  EnhancedXRFImageStorage: /Unrecognized enumerated value <RF> for value 1 of attribute <Modality>/,
  // Table C.37.1-3: the attribute that it names is not in the instance.
  MicroscopyBulkSimpleAnnotationsStorage: /<CommonZCoordinateValue> = <>/,
  // Tables C.8.17.7-1 and C.8.17.16-1: of Type 1, with Enumerated Values that exclude a concatenation.
  OphthalmicTomographyImageStorage: /oncatenation/,
  OphthalmicOpticalCoherenceTomographyBscanVolumeAnalysisStorage: /oncatenation/,
  // Table C.8.8.26-1: of Type 3, and no Compensator Type.
  RTIonBeamsTreatmentRecordStorage: /Element=<(CompensatorType|BlockName)>/,
  // Table A.35.9-1: the Clinical Trial Modules are of usage U.
  SpectaclePrescriptionReportStorage: /Module=<ClinicalTrial/,
};

/** Classes that it does not know at all. */
const unknown = 'Information Object Not found';
/** Of 175, as counted with the version of 2022. */
const unknownAtMost = 70;

describe('generated instances of every SOP Class', function () {
  this.timeout(300_000);
  let folder: TemporaryFolder;

  before(async function () {
    requireTools(this, 'dciodvfy', 'dcmdump', 'dcm2pnm');
    folder = await temporaryFolder();
  });
  after(() => folder?.[Symbol.asyncDispose]());

  async function fileOf(
    sopClass: string,
    profile: (typeof profiles)[number],
    transferSyntax = explicit,
  ): Promise<string> {
    const instance = buildInstance(sopClass, { profile, transferSyntax, seed: 1 });
    const path = join(folder.path, `${sopClass}.${profile}.${transferSyntax}.dcm`);
    await writeFile(path, encodePart10(instance, instance.bytes));
    return path;
  }

  /** Runs the check of each class, a few at the same time; what each found wrong, in one line. */
  async function inTurn(check: (sopClass: string) => Promise<readonly string[]>): Promise<readonly string[]> {
    const left = [...buildableSopClasses];
    const found: string[] = [];
    const next = async (): Promise<void> => {
      for (let one = left.shift(); one !== undefined; one = left.shift())
        for (const line of await check(one)) found.push(`${one}: ${line}`);
    };
    await Promise.all(Array.from({ length: atOnce }, next));
    return found;
  }

  for (const profile of profiles) {
    it(`are valid by our own validator: ${profile}`, async () => {
      const found = await inTurn((sopClass) => {
        const { bytes, transferSyntax, sopClassUID } = buildInstance(sopClass, { profile, seed: 1 });
        const findings = validateDataSet(readDataSet(bytes, transferSyntax), sopClassUID);
        const wrong = findings.filter(({ severity }) => severity !== 'information');
        return Promise.resolve(wrong.map(({ tagPath, expected }) => `${tagPath} ${expected}`));
      });
      expect(found).to.deep.equal([]);
    });

    it(`draw nothing from dciodvfy but what it is behind in: ${profile}`, async () => {
      let notKnown = 0;
      const found = await inTurn(async (sopClass) => {
        const { stdout, stderr } = await runTool('dciodvfy', [await fileOf(sopClass, profile)]);
        const lines = `${stdout}\n${stderr}`.split('\n');
        if (lines.some((line) => line.includes(unknown))) {
          notKnown += 1;
          return [];
        }
        const known = [behindTheStandard[''], behindTheStandard[sopClass]];
        const errors = lines.filter((line) => /^(\(.*\) - )?Error|\bError - /.test(line));
        return errors.filter((line) => !known.some((each) => each?.test(line)));
      });
      expect(found).to.deep.equal([]);
      expect(notKnown).to.be.below(unknownAtMost);
    });

    it(`are read by dcmdump, and their pictures by dcm2pnm: ${profile}`, async () => {
      const found = await inTurn(async (sopClass) => {
        const path = await fileOf(sopClass, profile);
        const dump = await runTool('dcmdump', [path]);
        if (dump.code !== 0) return [dump.stderr];
        if (!/^\(7fe0,0010\)/m.test(dump.stdout)) return [];
        const picture = await runTool('dcm2pnm', [path, `${path}.pnm`]);
        return picture.code === 0 ? [] : [picture.stderr];
      });
      expect(found).to.deep.equal([]);
    });
  }

  it('show the same picture in RLE Lossless', async () => {
    for (const sopClass of ['MRImageStorage', 'VLPhotographicImageStorage', 'EnhancedCTImageStorage']) {
      const pictures = ['RLELossless', explicit].map(async (syntax) => {
        const path = await fileOf(sopClass, 'typical', syntax);
        expect((await runTool('dcm2pnm', [path, `${path}.pnm`])).code, syntax).to.equal(0);
        return await readFile(`${path}.pnm`);
      });
      const [compressed, native] = await Promise.all(pictures);
      expect(compressed?.equals(native ?? Buffer.of()), sopClass).to.equal(true);
    }
  });
});
