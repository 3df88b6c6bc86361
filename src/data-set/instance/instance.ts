/** Makes valid SOP Instances, from the Type 1 and 2 attributes alone to all that their IODs allow (PS3.3 Annex A). */

import { randomUUID } from 'node:crypto';
import { iods } from '../../registry/iods/index.ts';
import { type SopClass, sopClassByKeyword, sopClassByUid, sopClasses } from '../../registry/sop-classes.ts';
import { ExplicitVRLittleEndian, type TransferSyntax } from '../../registry/transfer-syntaxes.ts';
import type { DataSet } from '../data-set.ts';
import { resolveTransferSyntax } from '../read/resolve-transfer-syntax.ts';
import { encodeDataSet } from '../write/codec.ts';
import { applyChanges } from './changes.ts';
import { withPixelsFor } from './encapsulated-pixels.ts';
import { fullInstance } from './full.ts';
import type { UidSource } from './macros.ts';
import { builders, sopClassesByHand } from './minimal-builders.ts';
import { traitsOf } from './storage/class-traits.ts';
import { storageInstance } from './storage/storage-instance.ts';
import { roleUid } from './storage/storage-uids.ts';
import { typicalBuilders } from './typical.ts';

/** Keywords of the SOP Classes that `buildInstance` knows: the nine, and every storage SOP Class of PS3.4 Table B.5-1. */
export const buildableSopClasses: readonly string[] = [
  ...sopClassesByHand,
  ...sopClasses
    .filter(({ service, keyword }) => service === 'storage' && !builders[keyword])
    .map(({ keyword }) => keyword),
];

/** Those of them whose pictures are made in compressed Transfer Syntaxes too: images of whole bytes a sample. */
export const imageSopClasses: readonly string[] = buildableSopClasses.filter((keyword) => {
  const { picture } = traitsOf(keyword);
  return picture !== undefined && picture !== 'bit';
});

/** `minimal`: Type 1 and 2 attributes; `typical`: what a vendor would send; `full`: every attribute and module. */
export const instanceProfiles = ['minimal', 'typical', 'full'] as const;

export type InstanceProfile = (typeof instanceProfiles)[number];

export interface InstanceOptions {
  /** `minimal` by default; `full` exists for the nine Non-Patient SOP Classes alone. */
  readonly profile?: InstanceProfile;
  /** UID, keyword or row; Explicit VR Little Endian by default. */
  readonly transferSyntax?: TransferSyntax | string;
  readonly sopInstanceUID?: string;
  /** Elements to add or replace, by keyword, tag or path (`DisplaySetsSequence[1].ImageSetNumber`). */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Elements to take away, in the same notation. */
  readonly remove?: readonly string[];
  /** The same seed gives the same UIDs, and so the same bytes; typical instances of storage classes share patient and study. */
  readonly seed?: number;
  /** Which of its series it is, from 1: the same seed gives one series. */
  readonly number?: number;
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
 * profile it does not have, an unknown name in `set` or `remove` or pixels that cannot be written in the Transfer Syntax, and
 * DataSetError for a value that cannot be encoded.
 */
export function buildInstance(sopClass: string, options: InstanceOptions = {}): Instance {
  const resolved = resolveSopClass(sopClass);
  const { uid: sopClassUID } = resolved;
  const syntax = resolveTransferSyntax(options.transferSyntax ?? ExplicitVRLittleEndian);
  const dataSet: DataSet = { ...contentOf(resolved, options), SOPClassUID: sopClassUID };
  const sopInstanceUID = String(dataSet.SOPInstanceUID);
  // The palette of a Color Palette is the instance (PS3.3 C.7.9.1).
  if (dataSet.PaletteColorLookupTableUID) dataSet.PaletteColorLookupTableUID = sopInstanceUID;
  applyChanges(dataSet, options.set ?? {}, options.remove ?? []);
  const bytes = encodeDataSet(withPixelsFor(dataSet, syntax), syntax);
  return { sopClassUID, sopInstanceUID, transferSyntax: syntax.uid, bytes, dataSet };
}

/** The content with its SOP Instance UID; a copy, as builders share items between instances. */
function contentOf(sopClass: SopClass, options: InstanceOptions): DataSet {
  const { profile = 'minimal', number = 1, seed } = options;
  if (!instanceProfiles.includes(profile))
    throw new RangeError(`${profile} is no profile; there are ${instanceProfiles.join(', ')}`);
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`${number} is no number in a series from 1 on`);
  const { uid: sopClassUID, keyword } = sopClass;
  if (profile !== 'full' && !buildersOf(profile)[keyword]) {
    const made = storageInstance(sopClassUID, { profile, number, seed });
    if (made)
      return { ...made, ...(options.sopInstanceUID !== undefined && { SOPInstanceUID: options.sopInstanceUID }) };
  }
  const uid = seed === undefined ? newUid : seededUids(seed);
  const sopInstanceUID =
    options.sopInstanceUID ?? (seed === undefined || number === 1 ? uid() : roleUid(`${uid()} ${number}`, seed));
  const content = profile === 'full' ? fullInstance(sopClassUID, uid) : buildersOf(profile)[keyword]?.(uid);
  if (!content) {
    const known = profile === 'full' ? iods.map((iod) => iod.name) : Object.keys(typicalBuilders);
    throw new RangeError(`no ${profile} instance of ${keyword} can be made; there is one of ${known.join(', ')}`);
  }
  const copy = structuredClone(content);
  if (number > 1 && copy.InstanceNumber !== undefined) copy.InstanceNumber = number;
  return { ...copy, SOPInstanceUID: sopInstanceUID };
}

function buildersOf(profile: 'minimal' | 'typical'): typeof builders {
  return profile === 'typical' ? typicalBuilders : builders;
}

function resolveSopClass(name: string): SopClass {
  const found = sopClassByKeyword(name) ?? sopClassByUid(name);
  if (found && buildableSopClasses.includes(found.keyword)) return found;
  throw new RangeError(`no instance of ${found?.keyword ?? name} can be made: it is no SOP Class of PS3.4 B.5 or GG.3`);
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
