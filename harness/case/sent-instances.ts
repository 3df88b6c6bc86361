// The instances that a case has sent, and which of them the SUT says it has stored (PS3.4 B.2.3 and GG.4.2).

import { StrictReader, statusCategory } from '../../src/index.ts';
import type { Operation } from '../oracle/operation.ts';
import type { SentInstance } from '../payload/data-set.ts';

/** A C-STORE request and the Data Set that went with it. */
interface SentStore {
  readonly operation: Operation;
  readonly instance: SentInstance;
}

/** An instance, with the status that says that it is stored. */
export interface AcknowledgedStore extends SentInstance {
  readonly status: number;
}

export class SentInstances {
  readonly #sent: SentStore[] = [];

  /** A C-STORE request was sent, with this Data Set as it is. */
  add(operation: Operation, instance: SentInstance): void {
    this.#sent.push({ operation, instance });
  }

  /**
   * The instances that were acknowledged with a status of Success or Warning. Left out is what nobody can look for: Data Sets
   * that are not sound, or are those of another SOP Instance or SOP Class than the request names.
   */
  acknowledged(): readonly AcknowledgedStore[] {
    return this.#sent.flatMap(({ operation, instance }) => {
      const status = acknowledgement(operation);
      if (status === undefined || !isWhatItSays(operation, instance)) return [];
      // A scenario may set the UID of a Data Set.
      const { AffectedSOPInstanceUID: sopInstanceUID = instance.sopInstanceUID } = operation.command;
      return [{ ...instance, sopInstanceUID, status }];
    });
  }
}

/** The status that says that the instance is stored; undefined where the response does not say so. */
function acknowledgement({ command, complete, requestFindings, response }: Operation): number | undefined {
  const { Status: status, MessageIDBeingRespondedTo: id, AffectedSOPInstanceUID: uid } = response ?? {};
  if (!complete || requestFindings.length > 0 || status === undefined || id !== command.MessageID) return undefined;
  if (uid !== undefined && uid !== command.AffectedSOPInstanceUID) return undefined;
  const category = statusCategory(status);
  return category === 'Success' || category === 'Warning' ? status : undefined;
}

const uidForm = /^(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/;
const longestUid = 64;

/** Whether request, presentation context and Data Set are of the same instance, and the Data Set is sound. */
function isWhatItSays({ command, abstractSyntax }: Operation, { bytes, transferSyntax }: SentInstance): boolean {
  const { AffectedSOPClassUID: sopClass, AffectedSOPInstanceUID: uid = '' } = command;
  if (!uidForm.test(uid) || uid.length > longestUid || sopClass !== abstractSyntax) return false;
  const reader = new StrictReader(transferSyntax);
  reader.push(bytes);
  reader.end();
  const { SOPClassUID, SOPInstanceUID } = reader.captured;
  return reader.error === undefined && SOPClassUID === sopClass && SOPInstanceUID === uid;
}
