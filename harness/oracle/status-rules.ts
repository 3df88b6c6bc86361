// Which statuses a C-STORE response may have: PS3.7 9.1.1.1.9 and Annex C, PS3.4 Tables GG.4-1 and B.2-1.

import {
  cStoreGeneralStatuses,
  describeStatus,
  nonPatientStatuses,
  type StatusRow,
  sopClassByUid,
  statusCategory,
  storageStatuses,
} from '../../src/index.ts';
import { CommandField } from '../../src/wire.ts';
import type { Answer } from './answer.ts';
import type { CheckedRule } from './rule.ts';

/** The status of a C-STORE response. */
interface StoreStatus {
  readonly status: number;
  readonly category: ReturnType<typeof statusCategory>;
  readonly sopClassUID: string | undefined;
  readonly isNonPatient: boolean;
}

const duplicateInvocation = 0x0210;

const statusFields = ['ErrorComment', 'OffendingElement'] as const;

/** The clauses of the statuses of the tables. */
const statuses: readonly { readonly clause: string; readonly slug: string; readonly name: string }[] = [
  { clause: 'PS3.7 C.1.1', slug: 'success', name: 'Success' },
  { clause: 'PS3.4 GG.4', slug: 'non-patient', name: 'a status of Table GG.4-1' },
  { clause: 'PS3.4 B.2.3', slug: 'storage', name: 'a status of Table B.2-1' },
  { clause: 'PS3.7 C.5.12', slug: 'invalid-sop-instance', name: 'Invalid SOP Instance (0117H)' },
  { clause: 'PS3.7 C.5.6', slug: 'sop-class-not-supported', name: 'SOP Class not supported (0122H)' },
  { clause: 'PS3.7 C.5.25', slug: 'not-authorized', name: 'Not authorized (0124H)' },
  { clause: 'PS3.7 C.5.9', slug: 'duplicate-invocation', name: 'Duplicate invocation (0210H)' },
  { clause: 'PS3.7 C.5.23', slug: 'unrecognized-operation', name: 'Unrecognized operation (0211H)' },
  { clause: 'PS3.7 C.5.15', slug: 'mistyped-argument', name: 'Mistyped argument (0212H)' },
];

/** The rules of a C-STORE response. That its status is one of Annex C at all is the matter of its encoding. */
export const statusRules: readonly CheckedRule<Answer>[] = [
  {
    id: 'status/complete-request',
    clause: 'PS3.7 9.1.1.2',
    level: 'shall',
    title: 'C-STORE answered with Success or Warning before the whole request was sent',
    demand: 'Success and Warning are answered only after the whole request has been received.',
    check(answer) {
      const { category } = statusOf(answer) ?? {};
      if (category !== 'Success' && category !== 'Warning') return undefined;
      const isComplete = answer.operation?.complete ?? true;
      return isComplete ? [] : [`${category} was answered before the whole request had been sent`];
    },
  },
  {
    id: 'status/final-status',
    clause: 'PS3.7 9.1.1.1.9',
    level: 'should',
    title: 'C-STORE answered with a status of the class Pending or Cancel',
    demand: 'The status of a C-STORE response is of the class Success, Warning or Failure.',
    check(answer) {
      const found = statusOf(answer);
      if (!found) return undefined;
      const isWrong = found.category === 'Pending' || found.category === 'Cancel';
      return isWrong ? [`C-STORE has no status of the class ${found.category}`] : [];
    },
  },
  {
    id: 'status/non-patient-warning',
    clause: 'PS3.4 GG.4.2',
    level: 'should',
    title: 'C-STORE of a Non-Patient SOP Class answered with a Warning',
    demand: 'Table GG.4-1 has no warnings, since the SCP stores what it accepts without changes.',
    check(answer) {
      const found = statusOf(answer);
      if (!found?.isNonPatient) return undefined;
      if (found.category !== 'Warning') return [];
      const suffix = 'which has no warnings: what was stored shall not have been modified';
      return unlisted(found).map((text) => `${text}, ${suffix}`);
    },
  },
  {
    id: 'status/non-patient-listed',
    clause: 'PS3.4 GG.4.2',
    level: 'note',
    title: 'C-STORE of a Non-Patient SOP Class answered with a status that no table lists',
    demand: 'The status is one of Table GG.4-1 or a general one of C-STORE.',
    check(answer) {
      const found = statusOf(answer);
      return found?.isNonPatient && found.category !== 'Warning' ? unlisted(found) : undefined;
    },
  },
  {
    id: 'status/storage-listed',
    clause: 'PS3.4 B.2.3',
    level: 'note',
    title: 'C-STORE of the Storage Service Class answered with a status that no table lists',
    demand: 'The status is one of Table B.2-1 or a general one of C-STORE.',
    check(answer) {
      const found = statusOf(answer);
      return found && !found.isNonPatient ? unlisted(found) : undefined;
    },
  },
  {
    // Whether an ID that an earlier operation had is free again is the matter of a scenario.
    id: 'status/duplicate-of-another-operation',
    clause: 'PS3.7 9.1.1.1.9',
    level: 'shall',
    title: 'Duplicate invocation (0210H) although no other operation had the Message ID',
    demand: 'Duplicate invocation (0210H) says that the Message ID is allocated to another operation.',
    check({ message, operation }) {
      if (!operation || message.decoded.command.Status !== duplicateInvocation) return undefined;
      if (operation.repeatsMessageId) return [];
      const { MessageID: id } = operation.command;
      return [`0210H was answered to Message ID ${id ?? 'none'}, which no operation before it had`];
    },
  },
  ...statuses.map(fieldsRule),
];

/** The table does not relate a field to a status: no text forbids it. */
function fieldsRule({ clause, slug, name }: (typeof statuses)[number]): CheckedRule<Answer> {
  return {
    id: `status/fields-of-${slug}`,
    clause,
    level: 'note',
    title: `C-STORE-RSP with ${name} and a field that is not related to it`,
    demand: `Of Error Comment and Offending Element, a response with ${name} has those that its definition names.`,
    check(answer) {
      const found = statusOf(answer);
      const row = found && rowOf(found.status, found.sopClassUID);
      if (!found || row?.ref !== clause) return undefined;
      const { command } = answer.message.decoded;
      return statusFields
        .filter((field) => command[field] !== undefined && !row.fields.includes(field))
        .map((field) => `${field} comes with ${describeStatus(found.status)}, which has no such field`);
    },
  };
}

function statusOf({ message, operation }: Answer): StoreStatus | undefined {
  const { Status: status, CommandField: field } = message.decoded.command;
  if (status === undefined || field !== CommandField['C-STORE-RSP']) return undefined;
  const sopClassUID = operation?.abstractSyntax;
  return { status, category: statusCategory(status), sopClassUID, isNonPatient: isNonPatient(sopClassUID) };
}

function unlisted({ status, sopClassUID }: StoreStatus): readonly string[] {
  if (isListed(status, sopClassUID)) return [];
  return [`${describeStatus(status)} is not in the table of the Service Class`];
}

/** Whether the tables list the status for a C-STORE of this SOP Class: exact codes for Non-Patient, else ranges too. */
export function isListed(status: number, sopClassUID: string | undefined): boolean {
  return rowOf(status, sopClassUID) !== undefined;
}

/** The row of the status in the tables for a C-STORE of this SOP Class. */
function rowOf(status: number, sopClassUID: string | undefined): StatusRow | undefined {
  const ofService = isNonPatient(sopClassUID) ? nonPatientStatuses : storageStatuses;
  return [...ofService, ...cStoreGeneralStatuses].find(({ code, last }) => status >= code && status <= (last ?? code));
}

function isNonPatient(sopClassUID: string | undefined): boolean {
  return sopClassUID !== undefined && sopClassByUid(sopClassUID)?.service === 'non-patient';
}
