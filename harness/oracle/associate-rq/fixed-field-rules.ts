// The fixed fields of an A-ASSOCIATE-RQ: PS3.8 9.3.2 (Table 9-11) and C.1. Its reserved fields are a rule of every PDU.

import { printable } from '../../words/printable.ts';
import { when } from '../associate-items.ts';
import type { AssociateRequest, AssociateRqRule } from './associate-request.ts';

const clause = 'PS3.8 9.3.2';

/** Where the titles stand in the PDU, counting from 0. */
const titles = { Called: [10, 26], Calling: [26, 42] } as const;

export const fixedFieldRules: readonly AssociateRqRule[] = [
  {
    id: 'associate-rq/protocol-version',
    clause,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ without bit 0 of Protocol-version',
    demand: 'An A-ASSOCIATE-RQ sets bit 0 of Protocol-version, which stands for version 1.',
    check: ({ rq }) => when(rq.protocolVersion % 2 === 0, 'bit 0 of Protocol-version is not set'),
  },
  {
    id: 'associate-rq/ae-title-repertoire',
    clause,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with an AE title outside of ISO 646',
    demand: 'The AE titles are 16 characters of the basic G0 set of ISO 646, padded with spaces.',
    check: (request) => titlesThat(request, (title) => !/^[\x20-\x7e]*$/.test(title), 'has other characters'),
  },
  {
    id: 'associate-rq/ae-title-not-blank',
    clause,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with an AE title of spaces only',
    demand: 'No AE title consists of 16 spaces, which would mean that none is specified.',
    check: (request) => titlesThat(request, (title) => /^ *$/.test(title), 'names no Application Entity'),
  },
  {
    // PS3.8 9.3.2 has only the repertoire; Annex C leaves the rest to the VR AE (PS3.5 6.2).
    id: 'associate-rq/ae-title-backslash',
    clause: 'PS3.8 C.1',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a backslash in an AE title',
    demand: 'An AE title is encoded as PS3.5 has it, which excludes the backslash.',
    check: (request) => titlesThat(request, (title) => title.includes('\\'), 'has a backslash'),
  },
];

function titlesThat({ bytes }: AssociateRequest, isWrong: (title: string) => boolean, what: string): readonly string[] {
  return Object.entries(titles).flatMap(([side, [from, to]]) => {
    const title = Buffer.from(bytes.subarray(from, to)).toString('latin1');
    return when(isWrong(title), `the ${side}-AE-title "${printable(title)}" ${what}`);
  });
}
