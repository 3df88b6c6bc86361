// The UIDs that a response repeats: PS3.7 9.1.1.1.3, 9.1.1.1.4 and their like for the other operations.

import { isValidUid } from '../../src/index.ts';
import { CommandField } from '../../src/wire.ts';
import { printable } from '../words/printable.ts';
import type { Answer } from './answer.ts';
import type { CheckedRule } from './rule.ts';

interface RepeatedUid {
  readonly keyword: 'AffectedSOPClassUID' | 'AffectedSOPInstanceUID';
  readonly name: string;
  readonly slug: string;
  /** The operations with a clause by which the UID of the response is that of the request. */
  readonly operations: readonly Operation[];
}

interface Operation {
  readonly name: string;
  readonly field: number;
  readonly clause: string;
}

const uids: readonly RepeatedUid[] = [
  {
    keyword: 'AffectedSOPClassUID',
    name: 'Affected SOP Class UID',
    slug: 'sop-class',
    operations: [
      { name: 'C-STORE', field: CommandField['C-STORE-RQ'], clause: 'PS3.7 9.1.1.1.3' },
      { name: 'C-FIND', field: CommandField['C-FIND-RQ'], clause: 'PS3.7 9.1.2.1.3' },
      { name: 'C-GET', field: CommandField['C-GET-RQ'], clause: 'PS3.7 9.1.3.1.3' },
      { name: 'C-MOVE', field: CommandField['C-MOVE-RQ'], clause: 'PS3.7 9.1.4.1.3' },
      { name: 'C-ECHO', field: CommandField['C-ECHO-RQ'], clause: 'PS3.7 9.1.5.1.3' },
    ],
  },
  {
    keyword: 'AffectedSOPInstanceUID',
    name: 'Affected SOP Instance UID',
    slug: 'sop-instance',
    operations: [{ name: 'C-STORE', field: CommandField['C-STORE-RQ'], clause: 'PS3.7 9.1.1.1.4' }],
  },
];

export const responseUidRules: readonly CheckedRule<Answer>[] = uids.flatMap((uid) => [
  ...uid.operations.map((operation) => validUidRule(uid, operation)),
  ...uid.operations.map((operation) => invalidUidRule(uid, operation)),
  otherOperationRule(uid),
]);

function validUidRule(uid: RepeatedUid, { name, field, clause }: Operation): CheckedRule<Answer> {
  return {
    id: `response/${name.toLowerCase()}-${uid.slug}`,
    clause,
    level: 'shall',
    title: `Response to a ${name} with another ${uid.name} than its request`,
    demand: `If a response to a ${name} has an ${uid.name}, it is that of the request.`,
    check(answer) {
      if (answer.operation?.command.CommandField !== field) return undefined;
      return differences(uid, answer, isValidUid);
    },
  };
}

/** What a system makes of a UID that is none is its own matter. */
function invalidUidRule(uid: RepeatedUid, { name, field, clause }: Operation): CheckedRule<Answer> {
  return {
    id: `response/${name.toLowerCase()}-invalid-${uid.slug}`,
    clause,
    level: 'note',
    title: `Response to a ${name} that does not repeat the invalid ${uid.name} of its request`,
    demand: `If a response to a ${name} has an ${uid.name}, it is that of the request, even if that is not valid.`,
    check(answer) {
      if (answer.operation?.command.CommandField !== field) return undefined;
      return differences(uid, answer, (asked) => !isValidUid(asked));
    },
  };
}

function otherOperationRule(uid: RepeatedUid): CheckedRule<Answer> {
  return {
    id: `response/other-${uid.slug}`,
    clause: 'PS3.7 E.1',
    level: 'note',
    title: `Response to another operation with another ${uid.name} than its request`,
    demand: `If a response has the ${uid.name} of an operation for which no clause demands it, it is usually that of the request.`,
    check(answer) {
      const field = answer.operation?.command.CommandField;
      if (uid.operations.some((operation) => operation.field === field)) return undefined;
      return differences(uid, answer, () => true);
    },
  };
}

/** Undefined if the response does not have the UID, or the request had none that is meant. */
function differences(
  { keyword, name }: RepeatedUid,
  { message: { decoded }, operation }: Answer,
  isMeant: (asked: string) => boolean,
): readonly string[] | undefined {
  const asked = operation?.command[keyword];
  const isThere = decoded.elements.some((element) => element.keyword === keyword);
  const { [keyword]: named = '' } = decoded.command;
  if (asked === undefined || !isThere || !isMeant(asked)) return undefined;
  if (named === asked) return [];
  return [`${name} is ${printable(named) || 'empty'}, the request had ${printable(asked)}`];
}
