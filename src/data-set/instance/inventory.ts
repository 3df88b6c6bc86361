/** Inventory IOD: PS3.3 A.88, C.38.1. */

import { date, dateTime, type InstanceBuilder, patientAndStudy, time } from './macros.ts';

/** A complete inventory of one study, down to study records. */
export const inventory: InstanceBuilder = (uid) => {
  const { ReferringPhysicianName: _, ...study } = patientAndStudy(uid);
  return {
    Manufacturer: 'cstore-conformance',
    ContentDate: date,
    ContentTime: time,
    ScopeOfInventorySequence: [],
    InventoryPurpose: 'Migration',
    InventoryLevel: 'STUDY',
    InventoryCompletionStatus: 'COMPLETE',
    NumberOfStudyRecordsInInstance: 1,
    TotalNumberOfStudyRecords: 1,
    IncorporatedInventoryInstanceSequence: [],
    InventoriedStudiesSequence: [
      {
        ...study,
        ModalitiesInStudy: 'CT',
        ItemInventoryDateTime: dateTime,
        RetrieveAETitle: 'ARCHIVE',
        NumberOfStudyRelatedSeries: 1,
        NumberOfStudyRelatedInstances: 1,
        StudyUpdateDateTime: dateTime,
        StudyDescription: 'CT chest',
      },
    ],
  };
};
