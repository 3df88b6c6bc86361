// The response with which the harness answers a request of an SCU, right or wrong as a scenario says (PS3.7 9.3.1.2).

import { CommandField, type CommandSet, encodeCommandSet, responseTo } from '../../src/wire.ts';
import { commandValues } from '../language/command-spec.ts';
import { mutate } from '../language/mutations/registry.ts';
import type { ResponseRule } from '../language/respond.ts';
import { bytesOfHex, statusNumber, tagNumber } from '../language/values.ts';
import type { ReceivedMessage } from '../model/wire-event.ts';
import { pdusOf } from '../payload/fragments.ts';

/** The PDUs of a response, and its Command Set as the log shows it. */
export interface EncodedResponse {
  readonly pdus: readonly Uint8Array[];
  readonly command: CommandSet;
}

/**
 * Makes the response to a request; without a rule, success.
 * @param maxLength longest P-DATA-TF that the requestor receives; 0 is no limit
 */
export function responseOf(
  request: Pick<ReceivedMessage, 'contextId' | 'decoded'>,
  rule: ResponseRule | undefined,
  maxLength: number,
): EncodedResponse {
  const { command: asked } = request.decoded;
  const base = {
    ...responseTo(asked, (asked.CommandField ?? 0) | 0x8000, {
      Status: statusOf(rule) ?? 0,
      ...(rule?.ErrorComment !== undefined && { ErrorComment: rule.ErrorComment }),
      ...(rule?.OffendingElement && { OffendingElement: rule.OffendingElement.map(tagNumber) }),
    }),
    MessageIDBeingRespondedTo: ((asked.MessageID ?? 0) + (rule?.messageIdOffset ?? 0)) & 0xffff,
  };
  const removed = Object.fromEntries((rule?.remove ?? []).map((keyword) => [keyword, null]));
  const command = rule?.elements
    ? encodeCommandSet(rule.elements.map(rawElement))
    : encodeCommandSet(commandValues(base, { ...rule?.command, ...removed }));
  const message = { contextId: rule?.contextId ?? request.contextId, command, dataSet: undefined };
  const pdus = pdusOf(message, maxLength, rule?.fragments);
  return { pdus: rule?.mutate ? [mutate(Buffer.concat(pdus), rule.mutate)] : pdus, command: base };
}

function rawElement({ tag, hex = '', length }: NonNullable<ResponseRule['elements']>[number]) {
  return { tag: tagNumber(tag), value: bytesOfHex(hex), ...(length !== undefined && { length }) };
}

/** The status that a request is answered with; undefined when it gets no response. */
export function statusOf(rule: ResponseRule | undefined): number | undefined {
  if (!rule) return 0;
  return rule.Status === undefined ? undefined : statusNumber(rule.Status);
}

/** Elements of a response by which it is that of its request. */
const identifying = ['CommandField', 'MessageIDBeingRespondedTo', 'CommandDataSetType', 'Status'];

/** Whether a response is in all that matters the one to its request, with the status of the rule. */
export function isRegular(rule: ResponseRule | undefined): boolean {
  if (!rule) return true;
  const { command = {}, remove = [], elements, mutate, contextId, messageIdOffset, copies = 1 } = rule;
  const isChanged = [elements, mutate, contextId, messageIdOffset].some((change) => change !== undefined);
  const named = [...Object.keys(command), ...remove];
  return !isChanged && copies > 0 && !named.some((name) => identifying.includes(name));
}

/** Whether a rule answers with a response, of whatever form. */
export function isResponse(rule: ResponseRule | undefined): boolean {
  return rule === undefined || rule.Status !== undefined || rule.elements !== undefined;
}

/** What a rule comes to for the request that it answers: bytes of any kind may be taken for the response. */
export function answeredBy(rule: ResponseRule | undefined): {
  readonly status: number | undefined;
  readonly isAnswered: boolean;
} {
  return {
    status: isRegular(rule) ? statusOf(rule) : undefined,
    isAnswered: rule?.silence !== true && rule?.copies !== 0,
  };
}

/** Which request it is; what is no C-ECHO is answered as a C-STORE. */
export function kindOf({ decoded: { command } }: Pick<ReceivedMessage, 'decoded'>): 'C-ECHO-RQ' | 'C-STORE-RQ' {
  return command.CommandField === CommandField['C-ECHO-RQ'] ? 'C-ECHO-RQ' : 'C-STORE-RQ';
}
