// Seeded faults of the upper layer: PDVs, PDUs, A-ASSOCIATE-RQ, states (PS3.8 9.2, 9.3).

import { type AAssociateRQ, presentationContextsOf, userInformationOf } from '../../../src/wire.ts';
import { childrenOf, whole } from '../../language/mutations/pdu-region.ts';
import type { Received } from '../faulty/exchange.ts';
import { dies, type FuzzedFault, hangs, invalidBytes } from './fuzzed-fault.ts';

/** Declared length of the first PDV of a P-DATA-TF that cannot be decoded. */
function pdvLength(received: Received): number | undefined {
  const bytes = invalidBytes(received);
  return bytes[0] === 4 && bytes.length >= 12 ? bytes.readUInt32BE(6) : undefined;
}

/** The contents of sub-items of a type in the User Information of an A-ASSOCIATE-RQ that cannot be decoded. */
function subItems(received: Received, type: number): readonly Buffer[] {
  const bytes = invalidBytes(received);
  if (bytes[0] !== 1) return [];
  return childrenOf(bytes, whole(bytes))
    .filter(({ start }) => bytes[start] === 0x50)
    .flatMap((information) => childrenOf(bytes, information))
    .filter(({ start }) => bytes[start] === type)
    .map(({ start, end }) => bytes.subarray(start + 4, end));
}

function isRequest(received: Received, test: (rq: AAssociateRQ) => boolean): boolean {
  return received.type === 'A-ASSOCIATE-RQ' && test(received);
}

const titleOf = (raw: Uint8Array | undefined, text: string) => (raw ? Buffer.from(raw).toString('latin1') : text);
const called = (rq: AAssociateRQ) => titleOf(rq.rawCalledAETitle, rq.calledAETitle);
const calling = (rq: AAssociateRQ) => titleOf(rq.rawCallingAETitle, rq.callingAETitle);

export const upperLayerFaults: readonly FuzzedFault[] = [
  {
    name: 'pdv-length-wraps',
    kind: 1,
    does: 'adds to the length of a PDV in 32 bits, and dies when the sum wraps',
    ...dies((received) => (pdvLength(received) ?? 0) > 0x7ffffff0),
  },
  {
    name: 'pdv-of-no-length',
    kind: 2,
    does: 'subtracts 2 from the length of a PDV, and dies of 0 and 1',
    ...dies((received) => (pdvLength(received) ?? 2) < 2),
  },
  {
    name: 'pdv-beyond-pdu',
    kind: 3,
    does: 'waits for the rest of a PDV that is longer than its PDU, and serves nobody meanwhile',
    ...hangs((received) => {
      const length = pdvLength(received) ?? 0;
      return length > invalidBytes(received).length && length < 0x10000;
    }),
  },
  {
    name: 'no-pdv',
    kind: 4,
    does: 'takes the first PDV of a P-DATA-TF that has none, and dies',
    ...dies((received) => {
      const bytes = invalidBytes(received);
      return bytes.length >= 6 && bytes[0] === 4 && bytes.readUInt32BE(2) === 0;
    }),
  },
  {
    name: 'unequal-pdvs',
    kind: 5,
    does: 'moves on by the length of another PDV, and dies of three of different lengths in one P-DATA-TF',
    ...dies(
      (received) =>
        received.type === 'P-DATA-TF' && new Set(received.pdvs.map(({ fragment }) => fragment.length)).size >= 3,
    ),
  },
  {
    name: 'maximum-length-of-other-size',
    kind: 7,
    does: 'reads four bytes of a Maximum Length sub-item, however long it is, and dies',
    ...dies((received) => {
      const bytes = invalidBytes(received);
      const at = bytes.indexOf(Buffer.from([0x51, 0x00]), 74);
      return bytes[0] === 1 && at > 0 && at + 4 <= bytes.length && bytes.readUInt16BE(at + 2) !== 4;
    }),
  },
  {
    name: 'role-selection-overruns',
    kind: 8,
    does: 'reads a UID beyond its role selection sub-item, and never ends',
    ...hangs((received) =>
      subItems(received, 0x54).some((content) => content.length >= 2 && content.readUInt16BE() > content.length - 2),
    ),
  },
  {
    name: 'table-of-transfer-syntaxes',
    kind: 11,
    does: 'has room for 50 Transfer Syntaxes, and dies of more in one context',
    ...dies((received) =>
      isRequest(received, (rq) =>
        presentationContextsOf(rq).some(({ transferSyntaxes }) => transferSyntaxes.length > 50),
      ),
    ),
  },
  {
    name: 'format-in-ae-title',
    kind: 12,
    does: 'logs the calling AE title as a format, and dies of %n',
    ...dies((received) => isRequest(received, (rq) => calling(rq).includes('%n'))),
  },
  {
    name: 'bytes-in-ae-title',
    kind: 13,
    does: 'takes an AE title for text of 7 bits, and dies of others',
    ...dies((received) => isRequest(received, (rq) => /[\x80-\xff]/.test(called(rq) + calling(rq)))),
  },
  {
    name: 'no-version-name',
    kind: 14,
    does: 'dies of an A-ASSOCIATE-RQ without an Implementation Version Name',
    ...dies((received) => isRequest(received, (rq) => userInformationOf(rq).implementationVersionName === undefined)),
  },
  {
    name: 'http-request',
    kind: 16,
    does: 'takes the first bytes of HTTP for the length of a PDU, and waits for it',
    ...hangs((received) => invalidBytes(received).subarray(0, 3).equals(Buffer.from('GET'))),
  },
  {
    name: 'associate-for-data-set',
    kind: 19,
    does: 'dies of an A-ASSOCIATE-RQ in place of a Data Set',
    ...dies(({ type }, { exchanges }) => type === 'A-ASSOCIATE-RQ' && exchanges.withinMessage),
  },
  {
    name: 'release-before-data-set',
    kind: 21,
    does: 'waits for the Data Set and for the release at once when a release comes first',
    ...hangs(({ type }, { exchanges }) => type === 'A-RELEASE-RQ' && exchanges.withinMessage),
  },
  {
    name: 'abort-source-reserved',
    kind: 24,
    does: 'has a table of sources of an A-ABORT, and dies of the reserved one',
    ...dies((received) => received.type === 'A-ABORT' && received.source === 1),
  },
  {
    name: 'reset-connections-leak',
    kind: 15,
    does: 'keeps what belongs to connections that were reset, and has room for 20',
    behaviour: {
      closed: (how, _unparsed, { program }) => {
        if (how === 'RST' && program.tally() === 20) program.hang();
      },
    },
    finds: 'hang',
  },
  {
    name: 'long-syntax-name',
    kind: 9,
    does: 'copies the names of syntaxes into fields of 1,024 characters',
    ...dies((received) =>
      isRequest(received, (rq) =>
        presentationContextsOf(rq).some(({ abstractSyntax, transferSyntaxes }) =>
          [abstractSyntax, ...transferSyntaxes].some(({ length }) => length > 1024),
        ),
      ),
    ),
  },
  {
    name: 'sub-items-that-announce',
    kind: 10,
    does: 'takes as much memory as each Transfer Syntax sub-item announces, and dies of 64 that announce too much',
    ...dies((received) => {
      const bytes = invalidBytes(received);
      if (bytes[0] !== 1) return false;
      const found = bytes.toString('hex').match(/4000f[0-9a-f]{3}/g) ?? [];
      return found.length >= 64;
    }),
  },
  {
    name: 'shell-in-ae-title',
    kind: 51,
    does: 'puts the calling AE title into a command of a shell, and ends with it',
    ...dies((received) => isRequest(received, (rq) => /[`;|\n]|\$\(/.test(calling(rq)))),
  },
];
