// A C-STORE of the harness' own, with a known good instance: does the SUT store at all, and is it well?

import {
  buildInstance,
  ExplicitVRLittleEndian,
  formatStatus,
  ImplicitVRLittleEndian,
  statusCategory,
} from '../../src/index.ts';
import {
  CommandField,
  encodeCommandSet,
  fragmentMessage,
  type PresentationContext,
  presentationContextResultsOf,
  userInformationOf,
} from '../../src/wire.ts';
import { sopClassUid } from '../language/names.ts';
import { type Observation, observationOf } from '../model/observation.ts';
import { unrelatedRefusal } from '../oracle/unrelated-refusal.ts';
import { Seeded } from '../payload/seeded.ts';
import type { ProbedAssociation, ProbeLimits } from '../peer/probe.ts';
import { describeEvent } from '../words/describe-observation.ts';

/** Command Data Set Type where a Data Set follows: any value but 0101H (PS3.7 9.3.1.1). */
const withDataSet = 1;

/** A context for instances of a SOP Class, as the cases propose it. */
export function storageContext(id: number, keyword: string): PresentationContext {
  const transferSyntaxes = [ExplicitVRLittleEndian.uid, ImplicitVRLittleEndian.uid];
  return { id, abstractSyntax: sopClassUid(keyword) ?? keyword, transferSyntaxes };
}

/** What came of a known good instance. */
export interface StoreAnswer {
  readonly isSuccess: boolean;
  /** Whether a C-STORE response says that it is stored, maybe with a Warning. */
  readonly isStored?: boolean;
  /** Whether a C-STORE response came, whatever it said. */
  readonly isResponse: boolean;
  /** Whether nothing came at all. */
  readonly isSilence?: boolean;
  /** Whether it was refused for what has nothing to do with the instance, such as want of room. */
  readonly isUnrelated?: boolean;
  /** The status, or what came instead of a response. */
  readonly text: string;
  /** What came; absent if no instance was sent. */
  readonly reaction?: Observation;
}

/**
 * Sends an instance of the class of a storage context; undefined where the context was not accepted. `name` decides, with
 * the seed, its UIDs.
 */
export async function storeProbe(
  { conversation, accept }: ProbedAssociation,
  { id, abstractSyntax }: PresentationContext,
  name: string,
  { timeoutMs, signal, seed }: ProbeLimits,
): Promise<StoreAnswer | undefined> {
  const result = presentationContextResultsOf(accept).find((one) => one.id === id);
  if (result?.result !== 0 || result.transferSyntax === undefined) return undefined;
  const seeded = new Seeded(seed, name);
  const { sopInstanceUID, bytes } = buildInstance(abstractSyntax, {
    transferSyntax: result.transferSyntax,
    sopInstanceUID: seeded.uid(),
    seed: seeded.integer(),
  });
  const command = {
    AffectedSOPClassUID: abstractSyntax,
    CommandField: CommandField['C-STORE-RQ'],
    MessageID: 2,
    Priority: 0,
    CommandDataSetType: withDataSet,
    AffectedSOPInstanceUID: sopInstanceUID,
  };
  const limit = userInformationOf(accept).maxLength ?? 0;
  void conversation.sendMessage(fragmentMessage(id, encodeCommandSet(command), bytes, limit), command);
  const event = await conversation.next(timeoutMs, signal);
  const reaction = observationOf(event);
  const response = event.kind === 'message' ? event.message.decoded.command : {};
  const { Status: status } = response;
  if (status === undefined)
    return {
      isSuccess: false,
      isResponse: false,
      isSilence: event.kind === 'silence',
      text: describeEvent(event),
      reaction,
    };
  const isUnrelated = unrelatedRefusal(response, abstractSyntax) !== undefined;
  const isStored = response.CommandField === CommandField['C-STORE-RSP'] && isPerformed(status);
  return { isSuccess: status === 0, isStored, isResponse: true, isUnrelated, text: formatStatus(status), reaction };
}

/** Whether a status says that the operation was performed, maybe with a Warning (PS3.7 Annex C). */
export function isPerformed(status: number | undefined): boolean {
  const category = status === undefined ? undefined : statusCategory(status);
  return category === 'Success' || category === 'Warning';
}
