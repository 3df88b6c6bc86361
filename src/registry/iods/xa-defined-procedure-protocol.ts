// XA Defined Procedure Protocol IOD, PS3.3 Table A.82.5.3-1: its modules and the constraints over them.

import { equals } from './condition.ts';
import type { IodDefinition } from './definition.ts';
import { clinicalTrialContextModule } from './modules/clinical-trial-context.ts';
import { definedStorageModule } from './modules/defined-storage.ts';
import { enhancedGeneralEquipmentModule } from './modules/enhanced-general-equipment.ts';
import { equipmentSpecificationModule } from './modules/equipment-specification.ts';
import { generalDefinedAcquisitionModule } from './modules/general-defined-acquisition.ts';
import { generalDefinedReconstructionModule } from './modules/general-defined-reconstruction.ts';
import { generalEquipmentModule } from './modules/general-equipment.ts';
import { instructionsModule } from './modules/instructions.ts';
import { patientPositioningModule } from './modules/patient-positioning.ts';
import { patientSpecificationModule } from './modules/patient-specification.ts';
import { protocolContextModule } from './modules/protocol-context.ts';
import { sopCommonModule } from './modules/sop-common.ts';

export const xaDefinedProcedureProtocolIod: IodDefinition = {
  sopClassUID: '1.2.840.10008.5.1.4.1.1.200.7',
  name: 'XA Defined Procedure Protocol',
  ref: 'PS3.3 Table A.82.5.3-1',
  modules: [
    { module: generalEquipmentModule, entity: 'Equipment', usage: 'M' },
    { module: enhancedGeneralEquipmentModule, entity: 'Equipment', usage: 'M' },
    { module: protocolContextModule, entity: 'Procedure Protocol', usage: 'M' },
    { module: clinicalTrialContextModule, entity: 'Procedure Protocol', usage: 'U' },
    { module: patientSpecificationModule, entity: 'Procedure Protocol', usage: 'U' },
    { module: equipmentSpecificationModule, entity: 'Procedure Protocol', usage: 'M' },
    { module: instructionsModule, entity: 'Procedure Protocol', usage: 'U' },
    { module: patientPositioningModule, entity: 'Procedure Protocol', usage: 'U' },
    { module: generalDefinedAcquisitionModule, entity: 'Procedure Protocol', usage: 'U' },
    { module: generalDefinedReconstructionModule, entity: 'Procedure Protocol', usage: 'U' },
    { module: definedStorageModule, entity: 'Procedure Protocol', usage: 'U' },
    { module: sopCommonModule, entity: 'Procedure Protocol', usage: 'M' },
  ],
  constraints: [
    {
      ref: 'PS3.3 A.82.5.3.1.1',
      text: 'the equipment modality is XA',
      keyword: 'EquipmentModality',
      tag: 0x00080221,
      holds: equals('EquipmentModality', 'XA'),
    },
  ],
};
