/** Makes valid SOP Instances, from the Type 1 and 2 attributes alone to all that their IODs allow (PS3.3 Annex A). */

import { randomUUID } from 'node:crypto';
import { iods } from '../../registry/iods/index.ts';
import { type SopClass, sopClassByKeyword, sopClassByUid } from '../../registry/sop-classes.ts';
import { ExplicitVRLittleEndian, type TransferSyntax } from '../../registry/transfer-syntaxes.ts';
import type { DataSet } from '../data-set.ts';
import { resolveTransferSyntax } from '../read/resolve-transfer-syntax.ts';
import { encodeDataSet } from '../write/codec.ts';
import { basicTextSR } from './basic-text-sr.ts';
import { applyChanges } from './changes.ts';
import { colorPalette } from './color-palette.ts';
import { encapsulatedPdf } from './encapsulated-pdf.ts';
import { fullInstance } from './full.ts';
import { hangingProtocol } from './hanging-protocol.ts';
import { ctImage, secondaryCapture } from './images.ts';
import { genericImplant, implantAssembly, implantGroup } from './implant-templates.ts';
import { inventory } from './inventory.ts';
import type { InstanceBuilder, UidSource } from './macros.ts';
import { ctDefinedProtocol, protocolApproval, xaDefinedProtocol } from './procedure-protocols.ts';
import { rawData } from './raw-data.ts';
import { typicalBuilders } from './typical.ts';

const builders: { readonly [keyword: string]: InstanceBuilder } = {
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

/** Keywords of the SOP Classes that `buildInstance` knows. */
export const buildableSopClasses: readonly string[] = Object.keys(builders);

/** `minimal`: Type 1 and 2 attributes; `typical`: what a vendor would send; `full`: every attribute and module. */
export const instanceProfiles = ['minimal', 'typical', 'full'] as const;

export type InstanceProfile = (typeof instanceProfiles)[number];

export interface InstanceOptions {
  /** `minimal` by default; the others exist for the nine Non-Patient SOP Classes. */
  readonly profile?: InstanceProfile;
  /** UID, keyword or row; Explicit VR Little Endian by default. */
  readonly transferSyntax?: TransferSyntax | string;
  readonly sopInstanceUID?: string;
  /** Elements to add or replace, by keyword, tag or path (`DisplaySetsSequence[1].ImageSetNumber`). */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Elements to take away, in the same notation. */
  readonly remove?: readonly string[];
  /** The same seed gives the same UIDs, and so the same bytes. */
  readonly seed?: number;
}

export interface Instance {
  readonly sopClassUID: string;
  /** As it would stand in the command; `set` may have put another one into the Data Set. */
  readonly sopInstanceUID: string;
  /** UID. */
  readonly transferSyntax: string;
  readonly bytes: Buffer;
  readonly dataSet: DataSet;
}

/**
 * An instance of a SOP Class, named by UID or keyword. Throws RangeError for a SOP Class not in `buildableSopClasses`, a
 * profile it does not have or an unknown name in `set` or `remove`, and DataSetError for a value that cannot be encoded.
 */
export function buildInstance(sopClass: string, options: InstanceOptions = {}): Instance {
  const resolved = resolveSopClass(sopClass);
  const { uid: sopClassUID } = resolved;
  const syntax = resolveTransferSyntax(options.transferSyntax ?? ExplicitVRLittleEndian);
  const uid = options.seed === undefined ? newUid : seededUids(options.seed);
  const sopInstanceUID = options.sopInstanceUID ?? uid();
  // Builders share items between instances: what is changed is a copy.
  const content = structuredClone(contentOf(resolved, options.profile ?? 'minimal', uid));
  const dataSet: DataSet = { ...content, SOPClassUID: sopClassUID, SOPInstanceUID: sopInstanceUID };
  // The palette of a Color Palette is the instance (PS3.3 C.7.9.1).
  if (dataSet.PaletteColorLookupTableUID) dataSet.PaletteColorLookupTableUID = sopInstanceUID;
  applyChanges(dataSet, options.set ?? {}, options.remove ?? []);
  return { sopClassUID, sopInstanceUID, transferSyntax: syntax.uid, bytes: encodeDataSet(dataSet, syntax), dataSet };
}

function contentOf({ uid: sopClassUID, keyword }: SopClass, profile: InstanceProfile, uid: UidSource): DataSet {
  if (!instanceProfiles.includes(profile))
    throw new RangeError(`${profile} is no profile; there are ${instanceProfiles.join(', ')}`);
  const content = profile === 'full' ? fullInstance(sopClassUID, uid) : buildersOf(profile)[keyword]?.(uid);
  if (content) return content;
  const known = profile === 'full' ? iods.map((iod) => iod.name) : Object.keys(typicalBuilders);
  throw new RangeError(`no ${profile} instance of ${keyword} can be made; there is one of ${known.join(', ')}`);
}

function buildersOf(profile: 'minimal' | 'typical'): typeof builders {
  return profile === 'typical' ? typicalBuilders : builders;
}

function resolveSopClass(name: string): SopClass {
  const found = sopClassByKeyword(name) ?? sopClassByUid(name);
  if (found && builders[found.keyword]) return found;
  throw new RangeError(
    `no instance of ${found?.keyword ?? name} can be made; known are ${buildableSopClasses.join(', ')}`,
  );
}

/** A new UID made of a random UUID (PS3.5 B.2). */
export function newUid(): string {
  return `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`;
}

/** UIDs that look like those of `newUid` and depend on the seed alone. */
function seededUids(seed: number): UidSource {
  const random = seededBits(seed);
  return () => {
    const words = Array.from({ length: 4 }, random);
    const bits = words.reduce((all, word) => (all << 32n) | BigInt(word), 0n);
    const version4 = (bits & ~(0xfn << 76n)) | (0x4n << 76n);
    return `2.25.${(version4 & ~(0x3n << 62n)) | (0x2n << 62n)}`;
  };
}

/** 32 bits at each call, by the generator SplitMix32. */
function seededBits(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let bits = state ^ (state >>> 16);
    bits = Math.imul(bits, 0x21f0aaad);
    bits ^= bits >>> 15;
    bits = Math.imul(bits, 0x735a2d97);
    return (bits ^ (bits >>> 15)) >>> 0;
  };
}
