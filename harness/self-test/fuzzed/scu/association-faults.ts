// Seeded faults of SCUs at what an association is accepted, rejected or aborted with: PS3.8 9.3.3, 9.3.4 and 9.3.8.

import { presentationContextResultsOf, presentationContextsOf, userInformationOf } from '../../../../src/wire.ts';
import {
  announcedLength,
  bytesOf,
  dies,
  hangs,
  isInvalid,
  onReceiving,
  type SeededScuFault,
} from './seeded-scu-fault.ts';

const gigabyte = 2 ** 30;
const longestUid = 64;

export const associationFaults: readonly SeededScuFault[] = [
  {
    name: 'length-announced',
    kind: 6,
    does: 'takes as much memory as a PDU announces',
    ...onReceiving(
      (arrival) => isInvalid(arrival) && announcedLength(arrival) >= 0x10000000,
      (process) => process.take(2 * gigabyte),
      'memory grown',
    ),
  },
  {
    name: 'contexts-by-id',
    kind: 9,
    does: 'dies of an answer to a presentation context that it did not propose',
    ...dies((arrival, { request }) => {
      if (arrival.type !== 'A-ASSOCIATE-AC' || !request) return false;
      const proposed = new Set(presentationContextsOf(request).map(({ id }) => id));
      return presentationContextResultsOf(arrival).some(({ id }) => !proposed.has(id));
    }),
  },
  {
    name: 'accepted-without-syntax',
    kind: 25,
    does: 'dies of an accepted presentation context without a Transfer Syntax',
    ...dies(
      (arrival) =>
        arrival.type === 'A-ASSOCIATE-AC' &&
        presentationContextResultsOf(arrival).some(({ result, transferSyntax }) => result === 0 && !transferSyntax),
    ),
  },
  {
    name: 'long-syntax',
    kind: 9,
    does: 'copies a Transfer Syntax into a buffer of 64 characters, and dies',
    ...dies(
      (arrival) =>
        arrival.type === 'A-ASSOCIATE-AC' &&
        presentationContextResultsOf(arrival).some(({ transferSyntax = '' }) => transferSyntax.length > longestUid),
    ),
  },
  {
    name: 'maximum-length-item',
    kind: 7,
    does: 'dies of a Maximum Length sub-item that is not four bytes long',
    ...dies(
      (arrival) =>
        (arrival.type === 'A-ASSOCIATE-AC' || isInvalid(arrival, 2)) &&
        userItemLengths(bytesOf(arrival), 0x51).some((length) => length !== 4),
    ),
  },
  {
    name: 'no-version-name',
    kind: 14,
    does: 'dies when the acceptor has no Implementation Version Name',
    ...dies((arrival) => arrival.type === 'A-ASSOCIATE-AC' && !userInformationOf(arrival).implementationVersionName),
  },
  {
    name: 'bytes-above-7f',
    kind: 13,
    does: 'never ends after a name or UID with bytes above 7FH',
    ...hangs((arrival) => {
      if (arrival.type !== 'A-ASSOCIATE-AC') return false;
      const { implementationVersionName = '', implementationClassUID = '' } = userInformationOf(arrival);
      const syntaxes = presentationContextResultsOf(arrival).map(({ transferSyntax = '' }) => transferSyntax);
      return [implementationVersionName, implementationClassUID, ...syntaxes].some((text) => /[^\0-\x7f]/.test(text));
    }),
  },
  {
    name: 'abort-reason-by-index',
    kind: 24,
    does: 'dies of an A-ABORT with a source that there is not',
    ...dies((arrival) => arrival.type === 'A-ABORT' && arrival.source !== 0 && arrival.source !== 2),
  },
  {
    name: 'rejection-by-index',
    kind: 24,
    does: 'dies of an A-ASSOCIATE-RJ with a source that there is not',
    ...dies((arrival) => arrival.type === 'A-ASSOCIATE-RJ' && (arrival.source < 1 || arrival.source > 3)),
  },
  {
    name: 'rubbish-after-abort',
    kind: 22,
    does: 'reads on after an A-ABORT, and loops at bytes that are no PDU',
    finds: 'hang',
    scu: (process) => {
      let isAborted = false;
      return {
        receive: (arrival) => {
          const isAbort = arrival.type === 'A-ABORT';
          if (isAborted && arrival.type !== 'closed' && !isAbort) process.spin();
          isAborted ||= isAbort;
          return isAbort ? [] : undefined;
        },
      };
    },
  },
  {
    name: 'foreign-protocol',
    kind: 16,
    does: 'waits for ever when the answer is not one of DICOM',
    ...hangs((arrival, { accept }) => isInvalid(arrival) && !accept && (bytesOf(arrival)[0] ?? 0) > 7),
  },
  {
    name: 'second-accept',
    kind: 19,
    does: 'dies of an A-ASSOCIATE-AC on an association that is open',
    ...dies((arrival, { state }) => arrival.type === 'A-ASSOCIATE-AC' && state === 'Sta6'),
  },
];

/** The item-lengths of sub-items of a type in User Information, as far as they can be found. */
function userItemLengths(bytes: Buffer, type: number): readonly number[] {
  const lengths: number[] = [];
  // User Information is entered, and every other item skipped.
  for (let at = 74; at + 4 <= bytes.length; at += bytes[at] === 0x50 ? 4 : 4 + bytes.readUInt16BE(at + 2))
    if (bytes[at] === type) lengths.push(bytes.readUInt16BE(at + 2));
  return lengths;
}
