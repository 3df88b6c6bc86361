// The names a scenario may use for SOP Classes, Transfer Syntaxes and statuses: the standard's keywords, or the UID.

import {
  compressedPictures,
  imageSopClasses,
  isValidUid,
  nonPatientSopClasses,
  Status,
  sopClassByKeyword,
  sopClassByUid,
  sopClasses,
  transferSyntaxByKeyword,
  transferSyntaxByUid,
  transferSyntaxes,
  uncompressedTransferSyntaxes,
  writesPixels,
} from '../../src/index.ts';
import { didYouMean } from '../yaml/suggest.ts';

/** Stands for the SOP Class or Transfer Syntax that the system under test turns out to accept. */
export const accepted = 'accepted';

/** The ordinary storage classes that instances can be built of, the most widely accepted first. */
const ordinarySopClasses: readonly string[] = [
  'SecondaryCaptureImageStorage',
  'CTImageStorage',
  'EncapsulatedPDFStorage',
  'BasicTextSRStorage',
  'RawDataStorage',
];

const nonPatient = nonPatientSopClasses.map(({ keyword }) => keyword);

/** Groups of SOP Classes that `for.sopClass` may name. */
export const sopClassGroups: Readonly<Record<string, readonly string[]>> = {
  nonPatient,
  ordinary: ordinarySopClasses,
  all: [...nonPatient, ...ordinarySopClasses],
  storage: sopClasses.filter(({ service }) => service === 'storage').map(({ keyword }) => keyword),
  /** Those whose instances have a picture that was compressed. */
  images: imageSopClasses,
};

/** Groups of Transfer Syntaxes that `for.transferSyntax` may name. */
export const transferSyntaxGroups: Readonly<Record<string, readonly string[]>> = {
  uncompressed: uncompressedTransferSyntaxes.map(({ keyword }) => keyword),
  /** Those in which the harness writes any pixels. */
  writable: transferSyntaxes.filter(writesPixels).map(({ keyword }) => keyword),
  /** Those in which the pictures of generated images are there. */
  compressed: compressedPictures,
};

export const sopClassKeywords: readonly string[] = sopClasses.map(({ keyword }) => keyword);
export const transferSyntaxKeywords: readonly string[] = transferSyntaxes.map(({ keyword }) => keyword);

/** The UID of a SOP Class given by keyword or UID; undefined when it is neither. */
export function sopClassUid(name: string): string | undefined {
  return sopClassByKeyword(name)?.uid ?? (isValidUid(name) && name.includes('.') ? name : undefined);
}

/** The UID of a Transfer Syntax given by keyword or UID; undefined when it is neither. */
export function transferSyntaxUid(name: string): string | undefined {
  return transferSyntaxByKeyword(name)?.uid ?? (isValidUid(name) && name.includes('.') ? name : undefined);
}

/** The keyword of a SOP Class or Transfer Syntax UID, or the UID itself when the standard has no such. */
export function keywordOf(uid: string): string {
  return sopClassByUid(uid)?.keyword ?? transferSyntaxByUid(uid)?.keyword ?? uid;
}

/** Why a name is no SOP Class, in one line. */
export function unknownSopClass(name: string, also: readonly string[] = []): string {
  return `unknown SOP Class "${name}"${didYouMean(name, [...sopClassKeywords, ...also])}`;
}

/** Why a name is no Transfer Syntax, in one line. */
export function unknownTransferSyntax(name: string, also: readonly string[] = []): string {
  return `unknown Transfer Syntax "${name}"${didYouMean(name, [...transferSyntaxKeywords, ...also])}`;
}

export const statusNames = Object.keys(Status) as readonly (keyof typeof Status)[];

/** The code of a status given by its name in the registry, e.g. `OutOfResources`. */
export function statusByName(name: string): number | undefined {
  return Object.hasOwn(Status, name) ? Status[name as keyof typeof Status] : undefined;
}
