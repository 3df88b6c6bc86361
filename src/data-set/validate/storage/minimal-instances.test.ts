// Proof of the validator on the storage IODs that are met most: a minimal instance of each is valid, and without an attribute
// of Type 1 or 2, with an empty one of Type 1, or with a value that is not among the Enumerated Values it draws exactly
// that finding (PS3.5 7.4, PS3.3 C.1.2.3).

import { expect } from 'chai';
import { formatTag, nameOfTag } from '../../../registry/dictionary.ts';
import { sopClassByKeyword } from '../../../registry/sop-classes.ts';
import { storageClasses } from '../../../registry/storage/storage-tables.ts';
import type { DataSet } from '../../data-set.ts';
import { storageInstance } from '../../instance/storage/storage-instance.ts';
import type { DataElement } from '../../read/element-tree.ts';
import { type DataSetTree, readDataSet } from '../../read/read-data-set.ts';
import { encodeDataSet } from '../../write/codec.ts';
import { validateDataSet } from '../validate-data-set.ts';
import type { ValidationFinding } from '../validation-finding.ts';

const syntax = 'ExplicitVRLittleEndian';

/** No more than the tables demand. */
function minimalInstance(sopClassUID: string): DataSet {
  return storageInstance(sopClassUID, { profile: 'bare', number: 1, seed: 1 }) ?? {};
}

/** The IODs that are met most. */
const common: readonly string[] = [
  'ComputedRadiographyImageStorage',
  'DigitalXRayImageStorageForPresentation',
  'DigitalMammographyXRayImageStorageForPresentation',
  'CTImageStorage',
  'EnhancedCTImageStorage',
  'MRImageStorage',
  'EnhancedMRImageStorage',
  'UltrasoundImageStorage',
  'UltrasoundMultiFrameImageStorage',
  'EnhancedUSVolumeStorage',
  'XRayAngiographicImageStorage',
  'EnhancedXAImageStorage',
  'XRayRadiofluoroscopicImageStorage',
  'NuclearMedicineImageStorage',
  'PositronEmissionTomographyImageStorage',
  'EnhancedPETImageStorage',
  'SecondaryCaptureImageStorage',
  'MultiFrameGrayscaleByteSecondaryCaptureImageStorage',
  'VLPhotographicImageStorage',
  'OphthalmicPhotography8BitImageStorage',
  'OphthalmicTomographyImageStorage',
  'RTStructureSetStorage',
  'RTPlanStorage',
  'RTDoseStorage',
  'RTImageStorage',
  'BasicTextSRStorage',
  'EnhancedSRStorage',
  'KeyObjectSelectionDocumentStorage',
  'GrayscaleSoftcopyPresentationStateStorage',
  'EncapsulatedPDFStorage',
  'EncapsulatedCDAStorage',
  'EncapsulatedSTLStorage',
  'SegmentationStorage',
  'RawDataStorage',
  'TwelveLeadECGWaveformStorage',
];

const errorsOf = (tree: DataSetTree, sopClassUID: string): readonly ValidationFinding[] =>
  validateDataSet(tree, sopClassUID).filter(({ severity }) => severity === 'error');

const shown = (findings: readonly ValidationFinding[]) =>
  findings.map(({ rule, tagPath, expected }) => `${rule} ${tagPath} ${expected}`);

function treeOf(dataSet: DataSet): DataSetTree {
  return readDataSet(encodeDataSet(dataSet, syntax), syntax);
}

/** The Data Set with another list of elements at one place of it. */
interface Variant {
  readonly tagPath: string;
  /** Of the element that was changed, and of those in it. */
  readonly keywords: readonly string[];
  readonly elements: readonly DataElement[];
}

function namesIn({ tag, items = [] }: DataElement): readonly string[] {
  return [nameOfTag(tag), ...items.flatMap(({ elements }) => elements.flatMap(namesIn))];
}

/** What `change` makes of each element, its items first, each by itself; undefined leaves an element out. */
function variantsOf(
  elements: readonly DataElement[],
  change: (element: DataElement) => DataElement | undefined,
  around = '',
): readonly Variant[] {
  return elements.flatMap((element, index) => {
    const put = (changed: DataElement | undefined) => elements.toSpliced(index, 1, ...(changed ? [changed] : []));
    const tagPath = `${around}${formatTag(element.tag)}`;
    const own = { tagPath, keywords: namesIn(element), elements: put(change(element)) };
    const inner = (element.items ?? []).flatMap((item, at) =>
      variantsOf(item.elements, change, `${tagPath}[${at + 1}].`).map((variant) => ({
        ...variant,
        elements: put(
          like(element, { items: element.items?.toSpliced(at, 1, { ...item, elements: variant.elements }) }),
        ),
      })),
    );
    return [own, ...inner];
  });
}

/** The element with other properties; its value is a getter, which a copy would not have. */
function like(element: DataElement, changes: Partial<DataElement>): DataElement {
  const properties = Object.entries(changes).map(([name, value]) => [name, { value, enumerable: true }]);
  return Object.create(element, Object.fromEntries(properties));
}

const emptied = (element: DataElement) => like(element, element.items ? { items: [], length: 0 } : { length: 0 });

/** Which frames have items of their own is for the IOD's text to say (PS3.3 Table C.7.6.16-1). */
const perFrameGroups = '(5200,9230)';

/** A functional group that is neither shared nor of a frame is missed in the first frame. */
function placesOf(tagPath: string): readonly string[] {
  const shared = /^\(5200,9229\)\[1\]\.(\([0-9A-F,]+\))$/.exec(tagPath);
  return shared ? [tagPath, `${perFrameGroups}[1].${shared[1]}`] : [tagPath];
}

/** Without the shared functional groups, each of them is missed in the frames. */
function isOfGroup(tagPath: string, finding: ValidationFinding): boolean {
  return tagPath === '(5200,9229)' && finding.tagPath.startsWith(`${perFrameGroups}[1].`);
}

/** Of which the UIDs are compared with those of the command. */
const uids = ['(0008,0016)', '(0008,0018)'];

describe('a minimal instance of a storage SOP Class', () => {
  it('is valid of every class', () => {
    const wrong = storageClasses().flatMap((uid) => {
      const findings = errorsOf(treeOf(minimalInstance(uid)), uid);
      return findings.length > 0 ? [`${uid}: ${shown(findings).join('; ')}`] : [];
    });
    expect(wrong).to.deep.equal([]);
  });

  for (const keyword of common) {
    const uid = sopClassByKeyword(keyword)?.uid ?? '';
    const tree = treeOf(minimalInstance(uid));
    /** What is found at the place of each variant, and elsewhere by conditions that do not read what was changed. */
    const outcomes = (variants: readonly Variant[], rule: string) =>
      variants.map(({ tagPath, keywords, elements }) => {
        const findings = errorsOf({ ...tree, elements }, uid);
        const at = findings.filter((each) => placesOf(tagPath).includes(each.tagPath) && each.rule === rule);
        const isOther = (each: ValidationFinding) =>
          !at.includes(each) && !keywords.some((name) => each.expected.includes(name)) && !isOfGroup(tagPath, each);
        const others = findings.filter(isOther);
        return { tagPath, at: at.length, others };
      });

    it(`of ${keyword} needs each of its attributes`, () => {
      const variants = variantsOf(tree.elements, () => undefined);
      const results = outcomes(variants, 'missing').filter(({ tagPath }) => tagPath !== perFrameGroups);
      expect(results.length).to.be.above(15);
      expect(results.filter(({ at }) => at !== 1).map(({ tagPath }) => tagPath)).to.deep.equal([]);
      expect(
        results.flatMap(({ tagPath, others }) => others.map((each) => `${tagPath}: ${shown([each])}`)),
      ).to.deep.equal([]);
    });

    it(`of ${keyword} needs a value of each attribute that has one`, () => {
      const filled = variantsOf(tree.elements, (element) => (element.length === 0 ? element : emptied(element))).filter(
        ({ tagPath }) => !uids.includes(tagPath),
      );
      const results = outcomes(filled, 'empty').filter(({ at, others }) => at > 0 || others.length > 0);
      expect(results.length).to.be.above(5);
      expect(results.filter(({ at }) => at !== 1).map(({ tagPath }) => tagPath)).to.deep.equal([]);
    });
  }

  it('draws a finding at each Enumerated Value that is another one', () => {
    let drawn = 0;
    // The bits of a Segmentation follow from its type, so that another type makes them wrong too.
    for (const keyword of common.filter((each) => each !== 'SegmentationStorage')) {
      const uid = sopClassByKeyword(keyword)?.uid ?? '';
      const tree = treeOf(minimalInstance(uid));
      const bytes = Buffer.concat([tree.bytes, Buffer.from('ILLEGAL ')]);
      const illegal = { valueOffset: tree.bytes.length, length: 8 };
      const variants = variantsOf(tree.elements, (element) => (element.vr === 'CS' ? like(element, illegal) : element));
      for (const { tagPath, elements } of variants) {
        const findings = errorsOf({ ...tree, bytes, elements }, uid).filter(({ rule }) => rule === 'enumerated-value');
        expect(
          findings.map((each) => each.tagPath).filter((each) => each !== tagPath),
          keyword,
        ).to.deep.equal([]);
        drawn += Math.sign(findings.length);
      }
    }
    expect(drawn).to.be.above(150);
  });

  it('has each functional group in one place, and as many items as frames', () => {
    const uid = sopClassByKeyword('EnhancedCTImageStorage')?.uid ?? '';
    const dataSet = minimalInstance(uid);
    const [shared] = dataSet.SharedFunctionalGroupsSequence as readonly DataSet[];
    const [frame] = dataSet.PerFrameFunctionalGroupsSequence as readonly DataSet[];
    const found = (inShared: DataSet, ...frames: readonly DataSet[]) => {
      const groups = { SharedFunctionalGroupsSequence: [inShared], PerFrameFunctionalGroupsSequence: frames };
      return shown(errorsOf(treeOf({ ...dataSet, ...groups }), uid));
    };
    const { FrameAnatomySequence: anatomy = [] } = shared ?? {};
    expect(found({ ...shared }, { ...frame, FrameAnatomySequence: anatomy })).to.deep.equal([
      'not-allowed (5200,9230)[1].(0020,9071) absence, for it is shared by all frames',
    ]);
    const { FrameContentSequence: content = [], ...others } = frame ?? {};
    expect(found({ ...shared, FrameContentSequence: content }, others)).to.deep.equal([
      'not-allowed (5200,9229)[1].(0020,9111) absence, for it is of single frames',
    ]);
    expect(found({ ...shared }, { ...frame }, { ...frame })).to.deep.equal([
      'item-count (5200,9230) 1 items, as NumberOfFrames says',
    ]);
  });
});
