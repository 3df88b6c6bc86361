/** Hanging Protocols and Color Palettes of every profile before dciodvfy, which of the nine IODs knows these two. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  buildInstance,
  type DataSet,
  type DataSetElement,
  encodePart10,
  type Instance,
  instanceProfiles,
  validateDataSet,
} from '../../../src/index.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { runTool } from './peers/tool.ts';
import { requireTools } from './require-peers.ts';

/** It inflates nothing; why a Color Palette in Implicit VR is left out, the last test says. */
const readable = {
  HangingProtocolStorage: ['ImplicitVRLittleEndian', 'ExplicitVRLittleEndian', 'ExplicitVRBigEndian'],
  ColorPaletteStorage: ['ExplicitVRLittleEndian', 'ExplicitVRBigEndian'],
} as const;

/** As it names them before all else. */
const itsNames = { HangingProtocolStorage: 'HangingProtocol', ColorPaletteStorage: 'ColorPalette' } as const;

type Known = keyof typeof readable;
const known = Object.keys(readable) as Known[];

interface Complaint {
  readonly says: RegExp;
  readonly clause: string;
  readonly of: readonly Known[];
}

const unknownTag = 'Error - Attribute with an even group number is not a recognized standard attribute -';
const filterByOperator = 'Type 1C Conditional Element=<FilterByOperator> Module=<HangingProtocolDisplay>';

/**
 * What it has against full instances alone: three attributes that are younger than its data dictionary of 2022, and its
 * condition of Filter-by Operator: where Filter-by Attribute Presence stands beside Selector Attribute, not where it does not.
 */
const behindTheStandard: readonly Complaint[] = [
  {
    says: new RegExp(`^${unknownTag} \\(0x0008,0x001c\\)`),
    clause: 'PS3.3 Table C.12-1: Synthetic Data is of Type 3',
    of: known,
  },
  {
    says: new RegExp(`^${unknownTag} \\(0x0018,0x1204\\)`),
    clause: 'PS3.3 Table C.12-1: Date of Manufacture is of Type 3',
    of: known,
  },
  {
    says: new RegExp(`^${unknownTag} \\(0x0018,0x1205\\)`),
    clause: 'PS3.3 Table C.12-1: Date of Installation is of Type 3',
    of: known,
  },
  {
    says: new RegExp(`^Error - Missing attribute ${filterByOperator}`),
    clause: 'PS3.3 Table C.23.3-1: Filter-by Operator is not required with Filter-by Attribute Presence',
    of: ['HangingProtocolStorage'],
  },
  {
    says: new RegExp(`^Error - Attribute present when condition unsatisfied .*${filterByOperator}`),
    clause: 'PS3.3 Table C.23.3-1: Filter-by Operator is required without Filter-by Attribute Presence',
    of: ['HangingProtocolStorage'],
  },
];

const younger = ['SyntheticData', 'DateOfManufacture', 'DateOfInstallation'];

function isItem(value: unknown): value is DataSet {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}

/** The Data Set without the younger attributes, and without the Items of Filter Operations that select an attribute. */
function withoutYounger(dataSet: DataSet): DataSet {
  const kept = Object.entries(dataSet).filter(([keyword]) => !younger.includes(keyword));
  return Object.fromEntries(kept.map(([keyword, element]) => [keyword, elementWithoutYounger(keyword, element)]));
}

function elementWithoutYounger(keyword: string, element: DataSetElement): DataSetElement {
  if (!Array.isArray(element)) return element;
  const items = element.filter(isItem);
  if (items.length === 0) return element;
  const kept = keyword === 'FilterOperationsSequence' ? items.filter((item) => !('SelectorAttribute' in item)) : items;
  return kept.map(withoutYounger);
}

/** The full instance of the SOP Class but for what `withoutYounger` takes. */
function fullWithoutYounger(sopClass: Known, transferSyntax: string): Instance {
  const { dataSet, sopInstanceUID } = buildInstance(sopClass, { profile: 'full', seed: 1 });
  const set = withoutYounger(dataSet);
  const remove = younger.filter((keyword) => keyword in dataSet);
  return buildInstance(sopClass, { profile: 'full', seed: 1, transferSyntax, sopInstanceUID, set, remove });
}

/**
 * One Item of Filter Operations with a Selector Attribute and some of those that depend on it. dciodvfy wants the Presence
 * where the Operator is not, and the Operator where the Presence is, so that no such Item suits it.
 */
function filterItem(category: boolean, presence: boolean, operator: boolean): DataSet {
  return {
    SelectorAttribute: 'Modality',
    ...(category && { FilterByCategory: 'IMAGE_PLANE' }),
    ...(presence && { FilterByAttributePresence: 'PRESENT' }),
    ...(operator && {
      FilterByOperator: 'MEMBER_OF',
      SelectorAttributeVR: 'CS',
      SelectorCSValue: 'CT',
      SelectorValueNumber: 1,
    }),
  };
}

const yesAndNo = [true, false];
const filterItems = yesAndNo.flatMap((category) =>
  yesAndNo.flatMap((presence) => yesAndNo.map((operator) => filterItem(category, presence, operator))),
);

describe('dciodvfy, given a Hanging Protocol or a Color Palette', function () {
  this.timeout(120_000);
  let folder: TemporaryFolder;

  before(async function () {
    requireTools(this, 'dciodvfy');
    folder = await temporaryFolder();
  });
  after(() => folder?.[Symbol.asyncDispose]());

  async function complaints(sopClass: Known, instance: Instance): Promise<string[]> {
    const path = join(folder.path, 'instance.dcm');
    await writeFile(path, encodePart10(instance, instance.bytes));
    const { stdout, stderr } = await runTool('dciodvfy', [path]);
    const lines = `${stdout}\n${stderr}`.split('\n');
    expect(lines).to.include(itsNames[sopClass]);
    return lines.filter((line) => /^(\(.*\) - )?Error|\bError - /.test(line));
  }

  for (const sopClass of known) {
    for (const transferSyntax of readable[sopClass]) {
      for (const profile of instanceProfiles.filter((one) => one !== 'full')) {
        it(`finds no error: ${sopClass}, ${profile}, ${transferSyntax}`, async () => {
          expect(await complaints(sopClass, buildInstance(sopClass, { profile, transferSyntax }))).to.deep.equal([]);
        });
      }

      it(`finds in a full one where it is behind the standard, and nothing else: ${sopClass}, ${transferSyntax}`, async () => {
        const found = await complaints(sopClass, buildInstance(sopClass, { profile: 'full', transferSyntax }));
        const clauses = found.map((one) => behindTheStandard.find(({ says }) => says.test(one))?.clause ?? one);
        const expected = behindTheStandard.filter((one) => one.of.includes(sopClass)).map(({ clause }) => clause);
        // Such a place may come in several Items.
        expect([...new Set(clauses)]).to.have.members(expected);
      });

      it(`finds no error in a full one but for those places: ${sopClass}, ${transferSyntax}`, async () => {
        const instance = fullWithoutYounger(sopClass, transferSyntax);
        const ours = validateDataSet(instance, sopClass).filter(({ severity }) => severity === 'error');
        expect(ours).to.deep.equal([]);
        expect(await complaints(sopClass, instance)).to.deep.equal([]);
      });
    }
  }

  it('finds an error in every Item that filters by a Selector Attribute, whatever else is in it', async () => {
    for (const item of filterItems) {
      const set = { 'DisplaySetsSequence[1].FilterOperationsSequence': [item] };
      const found = await complaints('HangingProtocolStorage', buildInstance('HangingProtocolStorage', { set }));
      expect(found.join('\n'), Object.keys(item).join(', ')).to.include('Module=<HangingProtocolDisplay>');
    }
  });

  it('finds none in an Item that filters by category', async () => {
    const { SelectorAttribute: _, SelectorValueNumber: __, ...item } = filterItem(true, false, true);
    const set = { 'DisplaySetsSequence[1].FilterOperationsSequence': [item] };
    expect(await complaints('HangingProtocolStorage', buildInstance('HangingProtocolStorage', { set }))).to.deep.equal(
      [],
    );
  });

  it('misses Pixel Representation in a Color Palette in Implicit VR, whose IOD does not have it, and reads no further', async () => {
    const sopClass = 'ColorPaletteStorage';
    const instance = buildInstance(sopClass, { transferSyntax: 'ImplicitVRLittleEndian' });
    expect(await complaints(sopClass, instance)).to.deep.equal([
      "Error - Missing Pixel Representation, can't set VR for element - RedPaletteColorLookupTableDescriptor",
      'Error - Dicom dataset read failed',
    ]);
  });
});
