// The SCU without a fault: what it does at each point, as PS3.4 B.2 and GG.4, PS3.7 9.1.1 and PS3.8 7 want it.

import { applicationContextName, describeStatus, statusCategory, transcode } from '../../../src/index.ts';
import { type AAssociateAC, applicationContextNameOf, CommandField, type CommandSet } from '../../../src/wire.ts';
import { onePdvEach } from './fragments.ts';
import { chooseAccepted, contextsFor } from './presentation-contexts.ts';
import type { ScuBehaviour } from './scu-behaviour.ts';
import type { ScuConnection } from './scu-connection.ts';
import type { Outcome, Planned, Sending } from './scu-facts.ts';

/** An association has room for 128 (PS3.8 9.3.2.2); the rest is for what a change proposes beside them. */
const mostContexts = 112;
/** It gives up before the harness does. */
const shareOfTimeout = 0.7;
const leastPatienceMs = 200;

export const goodScu: ScuBehaviour = {
  plan: withinContexts,
  offers: {},
  propose: (contexts) => contexts,
  request: (rq) => rq,
  objection: objectionTo,
  opening: async () => {},
  choose: chooseAccepted,
  window: () => 1,
  messageId: (n) => n,
  command: (command) => command,
  dataSet: encodedAsAgreed,
  message: (message, { maxLength }) => onePdvEach(message, maxLength),
  send: () => undefined,
  receive: () => undefined,
  endsMessageEarly: false,
  believes: operationOf,
  judge: ({ Status = 0xffff }) => kindOf(Status),
  next: () => 'go on',
  finish: (session) => session.release(),
  retry: () => undefined,
  patience: ({ timeoutMs }) => Math.max(leastPatienceMs, timeoutMs * shareOfTimeout),
  print: ({ index, text }) => [`instance ${index + 1}: ${text}`],
  summary: (outcomes, failures) => [
    ...failures.map(({ text }) => text),
    `${outcomes.filter(({ kind }) => kind !== 'failed').length} of ${outcomes.length} stored`,
  ],
  exit: (outcomes, failures) => Number(failures.length > 0 || outcomes.some(({ kind }) => kind === 'failed')),
  process: {},
};

/** Another association for what would take more than the 128 contexts of one (PS3.8 9.3.2.2). */
export function withinContexts(instances: readonly Planned[]): readonly (readonly Planned[])[] {
  const groups: Planned[][] = [[]];
  for (const instance of instances) {
    const group = groups.at(-1) ?? [];
    const isKnown = group.some((one) => one.sopClassUID === instance.sopClassUID);
    if (isKnown || contextsFor([...group, instance]).length <= mostContexts) group.push(instance);
    else groups.push([instance]);
  }
  return groups;
}

/** Why an A-ASSOCIATE-AC is no answer to what was asked (PS3.8 9.3.3). */
function objectionTo(accept: AAssociateAC): string | undefined {
  if (accept.protocolVersion % 2 === 0) return 'version 1 of the protocol is not accepted';
  const name = applicationContextNameOf(accept);
  return name === applicationContextName ? undefined : `the application context is ${name ?? 'absent'}`;
}

/** What a status comes to (PS3.7 Annex C); one that nobody defines is a failure. */
export function kindOf(status: number): Outcome['kind'] {
  const category = statusCategory(status);
  if (category === 'Success') return 'stored';
  return category === 'Warning' ? 'warning' : 'failed';
}

/** What is printed of a response. */
export function responseText({ Status = 0xffff, ErrorComment }: CommandSet): string {
  return [describeStatus(Status), ErrorComment].filter(Boolean).join(', ');
}

function encodedAsAgreed(bytes: Uint8Array, { instance, context }: Sending): Uint8Array {
  if (context.transferSyntax === instance.transferSyntax) return bytes;
  return transcode(bytes, instance.transferSyntax, context.transferSyntax);
}

/** The operation that a response answers (PS3.7 9.3.1.2), or why it answers none. */
export function operationOf(response: CommandSet, contextId: number, session: ScuConnection): Sending | string {
  const { CommandField: field, MessageIDBeingRespondedTo: id, AffectedSOPInstanceUID: uid, Status } = response;
  if (field !== CommandField['C-STORE-RSP']) return 'no C-STORE-RSP';
  const sending = id === undefined ? undefined : session.outstanding.get(id);
  if (!sending) return 'a response to another Message ID';
  if (contextId !== sending.context.id) return 'a response on another presentation context';
  if (uid !== undefined && uid !== sending.instance.sopInstanceUID) return 'a response for another SOP Instance';
  return Status === undefined ? 'a response without a status' : sending;
}
