// Coded concepts that several typical instances use (PS3.3 8.2): of PS3.16 where it has one, else of a local scheme.

import type { DataSet } from '../../data-set.ts';
import { code } from '../macros.ts';

/** The local coding scheme; designators of private schemes begin with 99 (PS3.3 8.2). */
export const localScheme = '99CSTORE';

/** One Item of a Code Sequence in the local scheme. */
export function localCode(value: string, meaning: string): DataSet {
  return code(value, localScheme, meaning);
}

/** Says whose the local scheme is (PS3.3 C.12.1.1.3), for an instance that uses it. */
export const localSchemeIdentification: DataSet = {
  CodingSchemeIdentificationSequence: [
    {
      CodingSchemeDesignator: localScheme,
      CodingSchemeName: 'Codes of the instance generator',
      CodingSchemeVersion: '1',
      CodingSchemeResponsibleOrganization: 'cstore-conformance',
    },
  ],
};

/** A unit of UCUM (PS3.3 8.2, PS3.16 CID 82), whose meaning is its code. */
export function unit(symbol: string): readonly DataSet[] {
  return [code(symbol, 'UCUM', symbol)];
}

export const breast = code('76752008', 'SCT', 'Breast');
export const chest = code('51185008', 'SCT', 'Chest');
export const heart = code('80891009', 'SCT', 'Heart');
export const lung = code('39607008', 'SCT', 'Lung');
export const hipJoint = code('24136001', 'SCT', 'Hip joint');
export const radiology = code('309964003', 'SCT', 'Radiology');
export const cardiology = code('309915006', 'SCT', 'Cardiology');
export const femoralStem = code('112310', 'DCM', 'Femoral Stem');
export const exampleHospital = localCode('HOSPITAL', 'Example Hospital');
