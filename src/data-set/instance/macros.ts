/** Parts that several IODs share: PS3.3 8.8 (codes), 10.8 (references), C.7.1 to C.7.5 (patient, study, equipment). */

import type { DataSet } from '../data-set.ts';

/** Makes a new UID at each call. */
export type UidSource = () => string;

/** Builds the elements of an IOD, except SOP Class and SOP Instance UID. */
export type InstanceBuilder = (uid: UidSource) => DataSet;

/** The moment at which every generated instance says it was made: the same seed gives the same bytes. */
export const date = '20240115';
export const time = '093000';
export const dateTime = `${date}${time}`;

/** One Item of a Code Sequence (PS3.3 Table 8.8-1). */
export function code(value: string, scheme: string, meaning: string): DataSet {
  return { CodeValue: value, CodingSchemeDesignator: scheme, CodeMeaning: meaning };
}

/** One Item that refers to an instance (PS3.3 Table 10-11). */
export function reference(sopClassUID: string, sopInstanceUID: string): DataSet {
  return { ReferencedSOPClassUID: sopClassUID, ReferencedSOPInstanceUID: sopInstanceUID };
}

/** Patient Module (PS3.3 C.7.1.1) and General Study Module (C.7.2.1). */
export function patientAndStudy(uid: UidSource): DataSet {
  return {
    PatientName: 'Conformance^Test',
    PatientID: 'CSTORE-0001',
    PatientBirthDate: '19700101',
    PatientSex: 'O',
    StudyInstanceUID: uid(),
    StudyDate: date,
    StudyTime: time,
    ReferringPhysicianName: null,
    StudyID: '1',
    AccessionNumber: null,
  };
}

/** General Equipment Module (C.7.5.1) and Enhanced General Equipment Module (C.7.5.2). */
export const equipment: DataSet = {
  Manufacturer: 'cstore-conformance',
  ManufacturerModelName: 'Instance generator',
  DeviceSerialNumber: '1',
  SoftwareVersions: '1',
};
