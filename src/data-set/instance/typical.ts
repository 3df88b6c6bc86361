// What vendors send of the nine Non-Patient SOP Classes, by keyword: PS3.3 A.44, A.58, A.61 to A.63, A.82, A.88.

import type { InstanceBuilder } from './macros.ts';
import { hotMetalPalette } from './typical/color-palette.ts';
import { ctChestProtocol } from './typical/ct-protocol.ts';
import { hipStem } from './typical/generic-implant.ts';
import { mammographyHangingProtocol } from './typical/hanging-protocol.ts';
import { hipAssembly } from './typical/implant-assembly.ts';
import { hipStemGroup } from './typical/implant-group.ts';
import { archiveInventory } from './typical/inventory.ts';
import { ctProtocolApproval } from './typical/protocol-approval.ts';
import { xaCoronaryProtocol } from './typical/xa-protocol.ts';

export const typicalBuilders: { readonly [keyword: string]: InstanceBuilder } = {
  HangingProtocolStorage: mammographyHangingProtocol,
  ColorPaletteStorage: hotMetalPalette,
  GenericImplantTemplateStorage: hipStem,
  ImplantAssemblyTemplateStorage: hipAssembly,
  ImplantTemplateGroupStorage: hipStemGroup,
  CTDefinedProcedureProtocolStorage: ctChestProtocol,
  ProtocolApprovalStorage: ctProtocolApproval,
  XADefinedProcedureProtocolStorage: xaCoronaryProtocol,
  InventoryStorage: archiveInventory,
};
