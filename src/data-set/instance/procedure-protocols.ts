/** The protocol IODs: PS3.3 A.82.2, A.82.3 and A.82.5, C.34.2, C.34.6 and C.34.15. */

import type { DataSet } from '../data-set.ts';
import { code, date, dateTime, equipment, type InstanceBuilder, reference, time } from './macros.ts';

const ctDefinedProcedureProtocol = '1.2.840.10008.5.1.4.1.1.200.1';

function definedProtocol(modality: string, name: string): DataSet {
  return {
    ...equipment,
    InstanceCreationDate: date,
    InstanceCreationTime: time,
    ResponsibleGroupCodeSequence: [code('309964003', 'SCT', 'Radiology')],
    ProtocolName: name,
    ContentCreatorName: 'Doe^Jane',
    EquipmentModality: modality,
  };
}

export const ctDefinedProtocol: InstanceBuilder = () => definedProtocol('CT', 'Chest routine');

export const xaDefinedProtocol: InstanceBuilder = () => definedProtocol('XA', 'Coronary angiography');

/** One CT protocol, approved for use at an institution, which therefore has to be named. */
export const protocolApproval: InstanceBuilder = (uid) => ({
  ...equipment,
  ApprovalSubjectSequence: [reference(ctDefinedProcedureProtocol, uid())],
  ApprovalSequence: [
    {
      AssertionCodeSequence: [code('128603', 'DCM', 'Approved for use at the institution')],
      AssertionUID: uid(),
      AsserterIdentificationSequence: [
        {
          ObserverType: 'PSN',
          PersonName: 'Doe^Jane',
          PersonIdentificationCodeSequence: [],
          InstitutionName: 'Example Hospital',
          InstitutionCodeSequence: [],
        },
      ],
      AssertionDateTime: dateTime,
      InstitutionCodeSequence: [code('HOSPITAL', '99CSTORE', 'Example Hospital')],
    },
  ],
});
