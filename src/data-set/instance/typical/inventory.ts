// An inventory of three studies down to their instances: PS3.3 A.88, C.38.1.

import type { DataSet } from '../../data-set.ts';
import { date, dateTime, equipment, type InstanceBuilder, time, type UidSource } from '../macros.ts';

const ctImage = '1.2.840.10008.5.1.4.1.1.2';
const mammographyImage = '1.2.840.10008.5.1.4.1.1.1.2';
const basicTextSR = '1.2.840.10008.5.1.4.1.1.88.11';
const explicitVRLittleEndian = '1.2.840.10008.1.2.1';

interface SeriesPlan {
  readonly modality: string;
  readonly sopClassUID: string;
  readonly description: string;
  readonly instances: number;
  /** Rows and columns, where the instances are images. */
  readonly matrix?: number;
}

interface StudyPlan {
  readonly id: string;
  readonly description: string;
  readonly patient: DataSet;
  readonly series: readonly SeriesPlan[];
}

const report = { modality: 'SR', sopClassUID: basicTextSR, description: 'Report', instances: 1 };

const studies: readonly StudyPlan[] = [
  {
    id: 'A-1001',
    description: 'CT chest',
    patient: { PatientName: 'Müller^Jörg', PatientID: '4711', PatientBirthDate: '19610203', PatientSex: 'M' },
    series: [
      { modality: 'CT', sopClassUID: ctImage, description: 'Lung 1 mm', instances: 3, matrix: 512 },
      { modality: 'CT', sopClassUID: ctImage, description: 'Soft tissue 3 mm', instances: 2, matrix: 512 },
      report,
    ],
  },
  {
    id: 'A-1002',
    description: 'Screening mammography',
    patient: { PatientName: 'Doe^Jane', PatientID: '4712', PatientBirthDate: '19680415', PatientSex: 'F' },
    series: [{ modality: 'MG', sopClassUID: mammographyImage, description: 'CC and MLO', instances: 4, matrix: 3328 }],
  },
  {
    id: 'A-1003',
    description: 'CT abdomen',
    patient: {
      SpecificCharacterSet: ['', 'ISO 2022 IR 87'],
      PatientName: 'Yamada^Tarou=山田^太郎=やまだ^たろう',
      PatientID: '4713',
      PatientBirthDate: '19530827',
      PatientSex: 'M',
    },
    series: [{ modality: 'CT', sopClassUID: ctImage, description: 'Abdomen', instances: 2, matrix: 512 }, report],
  },
];

/** The record of one stored file; `folder` is relative to the base of its study. */
function instance(number: number, folder: number, plan: SeriesPlan, uid: UidSource): DataSet {
  const { matrix } = plan;
  return {
    SOPClassUID: plan.sopClassUID,
    SOPInstanceUID: uid(),
    InstanceNumber: number,
    ContentDate: date,
    ContentTime: time,
    ...(matrix && { Rows: matrix, Columns: matrix, BitsAllocated: 16 }),
    InstanceAvailability: 'ONLINE',
    FileAccessSequence: [
      {
        FileAccessURI: `./series-${folder}/${number}.dcm`,
        ContainerFileType: 'DICM',
        StoredInstanceTransferSyntaxUID: explicitVRLittleEndian,
      },
    ],
  };
}

function series(number: number, plan: SeriesPlan, uid: UidSource): DataSet {
  return {
    SeriesInstanceUID: uid(),
    Modality: plan.modality,
    SeriesNumber: number,
    SeriesDescription: plan.description,
    SeriesDate: date,
    SeriesTime: time,
    InstanceAvailability: 'ONLINE',
    InventoriedInstancesSequence: Array.from({ length: plan.instances }, (_, at) =>
      instance(at + 1, number, plan, uid),
    ),
  };
}

function study({ id, description, patient, series: plans }: StudyPlan, uid: UidSource): DataSet {
  return {
    ...patient,
    StudyInstanceUID: uid(),
    ModalitiesInStudy: [...new Set(plans.map(({ modality }) => modality))],
    ItemInventoryDateTime: dateTime,
    NumberOfStudyRelatedSeries: plans.length,
    NumberOfStudyRelatedInstances: plans.reduce((sum, { instances }) => sum + instances, 0),
    StudyUpdateDateTime: dateTime,
    StudyID: id,
    StudyDate: date,
    StudyTime: time,
    StudyDescription: description,
    AccessionNumber: id,
    RetrieveAETitle: 'ARCHIVE',
    StoredInstanceBaseURI: `https://archive.example.org/objects/${id}/`,
    InstanceAvailability: 'ONLINE',
    InventoriedSeriesSequence: plans.map((plan, index) => series(index + 1, plan, uid)),
  };
}

/** All that an archive has of three patients, before a migration. */
export const archiveInventory: InstanceBuilder = (uid) => ({
  ...equipment,
  SpecificCharacterSet: 'ISO_IR 192',
  ContentDate: date,
  ContentTime: time,
  ScopeOfInventorySequence: [],
  TransactionUID: uid(),
  InventoryPurpose: 'Migration to a new archive',
  InventoryInstanceDescription: 'All studies, with series and instances',
  InventoryLevel: 'INSTANCE',
  InventoryCompletionStatus: 'COMPLETE',
  NumberOfStudyRecordsInInstance: studies.length,
  TotalNumberOfStudyRecords: studies.length,
  StudyAccessEndPointsSequence: [{ RetrieveAETitle: 'ARCHIVE', RetrieveURL: 'https://archive.example.org/dicom-web' }],
  IncorporatedInventoryInstanceSequence: [],
  InventoriedStudiesSequence: studies.map((plan) => study(plan, uid)),
});
