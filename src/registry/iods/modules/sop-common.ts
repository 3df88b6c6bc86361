// SOP Common Module, PS3.3 Table C.12-1: attributes, types, values and conditions.

import { absent, all, equals, needsCharacterSet, present, undecidable } from '../condition.ts';
import { attribute, demands, include, type ModuleDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from '../macros/code-sequence.ts';
import { digitalSignaturesMacro } from '../macros/digital-signatures.ts';
import { generalProcedureProtocolReferenceMacro } from '../macros/general-procedure-protocol-reference.ts';
import { imageSOPInstanceReferenceMacro } from '../macros/image-sop-instance-reference.ts';
import { originalMacro } from '../macros/original.ts';
import { personIdentificationMacro } from '../macros/person-identification.ts';
import { sopInstanceReferenceMacro } from '../macros/sop-instance-reference.ts';
import { udiMacro } from '../macros/udi.ts';
import { formed, implied, special } from '../relation.ts';

export const sopCommonModule: ModuleDefinition = {
  table: 'C.12-1',
  name: 'SOP Common',
  rows: [
    attribute('0008,0016', 'SOPClassUID', 'UI', '1', '1'),
    attribute('0008,0018', 'SOPInstanceUID', 'UI', '1', '1'),
    attribute('0008,0005', 'SpecificCharacterSet', 'CS', '1-n', '1C', {
      required: needsCharacterSet(),
      otherwise: 'may',
    }),
    attribute('0008,0012', 'InstanceCreationDate', 'DA', '1', '3'),
    attribute('0008,0013', 'InstanceCreationTime', 'TM', '1', '3'),
    attribute('0008,0015', 'InstanceCoercionDateTime', 'DT', '1', '3'),
    attribute('0008,0014', 'InstanceCreatorUID', 'UI', '1', '3'),
    attribute('0008,001A', 'RelatedGeneralSOPClassUID', 'UI', '1-n', '3'),
    attribute('0008,001B', 'OriginalSpecializedSOPClassUID', 'UI', '1', '3'),
    attribute('0008,001C', 'SyntheticData', 'CS', '1', '3', { enumerated: ['YES', 'NO'] }),
    sequence('0008,0110', 'CodingSchemeIdentificationSequence', '3', '0-n', [
      attribute('0008,0102', 'CodingSchemeDesignator', 'SH', '1', '1'),
      attribute('0008,0112', 'CodingSchemeRegistry', 'LO', '1', '1C', {
        required: undecidable('whether the coding scheme is registered'),
        terms: ['HL7'],
      }),
      attribute('0008,010C', 'CodingSchemeUID', 'UI', '1', '1C', {
        required: undecidable('whether an ISO 8824 identifier exists for the coding scheme'),
      }),
      attribute('0008,0114', 'CodingSchemeExternalID', 'ST', '1', '2C', {
        required: all(present('CodingSchemeRegistry'), absent('CodingSchemeUID')),
      }),
      attribute('0008,0115', 'CodingSchemeName', 'ST', '1', '3'),
      attribute('0008,0103', 'CodingSchemeVersion', 'SH', '1', '3'),
      attribute('0008,0116', 'CodingSchemeResponsibleOrganization', 'ST', '1', '3'),
      sequence('0008,0109', 'CodingSchemeResourcesSequence', '3', '0-n', [
        attribute('0008,010A', 'CodingSchemeURLType', 'CS', '1', '1', { terms: ['DOC', 'OWL', 'CSV', 'FHIR'] }),
        attribute('0008,010E', 'CodingSchemeURL', 'UR', '1', '1'),
      ]),
    ]),
    sequence('0008,0123', 'ContextGroupIdentificationSequence', '3', '0-n', [
      attribute('0008,010F', 'ContextIdentifier', 'CS', '1', '1'),
      attribute('0008,0117', 'ContextUID', 'UI', '1', '3'),
      attribute('0008,0105', 'MappingResource', 'CS', '1', '1'),
      attribute('0008,0106', 'ContextGroupVersion', 'DT', '1', '1'),
    ]),
    sequence('0008,0124', 'MappingResourceIdentificationSequence', '3', '0-n', [
      attribute('0008,0105', 'MappingResource', 'CS', '1', '1'),
      attribute('0008,0118', 'MappingResourceUID', 'UI', '1', '3'),
      attribute('0008,0122', 'MappingResourceName', 'LO', '1', '3'),
    ]),
    attribute('0008,0201', 'TimezoneOffsetFromUTC', 'SH', '1', '3', {
      relations: [formed('timezone', 'PS3.3 C.12.1.1.8')],
    }),
    sequence('0018,A001', 'ContributingEquipmentSequence', '3', '0-n', [
      sequence('0040,A170', 'PurposeOfReferenceCodeSequence', '1', '1', [include(codeSequenceMacro)]),
      attribute('0008,0070', 'Manufacturer', 'LO', '1', '1'),
      attribute('0008,0080', 'InstitutionName', 'LO', '1', '3'),
      attribute('0008,0081', 'InstitutionAddress', 'ST', '1', '3'),
      attribute('0008,1010', 'StationName', 'SH', '1', '3'),
      attribute('0008,1040', 'InstitutionalDepartmentName', 'LO', '1', '3'),
      sequence('0008,1041', 'InstitutionalDepartmentTypeCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
      attribute('0008,1070', 'OperatorsName', 'PN', '1-n', '3'),
      sequence('0008,1072', 'OperatorIdentificationSequence', '3', '0-n', [
        demands({ is: 'paired', with: 'OperatorsName' }),
        include(personIdentificationMacro),
      ]),
      attribute('0008,1090', 'ManufacturerModelName', 'LO', '1', '3'),
      attribute('0018,1000', 'DeviceSerialNumber', 'LO', '1', '3'),
      attribute('0018,1020', 'SoftwareVersions', 'LO', '1-n', '3'),
      attribute('0018,1204', 'DateOfManufacture', 'DA', '1', '3'),
      attribute('0018,1205', 'DateOfInstallation', 'DA', '1', '3'),
      attribute('0018,1002', 'DeviceUID', 'UI', '1', '3'),
      sequence('0018,100A', 'UDISequence', '3', '0-n', [include(udiMacro)]),
      attribute('0018,1050', 'SpatialResolution', 'DS', '1', '3'),
      attribute('0018,1200', 'DateOfLastCalibration', 'DA', '1-n', '3', {
        relations: [special('calibrationDates', 'PS3.3 C.7.5.1.1.1')],
      }),
      attribute('0018,1201', 'TimeOfLastCalibration', 'TM', '1-n', '3', {
        relations: [special('calibrationTimes', 'PS3.3 C.7.5.1.1.1')],
      }),
      attribute('0018,A002', 'ContributionDateTime', 'DT', '1', '3'),
      attribute('0018,A003', 'ContributionDescription', 'ST', '1', '3'),
    ]),
    attribute('0020,0013', 'InstanceNumber', 'IS', '1', '3'),
    attribute('0100,0410', 'SOPInstanceStatus', 'CS', '1', '3', { enumerated: ['NS', 'OR', 'AO', 'AC'] }),
    attribute('0100,0420', 'SOPAuthorizationDateTime', 'DT', '1', '3'),
    attribute('0100,0424', 'SOPAuthorizationComment', 'LT', '1', '3'),
    attribute('0100,0426', 'AuthorizationEquipmentCertificationNumber', 'LO', '1', '3'),
    include(digitalSignaturesMacro),
    sequence(
      '0400,0500',
      'EncryptedAttributesSequence',
      '1C',
      '1-n',
      [
        attribute('0400,0510', 'EncryptedContentTransferSyntaxUID', 'UI', '1', '1', {
          relations: [implied(formed('explicitLittleEndian'))],
        }),
        attribute('0400,0520', 'EncryptedContent', 'OB', '1', '1'),
      ],
      { required: undecidable('whether confidentiality is wanted') },
    ),
    include(originalMacro),
    sequence(
      '0040,A390',
      'HL7StructuredDocumentReferenceSequence',
      '1C',
      '1-n',
      [
        include(sopInstanceReferenceMacro),
        attribute('0040,E001', 'HL7InstanceIdentifier', 'ST', '1', '1', {
          relations: [formed('hl7InstanceIdentifier')],
        }),
        attribute('0040,E010', 'RetrieveURI', 'UR', '1', '3', { relations: [formed('absoluteUri')] }),
      ],
      { required: undecidable('whether HL7 documents are referenced') },
    ),
    attribute('0028,0303', 'LongitudinalTemporalInformationModified', 'CS', '1', '3', {
      enumerated: ['UNMODIFIED', 'MODIFIED', 'REMOVED'],
    }),
    attribute('0008,0053', 'QueryRetrieveView', 'CS', '1', '1C', {
      required: undecidable('whether a C-MOVE ever converted the instance'),
      enumerated: ['CLASSIC', 'ENHANCED'],
    }),
    sequence(
      '0020,9172',
      'ConversionSourceAttributesSequence',
      '1C',
      '1-n',
      [include(imageSOPInstanceReferenceMacro)],
      { required: undecidable('whether the instance was converted from a DICOM source') },
    ),
    attribute('0018,9004', 'ContentQualification', 'CS', '1', '3', { enumerated: ['PRODUCT', 'RESEARCH', 'SERVICE'] }),
    sequence('0008,0300', 'PrivateDataElementCharacteristicsSequence', '3', '0-n', [
      attribute('0008,0301', 'PrivateGroupReference', 'US', '1', '1', { relations: [special('privateElements')] }),
      attribute('0008,0302', 'PrivateCreatorReference', 'LO', '1', '1'),
      sequence('0008,0310', 'PrivateDataElementDefinitionSequence', '3', '0-n', [
        attribute('0008,0308', 'PrivateDataElement', 'US', '1', '1', { relations: [special('privateElements')] }),
        attribute('0008,0309', 'PrivateDataElementValueMultiplicity', 'UL', '1-3', '1', {
          relations: [special('privateMultiplicity', 'PS3.3 C.12.1.1.7.1')],
        }),
        attribute('0008,030A', 'PrivateDataElementValueRepresentation', 'CS', '1', '1'),
        attribute('0008,030B', 'PrivateDataElementNumberOfItems', 'UL', '1-2', '1C', {
          relations: [special('privateItems', 'PS3.3 C.12.1.1.7.2')],
          required: equals('PrivateDataElementValueRepresentation', 'SQ'),
        }),
        attribute('0008,030D', 'PrivateDataElementKeyword', 'UC', '1', '1'),
        attribute('0008,030C', 'PrivateDataElementName', 'UC', '1', '1'),
        attribute('0008,030E', 'PrivateDataElementDescription', 'UT', '1', '3'),
        attribute('0008,030F', 'PrivateDataElementEncoding', 'UT', '1', '3'),
        attribute('0040,E010', 'RetrieveURI', 'UR', '1', '3', { relations: [formed('absoluteUri')] }),
      ]),
      attribute('0008,0303', 'BlockIdentifyingInformationStatus', 'CS', '1', '1', {
        enumerated: ['SAFE', 'UNSAFE', 'MIXED'],
      }),
      attribute('0008,0304', 'NonidentifyingPrivateElements', 'US', '1-n', '1C', {
        relations: [special('privateElements')],
        required: equals('BlockIdentifyingInformationStatus', 'MIXED'),
      }),
      sequence('0008,0305', 'DeidentificationActionSequence', '3', '0-n', [
        attribute('0008,0306', 'IdentifyingPrivateElements', 'US', '1-n', '1', {
          relations: [special('privateElements')],
        }),
        attribute('0008,0307', 'DeidentificationAction', 'CS', '1', '1', { enumerated: ['D', 'Z', 'X', 'U'] }),
      ]),
    ]),
    attribute('0400,0600', 'InstanceOriginStatus', 'CS', '1', '3', { enumerated: ['LOCAL', 'IMPORTED'] }),
    attribute('2200,0005', 'BarcodeValue', 'LT', '1', '3'),
    include(generalProcedureProtocolReferenceMacro),
  ],
};
