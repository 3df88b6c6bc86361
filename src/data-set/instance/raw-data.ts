/** Raw Data IOD: PS3.3 A.37, C.19.1. */

import { date, equipment, type InstanceBuilder, patientAndStudy, time } from './macros.ts';

/** The data themselves are private: a block reserved by its creator, and one element in it (PS3.5 7.8.1). */
export const rawData: InstanceBuilder = (uid) => ({
  ...patientAndStudy(uid),
  ...equipment,
  Modality: 'MR',
  SeriesInstanceUID: uid(),
  SeriesNumber: 1,
  BodyPartExamined: 'CHEST',
  AcquisitionContextSequence: [],
  InstanceNumber: 1,
  ContentDate: date,
  ContentTime: time,
  CreatorVersionUID: uid(),
  '00290010': 'CSTORE CONFORMANCE',
  '00291001': { vr: 'OB', Value: [Uint8Array.from({ length: 64 }, (_, index) => index)] },
});
