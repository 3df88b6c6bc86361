// The SOP Classes of which a minimal instance is written out: the nine of PS3.4 Annex GG, and five ordinary ones of B.5.

import { basicTextSR } from './basic-text-sr.ts';
import { colorPalette } from './color-palette.ts';
import { encapsulatedPdf } from './encapsulated-pdf.ts';
import { hangingProtocol } from './hanging-protocol.ts';
import { ctImage, secondaryCapture } from './images.ts';
import { genericImplant, implantAssembly, implantGroup } from './implant-templates.ts';
import { inventory } from './inventory.ts';
import type { InstanceBuilder } from './macros.ts';
import { ctDefinedProtocol, protocolApproval, xaDefinedProtocol } from './procedure-protocols.ts';
import { rawData } from './raw-data.ts';

/** Minimal instances, by keyword. */
export const builders: { readonly [keyword: string]: InstanceBuilder } = {
  HangingProtocolStorage: hangingProtocol,
  ColorPaletteStorage: colorPalette,
  GenericImplantTemplateStorage: genericImplant,
  ImplantAssemblyTemplateStorage: implantAssembly,
  ImplantTemplateGroupStorage: implantGroup,
  CTDefinedProcedureProtocolStorage: ctDefinedProtocol,
  ProtocolApprovalStorage: protocolApproval,
  XADefinedProcedureProtocolStorage: xaDefinedProtocol,
  InventoryStorage: inventory,
  SecondaryCaptureImageStorage: secondaryCapture,
  CTImageStorage: ctImage,
  EncapsulatedPDFStorage: encapsulatedPdf,
  BasicTextSRStorage: basicTextSR,
  RawDataStorage: rawData,
};

/** Keywords of the SOP Classes of which a small instance is written out here. */
export const sopClassesByHand: readonly string[] = Object.keys(builders);
