// Clinical Trial Context Module, PS3.3 Table C.34.4-1: attributes, types, values and conditions.

import { present } from '../condition.ts';
import { attribute, type ModuleDefinition } from '../definition.ts';

export const clinicalTrialContextModule: ModuleDefinition = {
  table: 'C.34.4-1',
  name: 'Clinical Trial Context',
  rows: [
    attribute('0012,0010', 'ClinicalTrialSponsorName', 'LO', '1', '1'),
    attribute('0012,0020', 'ClinicalTrialProtocolID', 'LO', '1', '1'),
    attribute('0012,0021', 'ClinicalTrialProtocolName', 'LO', '1', '2'),
    attribute('0012,0030', 'ClinicalTrialSiteID', 'LO', '1', '2'),
    attribute('0012,0031', 'ClinicalTrialSiteName', 'LO', '1', '2'),
    attribute('0012,0081', 'ClinicalTrialProtocolEthicsCommitteeName', 'LO', '1', '1C', {
      required: present('ClinicalTrialProtocolEthicsCommitteeApprovalNumber'),
    }),
    attribute('0012,0082', 'ClinicalTrialProtocolEthicsCommitteeApprovalNumber', 'LO', '1', '3'),
    attribute('0012,0086', 'EthicsCommitteeApprovalEffectivenessStartDate', 'DA', '1', '3'),
    attribute('0012,0087', 'EthicsCommitteeApprovalEffectivenessEndDate', 'DA', '1', '3'),
    attribute('0012,0060', 'ClinicalTrialCoordinatingCenterName', 'LO', '1', '2'),
  ],
};
