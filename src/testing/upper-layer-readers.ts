/** The readers of PDUs, items and messages: PS3.8 9.3, PS3.7 D.3.3, 6.3.1. */

import fc from 'fast-check';
import { cStoreRQ } from '../dimse/c-store.ts';
import { decodeCommandSet, encodeCommandSet } from '../dimse/command-set.ts';
import { fragmentMessage } from '../dimse/fragment.ts';
import { MessageAssembler } from '../dimse/message-assembler.ts';
import { decodeAAbort } from '../upper-layer/pdu/a-abort.ts';
import { decodeAssociate } from '../upper-layer/pdu/a-associate.ts';
import { decodeAAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import { decodeAAssociateRJ } from '../upper-layer/pdu/a-associate-rj.ts';
import { decodeAAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import { decodeAReleaseRP } from '../upper-layer/pdu/a-release-rp.ts';
import { decodeAReleaseRQ } from '../upper-layer/pdu/a-release-rq.ts';
import { decodeAETitle } from '../upper-layer/pdu/ae-title.ts';
import { decodeApplicationContext } from '../upper-layer/pdu/application-context-item.ts';
import { decodeAsynchronousOperationsWindow } from '../upper-layer/pdu/asynchronous-operations-window.ts';
import { ByteReader, InvalidPdu } from '../upper-layer/pdu/byte-reader.ts';
import { decodeCommonExtendedNegotiation } from '../upper-layer/pdu/common-extended-negotiation.ts';
import { decodeExtendedNegotiation } from '../upper-layer/pdu/extended-negotiation.ts';
import { decodeImplementationClassUID } from '../upper-layer/pdu/implementation-class-uid.ts';
import { decodeImplementationVersionName } from '../upper-layer/pdu/implementation-version-name.ts';
import { type ItemHead, readItems } from '../upper-layer/pdu/item.ts';
import { decodeMaximumLength } from '../upper-layer/pdu/maximum-length.ts';
import { decodePDataTF } from '../upper-layer/pdu/p-data-tf.ts';
import { decodePdu, encodePdu, type Pdu } from '../upper-layer/pdu/pdu.ts';
import { decodePresentationContextAC } from '../upper-layer/pdu/presentation-context-ac-item.ts';
import { decodePresentationContextRQ } from '../upper-layer/pdu/presentation-context-rq-item.ts';
import { decodeRoleSelection } from '../upper-layer/pdu/role-selection.ts';
import { decodeSyntaxSubItems } from '../upper-layer/pdu/syntax-sub-item.ts';
import { decodeUserIdentityAC } from '../upper-layer/pdu/user-identity-ac.ts';
import { decodeUserIdentityRQ } from '../upper-layer/pdu/user-identity-rq.ts';
import { decodeUserInformation } from '../upper-layer/pdu/user-information-item.ts';
import { PduFramer } from '../upper-layer/pdu-framer.ts';
import { arbitraryPdu } from '../upper-layer/testing/arbitrary-pdu.ts';
import type { ReaderRow } from './reader-row.ts';

const pdus = arbitraryPdu.map(encodePdu);
const pdusOf = (...types: readonly Pdu['type'][]) =>
  arbitraryPdu.filter(({ type }) => types.includes(type)).map(encodePdu);

/** A decoder of a whole PDU, which `decodePdu` calls for bytes as long as they say. */
const pdu = (name: string, type: Pdu['type'], read: (bytes: Buffer) => unknown): ReaderRow => ({
  name,
  right: pdusOf(type),
  read,
  throws: InvalidPdu,
});

/** A decoder of an item, given what follows its head. */
const item = (name: string, right: string, decode: (head: ItemHead) => unknown): ReaderRow => ({
  name,
  right: fc.constant(Buffer.from(right.replaceAll(' ', ''), 'hex')),
  read: (bytes) => {
    const value = new ByteReader(bytes);
    const decoded = decode({ type: 0, reserved: Buffer.alloc(1), value });
    value.end('item');
    return decoded;
  },
  throws: InvalidPdu,
});

const isDecoded = (result: unknown) => !Object.hasOwn(result as object, 'invalid');

const storeCommand = encodeCommandSet(
  cStoreRQ({ MessageID: 1, AffectedSOPClassUID: '1.2.840.10008.5.1.4.38.1', AffectedSOPInstanceUID: '1.2.3.4' }),
);

/** A C-STORE-RQ in P-DATA-TF PDUs of any length. */
const messages = fc
  .tuple(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 8, max: 200 }))
  .map(([dataSet, maxLength]) => Buffer.concat(fragmentMessage(1, storeCommand, dataSet, maxLength)));

/** All that a framer gives for bytes that come in chunks of 7. */
function framed(bytes: Buffer): { readonly frames: unknown[]; readonly unparsed: number } {
  const framer = new PduFramer(1000);
  framer.mayComeInParts = () => true;
  const frames: unknown[] = [];
  for (let at = 0; at < bytes.length; at += 7) {
    framer.push(bytes.subarray(at, at + 7));
    for (let frame = framer.next(); frame !== undefined; frame = framer.next()) frames.push(frame);
  }
  return { frames, unparsed: framer.unparsed };
}

/** All that an assembler tells of the PDVs in these bytes. */
function assembled(bytes: Buffer): readonly unknown[] {
  const told: unknown[] = [];
  const assembler = new MessageAssembler({
    onCommand: ({ command, findings }, contextId) => told.push([command, findings, contextId]),
    onDataFragment: (fragment, isLast) => told.push([fragment, isLast]),
    onViolation: (violation) => told.push(violation),
    onFinding: (finding) => told.push(finding),
  });
  for (const frame of framed(bytes).frames) {
    const decoded = frame instanceof Buffer && frame[0] === 4 ? decodePDataTF(frame) : undefined;
    if (decoded && 'pdvs' in decoded) assembler.pushAll(decoded.pdvs);
  }
  return told;
}

/** A PDU may be announced with a mebibyte, and its memory is taken in one piece. */
const announced = 0x100000;

export const upperLayerReaders: readonly ReaderRow[] = [
  { name: 'decodePdu', right: pdus, read: decodePdu, isRight: isDecoded },
  { name: 'decodePDataTF', right: pdusOf('P-DATA-TF'), read: decodePDataTF, isRight: isDecoded },
  pdu('decodeAAssociateRQ', 'A-ASSOCIATE-RQ', decodeAAssociateRQ),
  pdu('decodeAAssociateAC', 'A-ASSOCIATE-AC', decodeAAssociateAC),
  pdu('decodeAssociate', 'A-ASSOCIATE-AC', decodeAssociate),
  pdu('decodeAAssociateRJ', 'A-ASSOCIATE-RJ', decodeAAssociateRJ),
  pdu('decodeAReleaseRQ', 'A-RELEASE-RQ', decodeAReleaseRQ),
  pdu('decodeAReleaseRP', 'A-RELEASE-RP', decodeAReleaseRP),
  pdu('decodeAAbort', 'A-ABORT', decodeAAbort),
  item('decodeApplicationContext', '312e32', decodeApplicationContext),
  item('decodePresentationContextRQ', '01000000 30000003312e32 40000003312e33', decodePresentationContextRQ),
  item('decodePresentationContextAC', '01000000 40000003312e33', decodePresentationContextAC),
  item('decodeSyntaxSubItems', '30000003312e32 40000003312e33', ({ value }) => decodeSyntaxSubItems(value)),
  item('readItems', '51000004 00004000 52000003312e32', ({ value }) =>
    Array.from(readItems(value), ({ type, value: inner }) => [type, inner.remaining]),
  ),
  item('decodeUserInformation', '51000004 00004000 52000003312e32 58000007 02 00 0001 41 0000', decodeUserInformation),
  item('decodeMaximumLength', '00004000', decodeMaximumLength),
  item('decodeImplementationClassUID', '312e32', decodeImplementationClassUID),
  item('decodeAsynchronousOperationsWindow', '00010010', decodeAsynchronousOperationsWindow),
  item('decodeRoleSelection', '0003312e32 00 01', decodeRoleSelection),
  item('decodeImplementationVersionName', '5631', decodeImplementationVersionName),
  item('decodeExtendedNegotiation', '0003312e32 0102', decodeExtendedNegotiation),
  item('decodeCommonExtendedNegotiation', '0003312e32 0003312e34 0005 0003312e35', decodeCommonExtendedNegotiation),
  item('decodeUserIdentityRQ', '02 01 0002 6d65 0003 707721', decodeUserIdentityRQ),
  item('decodeUserIdentityAC', '0002 6f6b', decodeUserIdentityAC),
  {
    name: 'decodeAETitle',
    right: fc.constant(Buffer.from('STORESCP        ')),
    // The field always has 16 bytes.
    read: (bytes) => decodeAETitle(Buffer.concat([bytes, Buffer.alloc(16)]).subarray(0, 16)),
  },
  {
    name: 'PduFramer',
    right: fc.array(pdus, { maxLength: 4 }).map((all) => Buffer.concat(all)),
    read: framed,
    announced,
  },
  { name: 'MessageAssembler', right: messages, read: assembled, announced },
  {
    name: 'decodeCommandSet',
    right: fc.constant(storeCommand),
    read: (bytes) => {
      const { command, findings, elements } = decodeCommandSet(bytes);
      return { command, findings, elements };
    },
    isRight: (result) => (result as { findings: readonly unknown[] }).findings.length === 0,
  },
];
