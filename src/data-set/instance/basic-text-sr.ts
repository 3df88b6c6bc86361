/** Basic Text SR IOD: PS3.3 A.35.1, C.17.1 to C.17.3. */

import { code, date, equipment, type InstanceBuilder, patientAndStudy, time } from './macros.ts';

/** A report of one sentence. */
export const basicTextSR: InstanceBuilder = (uid) => ({
  ...patientAndStudy(uid),
  ...equipment,
  Modality: 'SR',
  SeriesInstanceUID: uid(),
  SeriesNumber: 1,
  ReferencedPerformedProcedureStepSequence: [],
  InstanceNumber: 1,
  CompletionFlag: 'COMPLETE',
  VerificationFlag: 'UNVERIFIED',
  ContentDate: date,
  ContentTime: time,
  PerformedProcedureCodeSequence: [],
  ValueType: 'CONTAINER',
  ConceptNameCodeSequence: [code('18748-4', 'LN', 'Diagnostic Imaging Report')],
  ContinuityOfContent: 'SEPARATE',
  ContentSequence: [
    {
      RelationshipType: 'CONTAINS',
      ValueType: 'TEXT',
      ConceptNameCodeSequence: [code('121071', 'DCM', 'Finding')],
      TextValue: 'No abnormality.',
    },
  ],
});
