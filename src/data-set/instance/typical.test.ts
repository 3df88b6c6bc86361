// What typical instances say hangs together: references, counts, drawings and codes (PS3.3 C.23, C.29, C.34, C.38).

import { expect } from 'chai';
import { dictionaryEntryByKeyword } from '../../registry/dictionary.ts';
import { nonPatientSopClasses } from '../../registry/sop-classes.ts';
import type { DataSet, DataSetElement } from '../data-set.ts';
import { buildInstance } from './instance.ts';

function typical(keyword: string): DataSet {
  return buildInstance(keyword, { profile: 'typical', seed: 1 }).dataSet;
}

function isItem(value: unknown): value is DataSet {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

function itemsOf(element: DataSetElement | undefined): readonly DataSet[] {
  return Array.isArray(element) ? element.filter(isItem) : [];
}

/** Every item at any depth, the top level included. */
function* everyItem(dataSet: DataSet): Generator<DataSet> {
  yield dataSet;
  for (const element of Object.values(dataSet)) for (const item of itemsOf(element)) yield* everyItem(item);
}

/** The values of an element in all items that have it. */
function all(dataSet: DataSet, keyword: string): unknown[] {
  return [...everyItem(dataSet)].flatMap((item) => item[keyword] ?? []);
}

describe('the typical hanging protocol', () => {
  const dataSet = typical('HangingProtocolStorage');

  it('shows current and prior CC and MLO in four display sets on two screens', () => {
    expect(itemsOf(dataSet.DisplaySetsSequence).map((set) => set.DisplaySetLabel)).to.deep.equal([
      'Current CC',
      'Current MLO',
      'Prior CC',
      'Prior MLO',
    ]);
    expect(itemsOf(dataSet.NominalScreenDefinitionSequence)).to.have.lengthOf(Number(dataSet.NumberOfScreens));
    expect(dataSet.NumberOfScreens).to.equal(2);
  });

  it('shows image sets that it selects, each in a box of its own that fills the screens together', () => {
    const selected = itemsOf(dataSet.ImageSetsSequence).flatMap((set) => all(set, 'ImageSetNumber'));
    const shown = itemsOf(dataSet.DisplaySetsSequence).flatMap((set) => set.ImageSetNumber ?? []);
    expect(shown).to.have.members(selected);
    const boxes = itemsOf(dataSet.DisplaySetsSequence).flatMap((set) => itemsOf(set.ImageBoxesSequence));
    const areas = boxes.map((box) => areaOf(box.DisplayEnvironmentSpatialPosition));
    expect(areas.reduce((sum, area) => sum + area, 0)).to.equal(1);
    expect(all(dataSet, 'DisplaySetScrollingGroup').sort()).to.deep.equal([1, 2, 3, 4]);
  });
});

/** Of upper left and lower right corner, y upwards (PS3.3 C.23.2.1.1). */
function areaOf(position: DataSetElement | undefined): number {
  const [left, upper, right, lower] = position as readonly number[] as [number, number, number, number];
  return (right - left) * (upper - lower);
}

describe('the typical color palette', () => {
  it('rises from black to white, red before green before blue', () => {
    const dataSet = typical('ColorPaletteStorage');
    const [red, green, blue] = ['Red', 'Green', 'Blue'].map((color) => {
      const table = dataSet[`${color}PaletteColorLookupTableData`] as Uint8Array;
      expect(table).to.have.lengthOf(256);
      expect([table[0], table[255]]).to.deep.equal([0, 255]);
      expect([...table]).to.deep.equal([...table].sort((a, b) => a - b));
      return table.findIndex((value) => value > 127);
    });
    expect(red).to.be.lessThan(Number(green));
    expect(green).to.be.lessThan(Number(blue));
  });
});

describe('the typical hip stem', () => {
  const dataSet = typical('GenericImplantTemplateStorage');
  const documents = itemsOf(dataSet.HPGLDocumentSequence);

  it('is drawn in DICOM-HPGL with the commands of PS3.3 Table C.29.1.2-2', () => {
    for (const { HPGLDocument: bytes } of documents) {
      const text = Buffer.from(bytes as Uint8Array).toString('latin1');
      const commands = text.trimEnd().split(/;\s*/).filter(Boolean);
      for (const command of commands) expect(command).to.match(/^(?:IN|PA|PU|PD|(?:PC|SP|PU|PD)\d+(?:,\d+)*)$/);
      for (const move of commands.filter((one) => /^P[UD]\d/.test(one)))
        expect(move.split(',').length % 2, move).to.equal(0);
      expect(commands.slice(0, 4)).to.deep.equal(['IN', 'PA', 'PC0,255,255,255', 'PC1,0,0,0']);
    }
  });

  it('labels the pens it draws with, and bounds the drawing tightly', () => {
    for (const document of documents) {
      const text = Buffer.from(document.HPGLDocument as Uint8Array).toString('latin1');
      const pens = [...text.matchAll(/SP(\d+)/g)].map((match) => Number(match[1]));
      expect(itemsOf(document.HPGLPenSequence).map((pen) => pen.HPGLPenNumber)).to.have.members(pens);
      expect(pens).to.include(document.HPGLContourPenNumber);
      const numbers = [...text.matchAll(/P[UD]([\d,]+)/g)].flatMap((match) => (match[1] ?? '').split(',').map(Number));
      const xs = numbers.filter((_, index) => index % 2 === 0);
      const ys = numbers.filter((_, index) => index % 2 === 1);
      const bounds = [Math.min(...xs), Math.max(...ys), Math.max(...xs), Math.min(...ys)];
      expect(document.BoundingRectangle).to.deep.equal(bounds);
    }
  });

  it('places mating features and landmarks in each of its drawings', () => {
    const ids = documents.map((document) => document.HPGLDocumentID);
    expect(ids).to.deep.equal([1, 2]);
    const places = all(dataSet, 'ReferencedHPGLDocumentID');
    expect(places).to.have.lengthOf(5 * ids.length);
    expect(new Set(places)).to.deep.equal(new Set(ids));
  });

  it('has mating axes that are perpendicular and of length 1', () => {
    for (const item of everyItem(dataSet)) {
      const [ax, ay, bx, by] = (item.TwoDMatingAxes ?? [1, 0, 0, 1]) as unknown as [number, number, number, number];
      expect(Math.hypot(ax, ay)).to.be.closeTo(1, 0.001);
      expect(ax * bx + ay * by).to.be.closeTo(0, 0.001);
    }
  });
});

describe('the typical assembly', () => {
  it('is of stem, head and cup, and connects components that it has', () => {
    const dataSet = typical('ImplantAssemblyTemplateStorage');
    const types = itemsOf(dataSet.ComponentTypesSequence).flatMap((type) => itemsOf(type.ComponentTypeCodeSequence));
    expect(types.map((type) => type.CodeMeaning)).to.deep.equal([
      'Femoral Stem',
      'Femoral Head Ball Component',
      'Acetabular Cup Monoblock',
    ]);
    const ids = all(dataSet, 'ComponentID');
    expect(ids).to.deep.equal([1, 2, 3, 4, 5, 6]);
    const connected = [...all(dataSet, 'Component1ReferencedID'), ...all(dataSet, 'Component2ReferencedID')];
    expect(new Set(connected)).to.deep.equal(new Set(ids));
  });
});

describe('the typical template group', () => {
  it('ranks each of its members once in each dimension', () => {
    const dataSet = typical('ImplantTemplateGroupStorage');
    const ids = itemsOf(dataSet.ImplantTemplateGroupMembersSequence).map(
      (member) => member.ImplantTemplateGroupMemberID,
    );
    for (const dimension of itemsOf(dataSet.ImplantTemplateGroupVariationDimensionSequence))
      expect(all(dimension, 'ReferencedImplantTemplateGroupMemberID')).to.deep.equal(ids);
  });
});

describe('the typical protocols', () => {
  for (const keyword of ['CTDefinedProcedureProtocolStorage', 'XADefinedProcedureProtocolStorage']) {
    it(`constrain attributes with values of their VR: ${keyword}`, () => {
      const constraints = [...everyItem(typical(keyword))].filter((item) => item.ConstraintType !== undefined);
      expect(constraints.length).to.be.greaterThan(10);
      for (const constraint of constraints) {
        const { vr } = dictionaryEntryByKeyword(String(constraint.SelectorAttributeKeyword)) ?? {};
        expect(constraint.SelectorAttributeVR).to.equal(vr);
        for (const value of itemsOf(constraint.ConstraintValueSequence))
          expect(Object.keys(value)).to.deep.equal([`Selector${vr}Value`]);
      }
    });

    it(`point into the sequences of their element: ${keyword}`, () => {
      const [elements = []] = [typical(keyword).AcquisitionProtocolElementSpecificationSequence].map(itemsOf);
      for (const element of elements) {
        for (const constraint of itemsOf(element.ParametersSpecificationSequence)) {
          const [outermost] = constraint.SelectorSequencePointer as readonly string[];
          const [number] = constraint.SelectorSequencePointerItems as readonly number[];
          expect(outermost).to.equal('AcquisitionProtocolElementSequence');
          expect(number).to.equal(element.ProtocolElementNumber);
        }
      }
    });
  }
});

describe('the typical approval', () => {
  it('is of a CT protocol, and refers to the assertion before it', () => {
    const dataSet = typical('ProtocolApprovalStorage');
    expect(all(dataSet, 'ReferencedSOPClassUID')).to.deep.equal(['1.2.840.10008.5.1.4.1.1.200.1']);
    expect(all(dataSet, 'AssertionUID')).to.include(all(dataSet, 'ReferencedAssertionUID')[0]);
  });
});

describe('the typical inventory', () => {
  it('counts the series and instances of its three studies', () => {
    const studies = itemsOf(typical('InventoryStorage').InventoriedStudiesSequence);
    expect(studies).to.have.lengthOf(3);
    for (const study of studies) {
      expect(study.NumberOfStudyRelatedSeries).to.equal(all(study, 'SeriesInstanceUID').length);
      expect(study.NumberOfStudyRelatedInstances).to.equal(all(study, 'SOPInstanceUID').length);
    }
  });
});

describe('typical instances', () => {
  for (const { keyword } of nonPatientSopClasses) {
    it(`say whose their local codes are: ${keyword}`, () => {
      const dataSet = typical(keyword);
      const used = new Set(
        [...everyItem(dataSet)].flatMap((item) => (item.CodeMeaning ? item.CodingSchemeDesignator : [])),
      );
      const local = [...used].filter((scheme) => String(scheme).startsWith('99'));
      const identified = itemsOf(dataSet.CodingSchemeIdentificationSequence).map((item) => item.CodingSchemeDesignator);
      expect(identified).to.have.members(local);
    });
  }
});
