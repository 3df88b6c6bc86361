// Cases of docs/iod-sentences.md on defined procedure protocols and their approval (PS3.3 10.17, 10.25, 10.30, C.34).

import { type CaseBody, casesOf, type SentenceCase } from './sentence-case.ts';

const patient = 'PS3.3 Table C.34.5-1';
const constraint = 'PatientSpecificationSequence[1]';

const weight = {
  SelectorAttributeName: "Patient's Weight",
  SelectorAttributeKeyword: 'PatientWeight',
  SelectorAttributeVR: 'DS',
  SelectorAttribute: 'PatientWeight',
  SelectorValueNumber: 1,
  ConstraintType: 'RANGE_INCL',
  ConstraintValueSequence: [{ SelectorDSValue: '40' }, { SelectorDSValue: '150' }],
};
const species = {
  SelectorAttributeName: 'Patient Species Code Sequence',
  SelectorAttributeVR: 'SQ',
  SelectorAttribute: 'PatientSpeciesCodeSequence',
  ConstraintType: 'MEMBER_OF_CID',
  ConstraintValueSequence: [{ SelectorUIValue: '1.2.840.10008.6.1.2' }],
};
const ofPatient = (...items: object[]) => ({ PatientSpecificationSequence: items });

/** The name of a private parameter of a protocol element. */
const privateParameter = {
  SelectorAttributeName: 'x',
  SelectorAttributeVR: 'LO',
  SelectorAttribute: 0x00990001,
  SelectorAttributePrivateCreator: 'X',
  SelectorValueNumber: 1,
  ConstraintType: 'EQUAL',
  ConstraintValueSequence: [{ SelectorLOValue: 'x' }],
};
const nested = {
  SelectorSequencePointer: [0x00189920, 0x00990002],
  SelectorSequencePointerPrivateCreator: ['', 'X'],
  SelectorSequencePointerItems: [1, 2],
};

/** Constraints on one element of a kind, in the words of that kind. */
function elementCases(kind: string, table: string, ids: readonly [selected: string, twice: string]): CaseBody[] {
  const specification = `${kind}ProtocolElementSpecificationSequence`;
  const parameters = `${specification}[1].ParametersSpecificationSequence`;
  const { SelectorAttributePrivateCreator: _, ...parameter } = privateParameter;
  const name = {
    ...parameter,
    SelectorAttributeName: 'Protocol Element Name',
    SelectorAttribute: 'ProtocolElementName',
    SelectorAttributeVR: 'LO',
    ConstraintValueSequence: [{ SelectorLOValue: 'x' }],
    SelectorSequencePointer: `${kind}ProtocolElementSequence`,
    SelectorSequencePointerItems: 1,
  };
  const given = (...constraints: object[]) => ({
    [specification]: [{ ProtocolElementNumber: 1, ParametersSpecificationSequence: constraints }],
  });
  const clause = `PS3.3 Table ${table}`;
  const [selected, twice] = ids;
  const modality = { ...name, SelectorAttribute: 'Modality', SelectorAttributeVR: 'CS' };
  return [
    {
      id: selected,
      given: given(name, privateParameter),
      set: given({ ...modality, ConstraintValueSequence: [{ SelectorCSValue: 'CT' }] }),
      finds: ['reference', `${parameters}[1].SelectorAttribute`, clause],
    },
    {
      id: twice,
      given: given(name, { ...name, SelectorSequencePointerItems: 2 }),
      set: given(name, name),
      finds: ['duplicate', `${parameters}[2].SelectorAttribute`, clause],
    },
    {
      id: 'PP-5',
      given: given(name),
      remove: [`${parameters}[1].SelectorSequencePointer`, `${parameters}[1].SelectorSequencePointerItems`],
      finds: ['reference', `${parameters}[1].SelectorAttribute`, clause],
    },
    {
      id: 'PP-9',
      given: given(name),
      set: { [specification]: [1, 1].map((number) => ({ ProtocolElementNumber: number })) },
      finds: ['duplicate', `${specification}[2].ProtocolElementNumber`, clause],
    },
  ];
}

const selectors: readonly CaseBody[] = [
  {
    id: 'PP-2',
    given: ofPatient(weight),
    set: ofPatient({
      ...weight,
      SelectorAttribute: 'KVP',
      SelectorAttributeKeyword: 'KVP',
      SelectorAttributeName: 'KVP',
    }),
    finds: ['reference', `${constraint}.SelectorAttribute`, patient],
  },
  {
    id: 'PP-2',
    given: ofPatient(weight),
    set: ofPatient(privateParameter),
    finds: ['reference', `${constraint}.SelectorAttribute`, patient],
  },
  {
    id: 'PP-3',
    given: ofPatient(weight, species),
    set: ofPatient(weight, weight),
    finds: ['duplicate', 'PatientSpecificationSequence[2].SelectorAttribute', patient],
  },
  {
    id: 'PP-11',
    given: ofPatient(weight),
    set: { [`${constraint}.SelectorAttributeName`]: 'Weight' },
    finds: ['relation', `${constraint}.SelectorAttributeName`, patient],
  },
  {
    id: 'PP-12',
    given: ofPatient(weight),
    set: { [`${constraint}.SelectorAttributeKeyword`]: 'Weight' },
    finds: ['relation', `${constraint}.SelectorAttributeKeyword`, patient],
  },
  {
    id: 'PP-13',
    given: ofPatient(weight),
    set: { [`${constraint}.SelectorAttributeVR`]: 'IS' },
    finds: ['relation', `${constraint}.SelectorAttributeVR`, patient],
  },
  {
    id: 'PP-14',
    given: ofPatient(weight),
    set: { [`${constraint}.SelectorValueNumber`]: 2 },
    finds: ['relation', `${constraint}.SelectorValueNumber`, patient],
  },
  {
    id: 'PP-15',
    given: ofPatient(weight),
    remove: [`${constraint}.SelectorValueNumber`],
    finds: ['missing', `${constraint}.SelectorValueNumber`, patient],
  },
  {
    id: 'PP-15',
    given: ofPatient(species),
    set: { [`${constraint}.SelectorValueNumber`]: 1 },
    finds: ['not-allowed', `${constraint}.SelectorValueNumber`, patient],
  },
  {
    id: 'PP-20',
    given: ofPatient(weight),
    set: { [`${constraint}.ConstraintType`]: 'EQUAL' },
    finds: ['item-count', `${constraint}.ConstraintValueSequence`, patient],
  },
  {
    id: 'PP-21',
    given: ofPatient(weight),
    set: { [`${constraint}.ConstraintValueSequence[1].SelectorDSValue`]: '1e3' },
    finds: ['relation', `${constraint}.ConstraintValueSequence`, patient],
  },
  {
    id: 'PP-22',
    given: ofPatient(weight),
    set: { [`${constraint}.ConstraintValueSequence[1].SelectorDSValue`]: ['1', '2'] },
    finds: ['count', `${constraint}.ConstraintValueSequence[1].SelectorDSValue`, patient],
  },
  {
    id: 'PP-23',
    given: ofPatient({ ...species, ConstraintType: 'MEMBER_OF', ConstraintValueSequence: [{}] }),
    set: { [`${constraint}.ConstraintType`]: 'LESS_THAN' },
    finds: ['relation', `${constraint}.ConstraintType`, 'PS3.3 10.25.1'],
  },
  {
    id: 'PP-24',
    given: ofPatient(species),
    set: { [`${constraint}.ConstraintValueSequence`]: [{}] },
    finds: ['missing', `${constraint}.ConstraintValueSequence[1].SelectorUIValue`, 'PS3.3 10.25.1'],
  },
];

const acquisition = 'AcquisitionProtocolElementSpecificationSequence';
const parameter = `${acquisition}[1].ParametersSpecificationSequence[1]`;
const withPointer = {
  [acquisition]: [{ ProtocolElementNumber: 1, ParametersSpecificationSequence: [{ ...privateParameter, ...nested }] }],
};
const acquired = 'PS3.3 Table C.34.9-1';
const positioning = {
  ProtocolDefinedPatientPosition: 'HFS',
  AnatomicRegionSequence: [],
  PrimaryAnatomicStructureSequence: [],
};
const instruction = (index: number) => ({ InstructionIndex: index, InstructionText: 'x' });
const landmark = {
  ReferenceLocationLabel: 'x',
  ReferenceBasisCodeSequence: [{ CodeValue: '1', CodingSchemeDesignator: '99X', CodeMeaning: 'x' }],
  ReferenceGeometryCodeSequence: [{ CodeValue: '1', CodingSchemeDesignator: '99X', CodeMeaning: 'x' }],
  OffsetDistance: 10,
  OffsetDirection: 'LEFT',
};

const others: readonly CaseBody[] = [
  {
    id: 'PP-10',
    given: { InstructionSequence: [instruction(1), instruction(2)] },
    set: { 'InstructionSequence[2].InstructionIndex': 3 },
    finds: ['numbering', 'InstructionSequence[2].InstructionIndex', 'PS3.3 Table C.34.7-1'],
  },
  {
    id: 'PP-10',
    given: { ...positioning, PatientPositioningInstructionSequence: [instruction(1)] },
    set: { 'PatientPositioningInstructionSequence[1].InstructionIndex': 0 },
    finds: ['numbering', 'PatientPositioningInstructionSequence[1].InstructionIndex', 'PS3.3 Table C.34.8-1'],
  },
  {
    id: 'PP-16',
    given: withPointer,
    set: { [`${parameter}.SelectorSequencePointerItems`]: 1 },
    finds: ['count', `${parameter}.SelectorSequencePointerItems`, acquired],
  },
  {
    id: 'PP-16',
    given: withPointer,
    set: { [`${parameter}.SelectorSequencePointerPrivateCreator`]: 'X' },
    finds: ['count', `${parameter}.SelectorSequencePointerPrivateCreator`, acquired],
  },
  {
    id: 'PP-17',
    given: withPointer,
    set: { [`${parameter}.SelectorSequencePointerPrivateCreator`]: ['X', 'X'] },
    finds: ['relation', `${parameter}.SelectorSequencePointerPrivateCreator`, acquired],
  },
  {
    id: 'PP-19',
    given: withPointer,
    set: { [`${parameter}.SelectorAttribute`]: 0x00991001 },
    finds: ['form', `${parameter}.SelectorAttribute`, 'PS3.3 10.17.1.2'],
  },
  {
    id: 'PP-26',
    given: { ...positioning, PositioningLandmarkSequence: [landmark] },
    set: { 'PositioningLandmarkSequence[1].OffsetDistance': -1 },
    finds: ['range', 'PositioningLandmarkSequence[1].OffsetDistance', 'PS3.3 Table C.34.8-1'],
  },
];

const document = (elements: object) => ({ 'ApprovalSequence[1].PertinentDocumentsSequence': [elements] });
const documents = 'ApprovalSequence[1].PertinentDocumentsSequence';
const approval = 'PS3.3 Table C.34.15-1';

export const protocolCases: readonly SentenceCase[] = [
  ...casesOf('CTDefinedProcedureProtocolStorage', 'minimal', [
    {
      id: 'PP-1',
      set: { EquipmentModality: 'MR' },
      finds: ['iod-constraint', 'EquipmentModality', 'PS3.3 A.82.2.3.1.1'],
    },
    ...selectors,
    ...elementCases('Acquisition', 'C.34.9-1', ['PP-4', 'PP-6']),
    ...elementCases('Reconstruction', 'C.34.11-1', ['PP-7', 'PP-7']),
    ...elementCases('Storage', 'C.34.13-1', ['PP-8', 'PP-8']),
    ...others,
  ]),
  ...casesOf('XADefinedProcedureProtocolStorage', 'minimal', [
    {
      id: 'PP-1',
      set: { EquipmentModality: 'CT' },
      finds: ['iod-constraint', 'EquipmentModality', 'PS3.3 A.82.5.3.1.1'],
    },
    ...elementCases('Acquisition', 'C.34.9-1', ['PP-4', 'PP-6']),
    ...elementCases('Reconstruction', 'C.34.11-1', ['PP-7', 'PP-7']),
  ]),
  ...casesOf('ProtocolApprovalStorage', 'typical', [
    {
      id: 'PA-1',
      given: { 'ApprovalSequence[1].AssertionUID': '1.2.3' },
      set: { 'ApprovalSequence[2].AssertionUID': '1.2.3' },
      finds: ['duplicate', 'ApprovalSequence[2].AssertionUID', approval],
    },
    {
      id: 'PA-2',
      given: document({ RetrieveURI: 'https://example.org/a' }),
      set: document({}),
      finds: ['empty', documents, approval],
    },
    {
      id: 'PA-3',
      remove: ['ApprovalSequence[2].InstitutionCodeSequence'],
      finds: ['missing', 'ApprovalSequence[2].InstitutionCodeSequence', approval],
    },
    {
      id: 'PA-4',
      given: document({ HL7InstanceIdentifier: '2.25.1' }),
      set: document({ HL7InstanceIdentifier: 'x' }),
      finds: ['form', `${documents}[1].HL7InstanceIdentifier`, approval],
    },
    {
      id: 'PA-4',
      given: document({ RetrieveURI: 'https://example.org/a' }),
      set: document({ RetrieveURI: '/a' }),
      finds: ['form', `${documents}[1].RetrieveURI`, approval],
    },
  ]),
];
