// Cases of docs/iod-sentences.md on what every IOD has (PS3.3 C.12.1, C.7.5, 8, 10.41).

import { type CaseBody, casesOf, type SentenceCase, type TestedElsewhere } from './sentence-case.ts';

const common = 'PS3.3 Table C.12-1';
const signatures = common;
const signed = 'PS3.3 C.12.1.1.3.1.1';
const explicit = '1.2.840.10008.1.2.1';
const implicit = '1.2.840.10008.1.2';

const purpose = [{ CodeValue: '109101', CodingSchemeDesignator: 'DCM', CodeMeaning: 'Acquisition Equipment' }];
const equipment = (elements: object) => ({
  ContributingEquipmentSequence: [{ PurposeOfReferenceCodeSequence: purpose, Manufacturer: 'x', ...elements }],
});
const operator = { PersonIdentificationCodeSequence: purpose, InstitutionName: 'x' };
const contributing = 'ContributingEquipmentSequence[1]';

const mac = (elements: object = {}) => ({
  MACIDNumber: 1,
  MACCalculationTransferSyntaxUID: explicit,
  MACAlgorithm: 'SHA256',
  DataElementsSigned: ['SOPClassUID', 'SOPInstanceUID'],
  ...elements,
});
const macs = (...items: object[]) => ({ MACParametersSequence: items });
const signature = (elements: object = {}) => ({
  ...macs(mac()),
  DigitalSignaturesSequence: [
    {
      MACIDNumber: 1,
      DigitalSignatureUID: '1.2.3',
      DigitalSignatureDateTime: '20240115120000+0000',
      CertificateType: 'X509_1993_SIG',
      CertificateOfSigner: new Uint8Array(4),
      Signature: new Uint8Array(4),
      ...elements,
    },
  ],
});
const signing = (id: string, tags: readonly unknown[], rule: 'reference' | 'relation'): CaseBody => ({
  id,
  given: macs(mac()),
  set: macs(mac({ DataElementsSigned: tags })),
  finds: [rule, 'MACParametersSequence[1].DataElementsSigned', signed],
});

const hl7 = (elements: object = {}) => ({
  HL7StructuredDocumentReferenceSequence: [
    {
      ReferencedSOPClassUID: '2.16.840.1.113883.1.7.2',
      ReferencedSOPInstanceUID: '1.2.3',
      HL7InstanceIdentifier: '1.2.3^a',
      ...elements,
    },
  ],
});

const characteristics = (elements: object = {}, definition: object = {}) => ({
  PrivateDataElementCharacteristicsSequence: [
    {
      PrivateGroupReference: 0x0099,
      PrivateCreatorReference: 'X',
      BlockIdentifyingInformationStatus: 'MIXED',
      NonidentifyingPrivateElements: [1, 2],
      PrivateDataElementDefinitionSequence: [
        {
          PrivateDataElement: 1,
          PrivateDataElementValueMultiplicity: [3, 0, 3],
          PrivateDataElementValueRepresentation: 'DS',
          PrivateDataElementKeyword: 'X',
          PrivateDataElementName: 'X',
          ...definition,
        },
      ],
      ...elements,
    },
  ],
});
const ofSequence = {
  PrivateDataElementValueRepresentation: 'SQ',
  PrivateDataElementValueMultiplicity: 1,
  PrivateDataElementNumberOfItems: [1, 0],
};
const block = 'PrivateDataElementCharacteristicsSequence[1]';
const definition = `${block}.PrivateDataElementDefinitionSequence[1]`;

const original = (nonconforming: object, modified: object = { BodyPartExamined: null }) => ({
  OriginalAttributesSequence: [
    {
      SourceOfPreviousValues: 'x',
      AttributeModificationDateTime: '20240115',
      ModifyingSystem: 'x',
      ReasonForTheAttributeModification: 'CORRECT',
      ModifiedAttributesSequence: [modified],
      NonconformingModifiedAttributesSequence: [
        { SelectorValueNumber: 1, NonconformingDataElementValue: new Uint8Array(2), ...nonconforming },
      ],
    },
  ],
});
const named = { SelectorAttribute: 'BodyPartExamined' };
const nonconforming = 'OriginalAttributesSequence[1].NonconformingModifiedAttributesSequence[1].SelectorAttribute';

const protocol = (elements: object) => ({
  ReferencedDefinedProtocolSequence: [
    { ReferencedSOPClassUID: '1.2.3', ReferencedSOPInstanceUID: '1.2.4', ...elements },
  ],
});
const reference = 'ReferencedDefinedProtocolSequence[1]';
const source = 'SourceAcquisitionProtocolElementNumber';

const concept = (elements: object) => ({
  ConceptNameCodeSequence: [{ CodingSchemeDesignator: '99X', CodeMeaning: 'x', ...elements }],
});
const group = { CodeValue: '1', MappingResource: 'DCMR', ContextGroupVersion: '20240101' };

export const commonCases: readonly SentenceCase[] = casesOf('ColorPaletteStorage', 'minimal', [
  { id: 'SC-1', remove: ['SOPClassUID'], finds: ['missing', 'SOPClassUID', common] },
  { id: 'SC-1', set: { SOPInstanceUID: null }, finds: ['empty', 'SOPInstanceUID', 'PS3.5 7.4.1'] },
  { id: 'SC-2', set: { SOPInstanceUID: '1.2.3' }, finds: ['uid-mismatch', 'SOPInstanceUID', 'PS3.7 C.5.2'] },
  {
    id: 'SC-6',
    given: { TimezoneOffsetFromUTC: '+0000' },
    set: { TimezoneOffsetFromUTC: '-0000' },
    finds: ['form', 'TimezoneOffsetFromUTC', 'PS3.3 C.12.1.1.8'],
  },
  {
    id: 'SC-6',
    given: { TimezoneOffsetFromUTC: '-0930' },
    set: { TimezoneOffsetFromUTC: ' +0100' },
    finds: ['form', 'TimezoneOffsetFromUTC', 'PS3.3 C.12.1.1.8'],
  },
  {
    id: 'SC-7',
    given: equipment({ OperatorsName: 'A', OperatorIdentificationSequence: [operator] }),
    set: { [`${contributing}.OperatorsName`]: ['A', 'B'] },
    finds: ['count', `${contributing}.OperatorIdentificationSequence`, common],
  },
  {
    id: 'SC-9',
    given: equipment({ DateOfLastCalibration: ['20230101', '20240101'] }),
    set: { [`${contributing}.DateOfLastCalibration`]: ['20240101', '20230101'] },
    finds: ['relation', `${contributing}.DateOfLastCalibration`, 'PS3.3 C.7.5.1.1.1'],
  },
  {
    id: 'SC-10',
    given: equipment({ DateOfLastCalibration: '20240101', TimeOfLastCalibration: '12' }),
    set: { [`${contributing}.TimeOfLastCalibration`]: ['12', '13'] },
    finds: ['count', `${contributing}.TimeOfLastCalibration`, 'PS3.3 C.7.5.1.1.1'],
  },
  {
    id: 'SC-11',
    given: {
      EncryptedAttributesSequence: [
        { EncryptedContentTransferSyntaxUID: explicit, EncryptedContent: new Uint8Array(2) },
      ],
    },
    set: { 'EncryptedAttributesSequence[1].EncryptedContentTransferSyntaxUID': implicit },
    finds: ['form', 'EncryptedAttributesSequence[1].EncryptedContentTransferSyntaxUID', common],
    severity: 'warning',
  },
  {
    id: 'SC-12',
    given: macs(mac()),
    set: macs(mac({ MACCalculationTransferSyntaxUID: implicit })),
    finds: ['form', 'MACParametersSequence[1].MACCalculationTransferSyntaxUID', signatures],
  },
  {
    id: 'SC-13',
    given: macs(mac(), mac({ MACIDNumber: 2 })),
    set: macs(mac(), mac()),
    finds: ['duplicate', 'MACParametersSequence[2].MACIDNumber', signatures],
  },
  {
    id: 'SC-14',
    given: signature(),
    set: signature({ MACIDNumber: 2 }),
    finds: ['reference', 'DigitalSignaturesSequence[1].MACIDNumber', signatures],
  },
  {
    id: 'SC-15',
    given: signature(),
    set: signature({ DigitalSignatureDateTime: '20240115120000' }),
    finds: ['form', 'DigitalSignaturesSequence[1].DigitalSignatureDateTime', signatures],
  },
  signing('SC-16', ['SOPClassUID', 'PatientName'], 'reference'),
  signing('SC-17', ['SOPInstanceUID', 'SOPClassUID'], 'relation'),
  signing('SC-18', ['SOPClassUID', 'MACParametersSequence'], 'relation'),
  {
    id: 'SC-22',
    given: hl7(),
    set: hl7({ HL7InstanceIdentifier: 'report^a' }),
    finds: ['form', 'HL7StructuredDocumentReferenceSequence[1].HL7InstanceIdentifier', common],
  },
  {
    id: 'SC-24',
    given: hl7({ RetrieveURI: 'https://example.org/a' }),
    set: hl7({ RetrieveURI: 'a/b' }),
    finds: ['form', 'HL7StructuredDocumentReferenceSequence[1].RetrieveURI', common],
  },
  {
    id: 'SC-25',
    given: characteristics(),
    set: characteristics({ PrivateGroupReference: 0x0098 }),
    finds: ['range', `${block}.PrivateGroupReference`, common],
  },
  {
    id: 'SC-26',
    given: characteristics(),
    set: characteristics({}, { PrivateDataElement: 0x1001 }),
    finds: ['range', `${definition}.PrivateDataElement`, common],
  },
  {
    id: 'SC-27',
    given: characteristics(),
    set: characteristics({ NonidentifyingPrivateElements: [2, 2] }),
    finds: ['range', `${block}.NonidentifyingPrivateElements`, common],
  },
  {
    id: 'SC-27',
    given: characteristics({
      DeidentificationActionSequence: [{ IdentifyingPrivateElements: [3, 4], DeidentificationAction: 'X' }],
    }),
    set: { [`${block}.DeidentificationActionSequence[1].IdentifyingPrivateElements`]: [4, 3] },
    finds: ['range', `${block}.DeidentificationActionSequence[1].IdentifyingPrivateElements`, common],
  },
  {
    id: 'SC-28',
    given: characteristics({}, ofSequence),
    set: { [`${definition}.PrivateDataElementValueMultiplicity`]: 2 },
    finds: ['relation', `${definition}.PrivateDataElementValueMultiplicity`, 'PS3.3 C.12.1.1.7.1'],
  },
  {
    id: 'SC-29',
    given: characteristics(),
    set: characteristics({}, { PrivateDataElementValueMultiplicity: [3, 2] }),
    finds: ['relation', `${definition}.PrivateDataElementValueMultiplicity`, 'PS3.3 C.12.1.1.7.1'],
  },
  {
    id: 'SC-29',
    given: characteristics(),
    set: characteristics({}, { PrivateDataElementValueMultiplicity: [1, 0, 0] }),
    finds: ['relation', `${definition}.PrivateDataElementValueMultiplicity`, 'PS3.3 C.12.1.1.7.1'],
  },
  {
    id: 'SC-30',
    given: characteristics({}, ofSequence),
    set: { [`${definition}.PrivateDataElementNumberOfItems`]: [3, 2] },
    finds: ['relation', `${definition}.PrivateDataElementNumberOfItems`, 'PS3.3 C.12.1.1.7.2'],
  },
  {
    id: 'SC-32',
    given: original(named),
    set: original({ SelectorSequencePointer: 'RequestAttributesSequence', SelectorSequencePointerItems: 1 }),
    finds: ['missing', nonconforming, 'PS3.3 C.12.1.1.9.2'],
  },
  {
    id: 'SC-33',
    given: original(named),
    set: original(named, { BodyPartExamined: 'CHEST' }),
    finds: ['reference', nonconforming, 'PS3.3 C.12.1.1.9.2'],
  },
  {
    id: 'SC-33',
    given: original(named),
    set: original(named, { PatientID: null }),
    finds: ['reference', nonconforming, 'PS3.3 C.12.1.1.9.2'],
  },
  {
    id: 'SC-34',
    given: original(named, {
      BodyPartExamined: null,
      '00990010': { vr: 'LO', Value: ['X'] },
      '00991001': { vr: 'LO', Value: ['x'] },
    }),
    set: original(named, { BodyPartExamined: null, '00991001': { vr: 'LO', Value: ['x'] } }),
    finds: [
      'private-creator',
      'OriginalAttributesSequence[1].ModifiedAttributesSequence[1].(0099,1001)',
      'PS3.5 7.8.1',
    ],
  },
  {
    id: 'SC-36',
    given: protocol({ [source]: 1 }),
    set: protocol({ [source]: [1, 2] }),
    finds: ['count', `${reference}.${source}`, common],
  },
  {
    id: 'SC-37',
    given: protocol({ [source]: 1 }),
    set: { [`${reference}.SourceReconstructionProtocolElementNumber`]: 1 },
    finds: ['not-allowed', `${reference}.${source}`, common],
  },
  {
    id: 'SC-38',
    given: {
      ConversionSourceAttributesSequence: [
        { ReferencedSOPClassUID: '1.2.3', ReferencedSOPInstanceUID: '1.2.4', ReferencedFrameNumber: 1 },
      ],
    },
    set: { 'ConversionSourceAttributesSequence[1].ReferencedFrameNumber': 0 },
    finds: ['range', 'ConversionSourceAttributesSequence[1].ReferencedFrameNumber', common],
  },
  {
    id: 'SC-40',
    given: concept({ LongCodeValue: 'more than 16 characters' }),
    set: concept({ LongCodeValue: '1234' }),
    finds: ['form', 'ConceptNameCodeSequence[1].LongCodeValue', 'PS3.3 8.1'],
  },
  {
    id: 'SC-40',
    given: concept({ LongCodeValue: 'more than 16 characters' }),
    set: concept({ LongCodeValue: 'urn:oid:1.2.840.10008.6.1' }),
    finds: ['form', 'ConceptNameCodeSequence[1].LongCodeValue', 'PS3.3 8.1'],
  },
  {
    id: 'SC-41',
    given: concept({ CodeValue: '1' }),
    set: concept({ CodeValue: '1', LongCodeValue: 'more than 16 characters' }),
    finds: ['not-allowed', 'ConceptNameCodeSequence[1].CodeValue', 'PS3.3 Table C.28.1-1'],
  },
  {
    id: 'SC-42',
    given: concept({ ...group, ContextIdentifier: '29' }),
    set: concept({ ...group, ContextIdentifier: 'CID 29' }),
    finds: ['form', 'ConceptNameCodeSequence[1].ContextIdentifier', 'PS3.3 8.6'],
  },
]);

/** Sentences that no change of a generated instance breaks. */
export const testedElsewhere: readonly TestedElsewhere[] = [
  { id: 'SC-3', file: 'character-set-sentences.test.ts' },
  { id: 'SC-4', file: 'character-set-sentences.test.ts' },
  { id: 'SC-5', file: 'character-set-sentences.test.ts' },
  { id: 'SC-19', file: 'relations/signatures.test.ts' },
];
