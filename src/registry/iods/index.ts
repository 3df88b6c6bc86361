// The IOD definitions by SOP Class UID (PS3.3); a new IOD is one file and one row here.

import { colorPaletteIod } from './color-palette.ts';
import { ctDefinedProcedureProtocolIod } from './ct-defined-procedure-protocol.ts';
import type { IodDefinition } from './definition.ts';
import { genericImplantTemplateIod } from './generic-implant-template.ts';
import { hangingProtocolIod } from './hanging-protocol.ts';
import { implantAssemblyTemplateIod } from './implant-assembly-template.ts';
import { implantTemplateGroupIod } from './implant-template-group.ts';
import { inventoryIod } from './inventory.ts';
import { protocolApprovalIod } from './protocol-approval.ts';
import { xaDefinedProcedureProtocolIod } from './xa-defined-procedure-protocol.ts';

export const iods: readonly IodDefinition[] = [
  hangingProtocolIod,
  colorPaletteIod,
  genericImplantTemplateIod,
  implantAssemblyTemplateIod,
  implantTemplateGroupIod,
  ctDefinedProcedureProtocolIod,
  protocolApprovalIod,
  xaDefinedProcedureProtocolIod,
  inventoryIod,
];

const byUid: ReadonlyMap<string, IodDefinition> = new Map(iods.map((iod) => [iod.sopClassUID, iod]));

/** The IOD definition of a SOP Class UID, or undefined for one this project does not define. */
export function iodOf(sopClassUID: string): IodDefinition | undefined {
  return byUid.get(sopClassUID);
}
