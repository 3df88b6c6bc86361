// Inventory Module, PS3.3 Table C.38.1-1: attributes, types, values and conditions.

import { equals, present, root, undecidable } from '../condition.ts';
import { attribute, demands, include, type ModuleDefinition, sequence } from '../definition.ts';
import { accessEndPointsMacro } from '../macros/access-end-points.ts';
import { codeSequenceMacro } from '../macros/code-sequence.ts';
import { hl7v2HierarchicDesignatorMacro } from '../macros/hl7v2-hierarchic-designator.ts';
import { inventoryReferenceMacro } from '../macros/inventory-reference.ts';
import { issuerOfPatientIDMacro } from '../macros/issuer-of-patient-id.ts';
import { originalMacro } from '../macros/original.ts';
import { personIdentificationMacro } from '../macros/person-identification.ts';
import { referencedRequestMacro } from '../macros/referenced-request.ts';
import { requestMacro } from '../macros/request.ts';
import { scopeOfInventoryMacro } from '../macros/scope-of-inventory.ts';
import { storedFileAccessMacro } from '../macros/stored-file-access.ts';
import { accessUri, formed, special } from '../relation.ts';

export const inventoryModule: ModuleDefinition = {
  table: 'C.38.1-1',
  name: 'Inventory',
  rows: [
    attribute('0008,0023', 'ContentDate', 'DA', '1', '1'),
    attribute('0008,0033', 'ContentTime', 'TM', '1', '1'),
    include(scopeOfInventoryMacro),
    attribute('0008,1195', 'TransactionUID', 'UI', '1', '1C', {
      required: undecidable('whether a transaction started the inventory'),
      otherwise: 'may',
    }),
    attribute('0008,0401', 'InventoryPurpose', 'LT', '1', '2'),
    attribute('0008,0402', 'InventoryInstanceDescription', 'LT', '1', '3'),
    attribute('0008,0403', 'InventoryLevel', 'CS', '1', '1', { enumerated: ['STUDY', 'SERIES', 'INSTANCE'] }),
    attribute('0008,0426', 'InventoryCompletionStatus', 'CS', '1', '1', {
      enumerated: ['COMPLETE', 'FAILURE', 'CANCELED', 'PARTIAL'],
    }),
    attribute('0008,0427', 'NumberOfStudyRecordsInInstance', 'UL', '1', '1', {
      relations: [{ is: 'counts', sequence: 'InventoriedStudiesSequence' }],
    }),
    attribute('0008,0428', 'TotalNumberOfStudyRecords', 'UV', '1', '1', { relations: [special('totalRecords')] }),
    sequence('0008,0420', 'InventoryAccessEndPointsSequence', '3', '0-1', [include(accessEndPointsMacro)]),
    sequence('0008,0421', 'StudyAccessEndPointsSequence', '3', '0-1', [include(accessEndPointsMacro)]),
    sequence('0008,0422', 'IncorporatedInventoryInstanceSequence', '2', '0-n', [
      demands(special('incorporatedInventory')),
      include(inventoryReferenceMacro),
    ]),
    sequence('0008,0423', 'InventoriedStudiesSequence', '2', '0-n', [
      attribute('0008,0005', 'SpecificCharacterSet', 'CS', '1-n', '1C', {
        required: undecidable('whether the study attributes use another character set'),
        otherwise: 'may',
      }),
      attribute('0020,000D', 'StudyInstanceUID', 'UI', '1', '1'),
      attribute('0008,0061', 'ModalitiesInStudy', 'CS', '1-n', '2'),
      attribute('0008,0404', 'ItemInventoryDateTime', 'DT', '1', '1', {
        relations: [special('itemInventoryDateTime')],
      }),
      attribute('0008,0405', 'RemovedFromOperationalUse', 'CS', '1', '1C', {
        required: undecidable('whether the study was removed from use'),
        otherwise: 'may',
        enumerated: ['Y', 'N'],
      }),
      sequence('0008,0406', 'ReasonForRemovalCodeSequence', '2C', '0-1', [include(codeSequenceMacro)], {
        required: equals('RemovedFromOperationalUse', 'Y'),
      }),
      attribute('0020,1206', 'NumberOfStudyRelatedSeries', 'IS', '1', '2'),
      attribute('0020,1208', 'NumberOfStudyRelatedInstances', 'IS', '1', '2'),
      attribute('0008,041F', 'StudyUpdateDateTime', 'DT', '1', '2'),
      attribute('0020,0010', 'StudyID', 'SH', '1', '2'),
      attribute('0008,0020', 'StudyDate', 'DA', '1', '2'),
      attribute('0008,0030', 'StudyTime', 'TM', '1', '2'),
      attribute('0008,1030', 'StudyDescription', 'LO', '1', '2'),
      sequence('0008,0063', 'AnatomicRegionsInStudyCodeSequence', '3', '0-n', [include(codeSequenceMacro)]),
      sequence('0008,1032', 'ProcedureCodeSequence', '3', '0-n', [include(codeSequenceMacro)]),
      attribute('0008,1060', 'NameOfPhysiciansReadingStudy', 'PN', '1-n', '3'),
      sequence('0008,1062', 'PhysiciansReadingStudyIdentificationSequence', '3', '0-n', [
        demands({ is: 'paired', with: 'NameOfPhysiciansReadingStudy', ifSeveral: true }),
        include(personIdentificationMacro),
      ]),
      attribute('0008,009C', 'ConsultingPhysicianName', 'PN', '1-n', '3'),
      sequence('0008,009D', 'ConsultingPhysicianIdentificationSequence', '3', '0-n', [
        demands({ is: 'paired', with: 'ConsultingPhysicianName', ifSeveral: true }),
        include(personIdentificationMacro),
      ]),
      attribute('0008,1048', 'PhysiciansOfRecord', 'PN', '1-n', '3'),
      sequence('0008,1049', 'PhysiciansOfRecordIdentificationSequence', '3', '0-n', [
        demands({ is: 'paired', with: 'PhysiciansOfRecord', ifSeveral: true }),
        include(personIdentificationMacro),
      ]),
      include(originalMacro),
      attribute('0008,0054', 'RetrieveAETitle', 'AE', '1-n', '1C', {
        required: undecidable('how the study may be retrieved'),
        otherwise: 'may',
      }),
      attribute('0008,1190', 'RetrieveURL', 'UR', '1', '1C', {
        required: undecidable('how the study may be retrieved'),
        otherwise: 'may',
      }),
      attribute('0008,0407', 'StoredInstanceBaseURI', 'UR', '1', '3', {
        relations: [formed('absoluteUri', 'PS3.3 P.2.1')],
      }),
      attribute('0008,0056', 'InstanceAvailability', 'CS', '1', '3', {
        enumerated: ['ONLINE', 'NEARLINE', 'OFFLINE', 'UNAVAILABLE'],
      }),
      sequence('0008,0419', 'FileSetAccessSequence', '3', '0-1', [
        attribute('0008,0408', 'FolderAccessURI', 'UR', '1', '3', { relations: accessUri }),
        attribute('0008,0409', 'FileAccessURI', 'UR', '1', '3', { relations: accessUri }),
        attribute('0008,040A', 'ContainerFileType', 'CS', '1', '1C', {
          required: present('FileAccessURI'),
          terms: ['ZIP', 'TAR', 'GZIP', 'TARGZIP', 'BLOB', 'DICM'],
        }),
      ]),
      attribute('0088,0130', 'StorageMediaFileSetID', 'SH', '1', '3'),
      attribute('0008,0050', 'AccessionNumber', 'SH', '1', '2'),
      sequence('0008,0051', 'IssuerOfAccessionNumberSequence', '3', '0-1', [include(hl7v2HierarchicDesignatorMacro)]),
      attribute('0008,0090', 'ReferringPhysicianName', 'PN', '1', '3'),
      sequence('0008,0096', 'ReferringPhysicianIdentificationSequence', '3', '0-1', [
        include(personIdentificationMacro),
      ]),
      attribute('0010,0010', 'PatientName', 'PN', '1', '2'),
      attribute('0010,0020', 'PatientID', 'LO', '1', '2'),
      include(issuerOfPatientIDMacro),
      sequence('0010,1002', 'OtherPatientIDsSequence', '3', '0-n', [
        attribute('0010,0020', 'PatientID', 'LO', '1', '2'),
        include(issuerOfPatientIDMacro),
      ]),
      attribute('0010,0030', 'PatientBirthDate', 'DA', '1', '2'),
      attribute('0010,0040', 'PatientSex', 'CS', '1', '2'),
      attribute('0010,1001', 'OtherPatientNames', 'PN', '1-n', '3'),
      sequence(
        '0008,0424',
        'InventoriedSeriesSequence',
        '2C',
        '0-n',
        [
          demands(special('studyCounts', 'PS3.3 C.38.1.2.3'), special('modalities')),
          attribute('0008,0005', 'SpecificCharacterSet', 'CS', '1-n', '1C', {
            required: undecidable('whether the series attributes use another character set'),
            otherwise: 'may',
          }),
          attribute('0020,000E', 'SeriesInstanceUID', 'UI', '1', '1'),
          attribute('0008,0060', 'Modality', 'CS', '1', '1'),
          attribute('0008,0405', 'RemovedFromOperationalUse', 'CS', '1', '1C', {
            required: undecidable('whether the series was removed from use'),
            otherwise: 'may',
            enumerated: ['Y', 'N'],
          }),
          sequence('0008,0406', 'ReasonForRemovalCodeSequence', '2C', '0-1', [include(codeSequenceMacro)], {
            required: equals('RemovedFromOperationalUse', 'Y'),
          }),
          attribute('0020,0011', 'SeriesNumber', 'IS', '1', '2'),
          attribute('0008,103E', 'SeriesDescription', 'LO', '1', '3'),
          attribute('0008,0021', 'SeriesDate', 'DA', '1', '3'),
          attribute('0008,0031', 'SeriesTime', 'TM', '1', '3'),
          attribute('0018,0015', 'BodyPartExamined', 'CS', '1', '3'),
          attribute('0020,0060', 'Laterality', 'CS', '1', '3'),
          sequence('0040,0275', 'RequestAttributesSequence', '3', '0-n', [include(requestMacro)]),
          include(originalMacro),
          attribute('0008,0407', 'StoredInstanceBaseURI', 'UR', '1', '3', {
            relations: [formed('absoluteUri', 'PS3.3 P.2.1')],
          }),
          attribute('0008,0056', 'InstanceAvailability', 'CS', '1', '3', {
            enumerated: ['ONLINE', 'NEARLINE', 'OFFLINE', 'UNAVAILABLE'],
          }),
          sequence('0008,0419', 'FileSetAccessSequence', '3', '0-1', [
            attribute('0008,0408', 'FolderAccessURI', 'UR', '1', '3', {
              relations: accessUri,
            }),
            attribute('0008,0409', 'FileAccessURI', 'UR', '1', '3', {
              relations: accessUri,
            }),
            attribute('0008,040A', 'ContainerFileType', 'CS', '1', '1C', {
              required: present('FileAccessURI'),
              terms: ['ZIP', 'TAR', 'GZIP', 'TARGZIP', 'BLOB', 'DICM'],
            }),
          ]),
          attribute('0088,0130', 'StorageMediaFileSetID', 'SH', '1', '3'),
          sequence(
            '0008,0425',
            'InventoriedInstancesSequence',
            '2C',
            '0-n',
            [
              attribute('0008,0005', 'SpecificCharacterSet', 'CS', '1-n', '1C', {
                required: undecidable('whether the instance attributes use another character set'),
                otherwise: 'may',
              }),
              attribute('0008,0016', 'SOPClassUID', 'UI', '1', '1'),
              attribute('0008,0018', 'SOPInstanceUID', 'UI', '1', '1'),
              attribute('0020,0013', 'InstanceNumber', 'IS', '1', '2'),
              attribute('0008,001A', 'RelatedGeneralSOPClassUID', 'UI', '1-n', '3'),
              attribute('0008,0023', 'ContentDate', 'DA', '1', '3'),
              attribute('0008,0033', 'ContentTime', 'TM', '1', '3'),
              attribute('0008,0201', 'TimezoneOffsetFromUTC', 'SH', '1', '3', {
                relations: [formed('timezone', 'PS3.3 C.12.1.1.8')],
              }),
              attribute('0028,0010', 'Rows', 'US', '1', '3'),
              attribute('0028,0011', 'Columns', 'US', '1', '3'),
              attribute('0028,0008', 'NumberOfFrames', 'IS', '1', '3'),
              attribute('0028,0100', 'BitsAllocated', 'US', '1', '3'),
              attribute('0040,A032', 'ObservationDateTime', 'DT', '1', '3'),
              sequence('0040,A043', 'ConceptNameCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
              sequence('0040,A504', 'ContentTemplateSequence', '3', '0-1', [
                attribute('0040,DB00', 'TemplateIdentifier', 'CS', '1', '1'),
                attribute('0008,0105', 'MappingResource', 'CS', '1', '1'),
              ]),
              sequence('0040,A370', 'ReferencedRequestSequence', '3', '0-n', [include(referencedRequestMacro)]),
              attribute('0040,0512', 'ContainerIdentifier', 'LO', '1', '3'),
              sequence('0040,0560', 'SpecimenDescriptionSequence', '3', '0-n', [
                attribute('0040,0551', 'SpecimenIdentifier', 'LO', '1', '1'),
                attribute('0040,0554', 'SpecimenUID', 'UI', '1', '1'),
              ]),
              attribute('0070,0080', 'ContentLabel', 'CS', '1', '3'),
              attribute('0070,0081', 'ContentDescription', 'LO', '1', '3'),
              attribute('0070,0082', 'PresentationCreationDate', 'DA', '1', '3'),
              attribute('0070,0083', 'PresentationCreationTime', 'TM', '1', '3'),
              attribute('0070,0084', 'ContentCreatorName', 'PN', '1', '3'),
              attribute('0008,0405', 'RemovedFromOperationalUse', 'CS', '1', '1C', {
                required: undecidable('whether the instance was removed from use'),
                otherwise: 'may',
                enumerated: ['Y', 'N'],
              }),
              sequence('0008,0406', 'ReasonForRemovalCodeSequence', '2C', '0-1', [include(codeSequenceMacro)], {
                required: equals('RemovedFromOperationalUse', 'Y'),
              }),
              include(originalMacro),
              attribute('0008,0056', 'InstanceAvailability', 'CS', '1', '3', {
                enumerated: ['ONLINE', 'NEARLINE', 'OFFLINE', 'UNAVAILABLE'],
              }),
              sequence('0008,041A', 'FileAccessSequence', '3', '0-n', [
                include(storedFileAccessMacro),
                attribute('0008,0416', 'ExpirationDateTime', 'DT', '1', '3'),
              ]),
              attribute('0088,0130', 'StorageMediaFileSetID', 'SH', '1', '3'),
              sequence('0008,3001', 'AlternateRepresentationSequence', '3', '0-n', [
                attribute('0020,000E', 'SeriesInstanceUID', 'UI', '1', '1C', {
                  required: undecidable('which series the alternate representation is in'),
                }),
                attribute('0008,0016', 'SOPClassUID', 'UI', '1', '1'),
                attribute('0008,0018', 'SOPInstanceUID', 'UI', '1', '1'),
                sequence('0040,A170', 'PurposeOfReferenceCodeSequence', '1', '1', [include(codeSequenceMacro)]),
              ]),
            ],
            { required: root(equals('InventoryLevel', 'INSTANCE')) },
          ),
        ],
        { required: root(equals('InventoryLevel', 'SERIES', 'INSTANCE')) },
      ),
    ]),
  ],
};
