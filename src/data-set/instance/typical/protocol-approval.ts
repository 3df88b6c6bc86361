// The approval of a protocol for CT by two persons: PS3.3 A.82.3, C.34.15, 10.30.

import type { DataSet } from '../../data-set.ts';
import { code, date, dateTime, equipment, type InstanceBuilder, reference, time, type UidSource } from '../macros.ts';
import { exampleHospital, localCode, localSchemeIdentification } from './codes.ts';

const ctDefinedProcedureProtocol = '1.2.840.10008.5.1.4.1.1.200.1';

/** Who says so: a person of the hospital with a role. */
function person(name: string, identifier: string, role: DataSet): DataSet {
  return {
    ObserverType: 'PSN',
    PersonName: name,
    PersonIdentificationCodeSequence: [localCode(identifier, name.replace('^', ', '))],
    OrganizationalRoleCodeSequence: [role],
    InstitutionName: 'Example Hospital',
    InstitutionCodeSequence: [exampleHospital],
    InstitutionalDepartmentName: 'Radiologie',
  };
}

function assertion(what: DataSet, asserter: DataSet, uid: string, more: DataSet): DataSet {
  return {
    AssertionCodeSequence: [what],
    AssertionUID: uid,
    AsserterIdentificationSequence: [asserter],
    AssertionDateTime: dateTime,
    ...more,
  };
}

function assertions(uid: UidSource): DataSet[] {
  const first = uid();
  return [
    assertion(
      code('128608', 'DCM', 'Optimized for the device instance'),
      person('Schäfer^Anna', 'STAFF-23', code('128674', 'DCM', 'Lead Radiologic Technologist')),
      first,
      { AssertionComments: 'Phantom measured, CTDIvol within 5 percent of the displayed value.' },
    ),
    assertion(
      code('128603', 'DCM', 'Approved for use at the institution'),
      person('Müller^Jörg', 'STAFF-17', code('128670', 'DCM', 'Head of Radiology')),
      uid(),
      {
        AssertionExpirationDateTime: '20260115093000',
        InstitutionCodeSequence: [exampleHospital],
        RelatedAssertionSequence: [{ ReferencedAssertionUID: first }],
      },
    ),
  ];
}

/** The protocol was optimized for its scanner and then approved for the hospital for two years. */
export const ctProtocolApproval: InstanceBuilder = (uid) => ({
  ...equipment,
  ...localSchemeIdentification,
  SpecificCharacterSet: 'ISO_IR 192',
  InstanceCreationDate: date,
  InstanceCreationTime: time,
  InstitutionName: 'Example Hospital',
  ApprovalSubjectSequence: [reference(ctDefinedProcedureProtocol, uid())],
  ApprovalSequence: assertions(uid),
});
