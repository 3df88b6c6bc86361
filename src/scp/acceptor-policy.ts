/** What the SCP accepts at association establishment, made of its options (PS3.7 D.3, PS3.8 7.1.1). */
import type { AcceptorPolicy } from '../association/acceptor-policy.ts';
import { sopClassByKeyword, sopClassByUid, sopClasses } from '../registry/sop-classes.ts';
import {
  ExplicitVRLittleEndian,
  transferSyntaxByKeyword,
  transferSyntaxByUid,
  transferSyntaxes,
  uncompressedTransferSyntaxes,
} from '../registry/transfer-syntaxes.ts';
import { isValidUid, verificationSOPClassUID } from '../registry/uids.ts';
import type { ListenOptions } from './listen-options.ts';
import { ListenOptionError } from './option-error.ts';
import { userIdentityVerifier } from './user-identity.ts';

const defaultWindow = { invoked: 1, performed: 16 };

/** The AE title that the SCP has when it is not told one. */
export function ownAETitle(options: Pick<ListenOptions, 'aeTitle'>): string {
  return options.aeTitle ?? 'CSTORE_SCP';
}

/** The storage SOP Classes that the options ask for, by UID; none by name where it is any. */
export function storedSopClasses({ sopClasses: asked }: Pick<ListenOptions, 'sopClasses'>): readonly string[] {
  if (asked === 'any') return [];
  if (asked !== undefined) return asked.map(sopClassUid);
  return sopClasses.filter((row) => row.service !== 'verification').map((row) => row.uid);
}

function sopClassUid(name: string): string {
  const row = sopClassByUid(name) ?? sopClassByKeyword(name);
  if (row !== undefined) return row.uid;
  if (isValidUid(name)) return name;
  throw new ListenOptionError(`sopClasses: ${name} is neither a UID nor the keyword of a known SOP Class`);
}

function transferSyntaxUid(name: string): string {
  const row = transferSyntaxByUid(name) ?? transferSyntaxByKeyword(name);
  if (row !== undefined) return row.uid;
  if (isValidUid(name)) return name;
  throw new ListenOptionError(`transferSyntaxes: ${name} is not the UID or the keyword of a Transfer Syntax`);
}

/** Explicit VR first: it alone keeps the VRs of private elements. */
const uncompressed = [...new Set([ExplicitVRLittleEndian.uid, ...uncompressedTransferSyntaxes.map((row) => row.uid)])];
const withEncapsulated = [...uncompressed, ...transferSyntaxes.filter((row) => row.encapsulated).map((row) => row.uid)];

/** Of the SOP Classes without pixels the encapsulated Transfer Syntaxes would be meaningless. */
function defaultTransferSyntaxes(sopClass: string): readonly string[] {
  return sopClassByUid(sopClass)?.service === 'non-patient' ? uncompressed : withEncapsulated;
}

function transferSyntaxesBy(options: ListenOptions): (sopClass: string) => readonly string[] {
  const given = options.transferSyntaxes;
  if (given === undefined) return defaultTransferSyntaxes;
  if (given === 'any') return () => withEncapsulated;
  if (isList(given)) {
    const common = given.map(transferSyntaxUid);
    return () => common;
  }
  const bySopClass = new Map(
    Object.entries(given).map(([name, list]) => [sopClassUid(name), list.map(transferSyntaxUid)] as const),
  );
  return (sopClass) => bySopClass.get(sopClass) ?? defaultTransferSyntaxes(sopClass);
}

/** Of any abstract syntax those that are no UIDs are none, and Verification is the negotiation's own matter. */
function abstractSyntaxesBy(options: ListenOptions): AcceptorPolicy['abstractSyntaxes'] {
  const transferSyntaxesOf = transferSyntaxesBy(options);
  if (options.sopClasses === 'any') {
    return (uid) => (isValidUid(uid) && uid !== verificationSOPClassUID ? transferSyntaxesOf(uid) : undefined);
  }
  return new Map(storedSopClasses(options).map((uid) => [uid, transferSyntaxesOf(uid)]));
}

function isList(given: NonNullable<ListenOptions['transferSyntaxes']>): given is readonly string[] {
  return Array.isArray(given);
}

/** The policy behind `negotiate`. Throws ListenOptionError for an unknown SOP Class or Transfer Syntax. */
export function acceptorPolicy(options: ListenOptions): AcceptorPolicy {
  return {
    calledAETitles: options.calledAETitles === 'own' ? [ownAETitle(options)] : (options.calledAETitles ?? 'any'),
    callingAETitles: options.callingAETitles ?? 'any',
    abstractSyntaxes: abstractSyntaxesBy(options),
    otherTransferSyntaxes: options.transferSyntaxes === 'any',
    ...(options.maxLength === undefined ? {} : { maxLength: options.maxLength }),
    asyncWindow: options.asyncWindow ?? defaultWindow,
    ...(options.userIdentity === undefined ? {} : { userIdentity: userIdentityVerifier(options.userIdentity) }),
    ...(options.acceptRelatedSOPClasses === undefined
      ? {}
      : { acceptRelatedSOPClasses: options.acceptRelatedSOPClasses }),
    ...(options.extended === undefined ? {} : { extended: options.extended }),
  };
}
