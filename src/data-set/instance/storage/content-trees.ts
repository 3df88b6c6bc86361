// Content Trees of typical SR documents (PS3.3 C.17.3, A.35.1 to A.35.4, A.35.13; PS3.16 TID 2000 and 2010): a language, an observer,
// findings that lead to an image or to a line in it, and a conclusion.

import type { DataSet } from '../../data-set.ts';
import { code } from '../macros.ts';
import { roles } from './storage-uids.ts';

const ct = '1.2.840.10008.5.1.4.1.1.2';

type Relationship = 'CONTAINS' | 'HAS CONCEPT MOD' | 'HAS OBS CONTEXT' | 'INFERRED FROM' | 'SELECTED FROM';

function item(
  relationship: Relationship,
  type: string,
  name: DataSet | undefined,
  value: DataSet,
  below: DataSet[] = [],
): DataSet {
  return {
    RelationshipType: relationship,
    ValueType: type,
    ...(name && { ConceptNameCodeSequence: [name] }),
    ...value,
    ...(below.length > 0 && { ContentSequence: below }),
  };
}

const dcm = (value: string, meaning: string): DataSet => code(value, 'DCM', meaning);

/** The first CT image of the seed. */
function image(relationship: Relationship): DataSet {
  const reference = { ReferencedSOPClassUID: ct, ReferencedSOPInstanceUID: roles.instance('CTImageStorage') };
  return item(relationship, 'IMAGE', undefined, { ReferencedSOPSequence: [reference] });
}

function container(name: DataSet, below: DataSet[]): DataSet {
  return item('CONTAINS', 'CONTAINER', name, { ContinuityOfContent: 'SEPARATE' }, below);
}

const language = item('HAS CONCEPT MOD', 'CODE', dcm('121049', 'Language of Content Item and Descendants'), {
  ConceptCodeSequence: [code('en-US', 'RFC5646', 'English (United States)')],
});
const observer = item('HAS OBS CONTEXT', 'PNAME', dcm('121008', 'Person Observer Name'), {
  PersonName: 'Observer^Otto',
});

const finding = item(
  'CONTAINS',
  'TEXT',
  dcm('121071', 'Finding'),
  { TextValue: 'Two round inserts in a synthetic phantom.' },
  [image('INFERRED FROM')],
);

/** Across the insert on the left of the phantom. */
const line = item('INFERRED FROM', 'SCOORD', undefined, { GraphicType: 'POLYLINE', GraphicData: [15, 22, 25, 22] }, [
  image('SELECTED FROM'),
]);

const measured = item(
  'CONTAINS',
  'NUM',
  code('410668003', 'SCT', 'Length'),
  {
    MeasuredValueSequence: [{ NumericValue: '20', MeasurementUnitsCodeSequence: [code('mm', 'UCUM', 'mm')] }],
  },
  [line],
);

const conclusions = container(dcm('121076', 'Conclusions'), [
  item('CONTAINS', 'TEXT', dcm('121077', 'Conclusion'), { TextValue: 'Nobody was imaged.' }),
]);

const report = (...findings: DataSet[]): DataSet[] => [
  language,
  observer,
  container(dcm('121070', 'Findings'), findings),
  conclusions,
];

/** By keyword without `Storage`. */
export const contentTrees: Readonly<Record<string, readonly DataSet[]>> = {
  BasicTextSR: report(finding),
  EnhancedSR: report(finding, measured),
  ComprehensiveSR: report(finding, measured),
  Comprehensive3DSR: report(finding, measured),
  ExtensibleSR: report(finding, measured),
  KeyObjectSelectionDocument: [
    image('CONTAINS'),
    item('CONTAINS', 'TEXT', dcm('113012', 'Key Object Description'), { TextValue: 'A synthetic phantom.' }),
  ],
};
