// Cases of docs/iod-sentences.md on inventories (PS3.3 C.38, P.2.1).

import { type CaseBody, casesOf, type SentenceCase } from './sentence-case.ts';

const table = 'PS3.3 Table C.38.1-1';
const references = 'PS3.3 Table C.38.1-1';
const uri = 'PS3.3 P.2.1';
const scopeTable = 'PS3.3 Table C.38.2-1';

const study = 'InventoriedStudiesSequence[1]';
const series = `${study}.InventoriedSeriesSequence[1]`;
const file = `${series}.InventoriedInstancesSequence[1].FileAccessSequence[1]`;
const incorporated = (sopClass: string, uid: string) => ({
  IncorporatedInventoryInstanceSequence: [{ ReferencedSOPClassUID: sopClass, ReferencedSOPInstanceUID: uid }],
});
const inventory = '1.2.840.10008.5.1.4.1.1.201.1';
const physician = {
  PersonIdentificationCodeSequence: [{ CodeValue: '1', CodingSchemeDesignator: '99X', CodeMeaning: 'x' }],
  InstitutionName: 'x',
};
const physicians = [
  ['PhysiciansReadingStudyIdentificationSequence', 'NameOfPhysiciansReadingStudy'],
  ['ConsultingPhysicianIdentificationSequence', 'ConsultingPhysicianName'],
  ['PhysiciansOfRecordIdentificationSequence', 'PhysiciansOfRecord'],
] as const;
const fileSet = (elements: object) => ({ [`${study}.FileSetAccessSequence`]: [elements] });
const fileSetPath = `${study}.FileSetAccessSequence[1]`;

const scope = (elements: object) => ({ ScopeOfInventorySequence: [elements] });
const scopePath = 'ScopeOfInventorySequence[1]';
const range = (first: object, second: object) => scope({ RangeMatchingSequence: [first, second] });
const offset = { ExtendedMatchingMechanisms: 'TIMEZONE_ADJUST', TimezoneOffsetFromUTC: '+0100' };
const emptyValue = (elements: object) =>
  scope({ ExtendedMatchingMechanisms: 'EMPTY_VALUE', EmptyValueMatchingSequence: [elements] });

const scopes: readonly CaseBody[] = [
  {
    id: 'IN-17',
    given: scope({ GeneralMatchingSequence: [{ PatientID: '1' }] }),
    set: scope({ GeneralMatchingSequence: [{ PatientID: '*' }] }),
    finds: ['empty', `${scopePath}.GeneralMatchingSequence[1].PatientID`, 'PS3.3 C.38.2.1.1.1'],
  },
  {
    id: 'IN-17',
    given: scope({ GeneralMatchingSequence: [{ PatientID: '1*' }] }),
    set: scope({ GeneralMatchingSequence: [{ PatientID: null }] }),
    finds: ['empty', `${scopePath}.GeneralMatchingSequence[1].PatientID`, 'PS3.3 C.38.2.1.1.1'],
  },
  {
    id: 'IN-18',
    given: scope({
      ExtendedMatchingMechanisms: 'RELATIONAL',
      QueryRetrieveLevel: 'SERIES',
      GeneralMatchingSequence: [{ Modality: 'CT' }],
    }),
    set: scope({ GeneralMatchingSequence: [{ Modality: 'CT' }] }),
    finds: ['relation', `${scopePath}.GeneralMatchingSequence[1].Modality`, 'PS3.3 C.38.2.1.1.2'],
  },
  {
    id: 'IN-19',
    given: range({ StudyDate: '20240101' }, { StudyDate: null }),
    set: range({ StudyDate: '20240101', StudyTime: '12' }, { StudyDate: null }),
    finds: ['relation', `${scopePath}.RangeMatchingSequence[1].StudyTime`, 'PS3.3 C.38.2.1.1.3'],
  },
  {
    id: 'IN-20',
    given: range({ StudyDate: null }, { StudyDate: '20240101' }),
    set: range({ StudyDate: null }, { StudyDate: null }),
    finds: ['empty', `${scopePath}.RangeMatchingSequence[1].StudyDate`, 'PS3.3 C.38.2.1.1.3'],
  },
  {
    id: 'IN-21',
    given: range({ StudyDate: '20240101' }, { StudyDate: null }),
    set: range({ PatientID: '1' }, { PatientID: '2' }),
    finds: ['relation', `${scopePath}.RangeMatchingSequence[1].PatientID`, scopeTable],
  },
  {
    id: 'IN-22',
    given: scope({ ListOfUIDMatchingSequence: [{ StudyInstanceUID: '1.2.3' }] }),
    set: scope({ ListOfUIDMatchingSequence: [{ PatientID: '1' }] }),
    finds: ['relation', `${scopePath}.ListOfUIDMatchingSequence[1].PatientID`, scopeTable],
  },
  {
    id: 'IN-22',
    given: scope({ ListOfUIDMatchingSequence: [{ StudyInstanceUID: '1.2.3' }] }),
    set: scope({ ListOfUIDMatchingSequence: [{ StudyInstanceUID: ['1.2.3', '1.2.4'] }] }),
    finds: ['count', `${scopePath}.ListOfUIDMatchingSequence[1].StudyInstanceUID`, 'PS3.3 C.38.2.1.1.4'],
  },
  {
    id: 'IN-23',
    given: emptyValue({ AccessionNumber: null }),
    set: emptyValue({ AccessionNumber: '1' }),
    finds: ['relation', `${scopePath}.EmptyValueMatchingSequence[1].AccessionNumber`, 'PS3.3 C.38.2.1.1.5'],
  },
  {
    id: 'IN-25',
    given: scope(offset),
    set: scope({ ...offset, TimezoneOffsetFromUTC: '0100' }),
    finds: ['form', `${scopePath}.TimezoneOffsetFromUTC`, 'PS3.3 C.12.1.1.8'],
  },
];

const coded = { CodeValue: '1', CodingSchemeDesignator: '99X', CodeMeaning: 'x' };
/** A number in the context of a scheduled protocol. */
const number = (elements: object = {}) => ({
  [`${series}.RequestAttributesSequence`]: [
    {
      ScheduledProtocolCodeSequence: [
        {
          ...coded,
          ProtocolContextSequence: [
            {
              ValueType: 'NUMERIC',
              ConceptNameCodeSequence: [coded],
              NumericValue: '0.5',
              MeasurementUnitsCodeSequence: [coded],
              RationalNumeratorValue: 1,
              RationalDenominatorValue: 2,
              ...elements,
            },
          ],
        },
      ],
    },
  ],
});
const context = `${series}.RequestAttributesSequence[1].ScheduledProtocolCodeSequence[1].ProtocolContextSequence[1]`;

export const inventoryCases: readonly SentenceCase[] = [
  ...casesOf('InventoryStorage', 'minimal', [
    {
      id: 'IN-1',
      set: { NumberOfStudyRecordsInInstance: 2 },
      finds: ['count', 'NumberOfStudyRecordsInInstance', table],
    },
    { id: 'IN-2', set: { TotalNumberOfStudyRecords: 2 }, finds: ['count', 'TotalNumberOfStudyRecords', table] },
    {
      id: 'IN-2',
      given: { ...incorporated(inventory, '1.2.3'), TotalNumberOfStudyRecords: 5 },
      set: { TotalNumberOfStudyRecords: 0 },
      finds: ['count', 'TotalNumberOfStudyRecords', table],
    },
    {
      id: 'IN-3',
      given: { ContentDate: '20240115', ContentTime: '120000', [`${study}.ItemInventoryDateTime`]: '20240115120000' },
      set: { [`${study}.ItemInventoryDateTime`]: '20240115115959' },
      finds: ['relation', `${study}.ItemInventoryDateTime`, table],
    },
    { id: 'IN-4', set: { InventoryLevel: 'SERIES' }, finds: ['missing', `${study}.InventoriedSeriesSequence`, table] },
    {
      id: 'IN-5',
      given: { [`${study}.RemovedFromOperationalUse`]: 'Y', [`${study}.ReasonForRemovalCodeSequence`]: [] },
      remove: [`${study}.ReasonForRemovalCodeSequence`],
      finds: ['missing', `${study}.ReasonForRemovalCodeSequence`, table],
    },
    ...physicians.map(([sequence, name]) => ({
      id: 'IN-6',
      given: { [`${study}.${sequence}`]: [physician, physician], [`${study}.${name}`]: ['A', 'B'] },
      set: { [`${study}.${name}`]: 'A' },
      finds: ['count', `${study}.${sequence}`, table] as const,
    })),
    {
      id: 'IN-10',
      given: incorporated(inventory, '1.2.3'),
      set: incorporated('1.2.840.10008.5.1.4.1.1.2', '1.2.3'),
      finds: ['relation', 'IncorporatedInventoryInstanceSequence[1].ReferencedSOPClassUID', references],
    },
    {
      id: 'IN-11',
      given: { ...incorporated(inventory, '1.2.3'), SOPInstanceUID: '1.2.4' },
      set: incorporated(inventory, '1.2.4'),
      finds: ['reference', 'IncorporatedInventoryInstanceSequence[1].ReferencedSOPInstanceUID', references],
    },
    {
      id: 'IN-15',
      given: { [`${study}.StoredInstanceBaseURI`]: 'https://example.org/' },
      set: { [`${study}.StoredInstanceBaseURI`]: 'archive/' },
      finds: ['form', `${study}.StoredInstanceBaseURI`, uri],
    },
    ...scopes,
  ]),
  ...casesOf('InventoryStorage', 'typical', [
    {
      id: 'IN-8',
      set: { [`${study}.NumberOfStudyRelatedSeries`]: 1 },
      finds: ['count', `${study}.NumberOfStudyRelatedSeries`, 'PS3.3 C.38.1.2.3'],
    },
    {
      id: 'IN-8',
      set: { [`${study}.NumberOfStudyRelatedInstances`]: 1 },
      finds: ['count', `${study}.NumberOfStudyRelatedInstances`, 'PS3.3 C.38.1.2.3'],
    },
    { id: 'IN-9', set: { [`${series}.Modality`]: 'PT' }, finds: ['relation', `${study}.ModalitiesInStudy`, table] },
    {
      id: 'IN-14',
      set: { [`${file}.FileAccessURI`]: 'series-1/1.dcm' },
      finds: ['form', `${file}.FileAccessURI`, uri],
    },
    {
      id: 'IN-14',
      given: fileSet({ FolderAccessURI: './all' }),
      set: fileSet({ FolderAccessURI: './../all' }),
      finds: ['form', `${fileSetPath}.FolderAccessURI`, uri],
    },
    {
      id: 'IN-16',
      remove: [`${study}.StoredInstanceBaseURI`],
      finds: ['reference', `${file}.FileAccessURI`, 'PS3.3 C.38.1.2.6'],
    },
    {
      id: 'IN-25',
      given: { [`${series}.InventoriedInstancesSequence[1].TimezoneOffsetFromUTC`]: '+0100' },
      set: { [`${series}.InventoriedInstancesSequence[1].TimezoneOffsetFromUTC`]: '+01:00' },
      finds: ['form', `${series}.InventoriedInstancesSequence[1].TimezoneOffsetFromUTC`, 'PS3.3 C.12.1.1.8'],
    },
    {
      id: 'SC-45',
      given: number(),
      set: number({ NumericValue: ['0.5', '1'] }),
      finds: ['count', `${context}.NumericValue`, table],
    },
    {
      id: 'SC-46',
      given: number(),
      set: number({ RationalDenominatorValue: 0 }),
      finds: ['range', `${context}.RationalDenominatorValue`, table],
    },
    {
      id: 'SC-46',
      given: number(),
      set: number({ RationalNumeratorValue: [1, 2] }),
      finds: ['count', `${context}.RationalNumeratorValue`, table],
    },
  ]),
];
