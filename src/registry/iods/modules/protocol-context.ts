// Protocol Context Module, PS3.3 Table C.34.2-1: attributes, types, values and conditions.

import { attribute, include, type ModuleDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from '../macros/code-sequence.ts';
import { personIdentificationMacro } from '../macros/person-identification.ts';
import { sopInstanceReferenceMacro } from '../macros/sop-instance-reference.ts';

export const protocolContextModule: ModuleDefinition = {
  table: 'C.34.2-1',
  name: 'Protocol Context',
  rows: [
    sequence('0040,A07C', 'CustodialOrganizationSequence', '3', '0-1', [
      attribute('0008,0080', 'InstitutionName', 'LO', '1', '2'),
      sequence('0008,0082', 'InstitutionCodeSequence', '2', '0-1', [include(codeSequenceMacro)]),
    ]),
    sequence('0008,0220', 'ResponsibleGroupCodeSequence', '2', '0-n', [include(codeSequenceMacro)]),
    attribute('0018,1030', 'ProtocolName', 'LO', '1', '1'),
    sequence('0018,9906', 'PotentialScheduledProtocolCodeSequence', '3', '0-n', [include(codeSequenceMacro)]),
    sequence('0018,9907', 'PotentialRequestedProcedureCodeSequence', '3', '0-n', [include(codeSequenceMacro)]),
    attribute('0018,9908', 'PotentialReasonsForProcedure', 'UC', '1-n', '3'),
    sequence('0018,9909', 'PotentialReasonsForProcedureCodeSequence', '3', '0-n', [include(codeSequenceMacro)]),
    attribute('0018,990A', 'PotentialDiagnosticTasks', 'UC', '1-n', '3'),
    sequence('0018,990B', 'ContraindicationsCodeSequence', '3', '0-n', [include(codeSequenceMacro)]),
    sequence('0018,990E', 'PredecessorProtocolSequence', '3', '0-n', [include(sopInstanceReferenceMacro)]),
    attribute('0070,0084', 'ContentCreatorName', 'PN', '1', '1'),
    sequence('0070,0086', 'ContentCreatorIdentificationCodeSequence', '3', '0-1', [include(personIdentificationMacro)]),
    attribute('0018,9910', 'ProtocolDesignRationale', 'UT', '1', '3'),
    attribute('0018,990F', 'ProtocolPlanningInformation', 'UT', '1', '3'),
    attribute('0008,0012', 'InstanceCreationDate', 'DA', '1', '1'),
    attribute('0008,0013', 'InstanceCreationTime', 'TM', '1', '1'),
  ],
};
