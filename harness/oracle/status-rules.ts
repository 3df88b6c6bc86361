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
import { CommandField, type CommandSet } from '../../src/wire.ts';
import { type Finding, note, shall, should } from '../model/finding.ts';
import type { Answer } from './answer.ts';

/** The statuses that the tables list for a C-STORE of this SOP Class. */
function listedStatuses(sopClassUID: string | undefined): readonly StatusRow[] {
  const service = sopClassUID === undefined ? undefined : sopClassByUid(sopClassUID)?.service;
  return [...(service === 'non-patient' ? nonPatientStatuses : storageStatuses), ...cStoreGeneralStatuses];
}

/** Whether the tables list the status for a C-STORE of this SOP Class: exact codes for Non-Patient, else ranges too. */
export function isListed(status: number, sopClassUID: string | undefined): boolean {
  return listedStatuses(sopClassUID).some(({ code, last }) => status >= code && status <= (last ?? code));
}

/** Findings of the status of a C-STORE response. The classes of Annex C themselves are the decoder's matter. */
export function statusFindings({ message, operation }: Answer): Finding[] {
  const { command } = message.decoded;
  if (command.Status === undefined || command.CommandField !== CommandField['C-STORE-RSP']) return [];
  const sopClassUID = operation?.abstractSyntax;
  return [
    early(command.Status, operation?.complete ?? true),
    wrongClass(command.Status),
    unlisted(command.Status, sopClassUID),
    ...unrelatedFields(command, sopClassUID),
  ].filter((finding) => finding !== undefined);
}

function early(status: number, complete: boolean): Finding | undefined {
  const category = statusCategory(status);
  if (complete || (category !== 'Success' && category !== 'Warning')) return undefined;
  return shall('PS3.7 9.1.1.2', `${category} was answered before the whole request had been sent`);
}

function wrongClass(status: number): Finding | undefined {
  const category = statusCategory(status);
  if (category !== 'Pending' && category !== 'Cancel') return undefined;
  return should('PS3.7 9.1.1.1.9', `C-STORE has no status of the class ${category}`);
}

function unlisted(status: number, sopClassUID: string | undefined): Finding | undefined {
  if (isListed(status, sopClassUID)) return undefined;
  const isNonPatient = sopClassUID !== undefined && sopClassByUid(sopClassUID)?.service === 'non-patient';
  const text = `${describeStatus(status)} is not in the table of the Service Class`;
  const clause = isNonPatient ? 'PS3.4 GG.4.2' : 'PS3.4 B.2.3';
  if (isNonPatient && statusCategory(status) === 'Warning') {
    return should(clause, `${text}, which has no warnings: what was stored shall not have been modified`);
  }
  return note(clause, text);
}

const statusFields = ['ErrorComment', 'OffendingElement'] as const;

/** Fields that the tables do not relate to a status: no text forbids them. */
function unrelatedFields(command: CommandSet, sopClassUID: string | undefined): Finding[] {
  const { Status: status = 0 } = command;
  const row = listedStatuses(sopClassUID).find(({ code, last }) => status >= code && status <= (last ?? code));
  if (!row) return [];
  return statusFields
    .filter((field) => command[field] !== undefined && !row.fields.includes(field))
    .map((field) => note(row.ref, `${field} comes with ${describeStatus(status)}, which has no such field`));
}
