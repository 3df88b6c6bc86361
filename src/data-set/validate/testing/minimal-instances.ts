// Minimal instances of the storage SOP Classes that are met most, changed in one place each (PS3.5 7.4), for tests that ask
// whether the change draws its finding, and no other.

import { formatTag, nameOfTag } from '../../../registry/dictionary.ts';
import { sopClassByKeyword } from '../../../registry/sop-classes.ts';
import type { DataSet } from '../../data-set.ts';
import { storageInstance } from '../../instance/storage/storage-instance.ts';
import type { DataElement } from '../../read/element-tree.ts';
import { type DataSetTree, readDataSet } from '../../read/read-data-set.ts';
import { encodeDataSet } from '../../write/codec.ts';
import { validateDataSet } from '../validate-data-set.ts';
import type { ValidationFinding } from '../validation-finding.ts';

const syntax = 'ExplicitVRLittleEndian';

/** No more than the tables demand. */
export function minimalInstance(sopClassUID: string): DataSet {
  return storageInstance(sopClassUID, { profile: 'bare', number: 1, seed: 1 }) ?? {};
}

/** The IODs that are met most. */
export const common: readonly string[] = [
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

export const errorsOf = (tree: DataSetTree, sopClassUID: string): readonly ValidationFinding[] =>
  validateDataSet(tree, sopClassUID).filter(({ severity }) => severity === 'error');

export const shown = (findings: readonly ValidationFinding[]) =>
  findings.map(({ rule, tagPath, expected }) => `${rule} ${tagPath} ${expected}`);

export function treeOf(dataSet: DataSet): DataSetTree {
  return readDataSet(encodeDataSet(dataSet, syntax), syntax);
}

/** The Data Set with another list of elements at one place of it. */
export interface Variant {
  readonly tagPath: string;
  /** Of the element that was changed, and of those in it. */
  readonly keywords: readonly string[];
  readonly elements: readonly DataElement[];
}

function namesIn({ tag, items = [] }: DataElement): readonly string[] {
  return [nameOfTag(tag), ...items.flatMap(({ elements }) => elements.flatMap(namesIn))];
}

/** What `change` makes of each element, its items first, each by itself; undefined leaves an element out. */
export function variantsOf(
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
export function like(element: DataElement, changes: Partial<DataElement>): DataElement {
  const properties = Object.entries(changes).map(([name, value]) => [name, { value, enumerable: true }]);
  return Object.create(element, Object.fromEntries(properties));
}

/** Which frames have items of their own is for the IOD's text to say (PS3.3 Table C.7.6.16-1). */
export const perFrameGroups = '(5200,9230)';

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
export const uids = ['(0008,0016)', '(0008,0018)'];

/** What is found at the place of each variant, and elsewhere by conditions that do not read what was changed. */
export function outcomesOf(
  { uid, tree }: { readonly uid: string; readonly tree: DataSetTree },
  variants: readonly Variant[],
  rule: ValidationFinding['rule'],
): readonly { readonly tagPath: string; readonly at: number; readonly others: readonly ValidationFinding[] }[] {
  return variants.map(({ tagPath, keywords, elements }) => {
    const findings = errorsOf({ ...tree, elements }, uid);
    const at = findings.filter((each) => placesOf(tagPath).includes(each.tagPath) && each.rule === rule);
    // In words an attribute is written with spaces.
    const reads = ({ expected }: ValidationFinding, name: string) =>
      expected.includes(name) || expected.replaceAll(' ', '').toLowerCase().includes(name.toLowerCase());
    const isOther = (each: ValidationFinding) =>
      !at.includes(each) && !keywords.some((name) => reads(each, name)) && !isOfGroup(tagPath, each);
    return { tagPath, at: at.length, others: findings.filter(isOther) };
  });
}

/** A minimal instance of a class, as a tree. */
export function minimalTree(keyword: string): { readonly uid: string; readonly tree: DataSetTree } {
  const uid = sopClassByKeyword(keyword)?.uid ?? '';
  return { uid, tree: treeOf(minimalInstance(uid)) };
}
