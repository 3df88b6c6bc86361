// One association that is opened to see the answer, and ended at once: PS3.8 7.1.1, 9.3.4.

import {
  type AAssociateAC,
  presentationContextResultsOf,
  type ReceivedUserInformation,
  userInformationOf,
} from '../../src/wire.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { type ProbeItems, probeRequest, propose, releaseProbe, verificationContext } from '../peer/probe.ts';
import { NotMeasurable, type Subject } from './measurement.ts';

/** What came of an association request. */
export type Asked =
  | { readonly answer: 'accepted'; readonly accept: AAssociateAC; readonly information: ReceivedUserInformation }
  | { readonly answer: string; readonly accept?: undefined };

/** Items of a request; without presentation contexts, Verification is proposed. */
export type AskedItems = Partial<ProbeItems> & { readonly protocolVersion?: number };

/** Asks for an association, releases it if it is accepted, and tells what the answer was. */
export async function ask(
  { endpoint, limits }: Pick<Subject, 'endpoint' | 'limits'>,
  items: AskedItems = {},
): Promise<Asked> {
  const { protocolVersion, presentationContexts = [{ id: 1, ...verificationContext }], ...others } = items;
  const request = probeRequest(endpoint, { presentationContexts, ...others });
  const changed = protocolVersion === undefined ? request : { ...request, protocolVersion };
  const result = await propose(endpoint, changed, limits);
  if ('refused' in result) return { answer: answerText(result.refused) };
  await releaseProbe(result.conversation, limits.timeoutMs, limits.signal);
  return { answer: 'accepted', accept: result.accept, information: userInformationOf(result.accept) };
}

/** The A-ASSOCIATE-AC to such a request. Rejects NotMeasurable with what came instead. */
export async function askAccepted(subject: Pick<Subject, 'endpoint' | 'limits'>, items: AskedItems = {}) {
  const asked = await ask(subject, items);
  if (asked.accept === undefined) throw new NotMeasurable(`the association came to ${asked.answer}`);
  return asked;
}

/** The Transfer Syntax of each accepted context, by its ID. */
export function acceptedSyntaxes(accept: AAssociateAC): ReadonlyMap<number, string> {
  const accepted = presentationContextResultsOf(accept).filter(({ result }) => result === 0);
  return new Map(accepted.map(({ id, transferSyntax = '' }) => [id, transferSyntax]));
}

/** What came, in the short form of PS3.2 Tables N.7-8 and N.7-9: "A-ASSOCIATE-RJ 1/1/7", "A-ABORT 2/1", "closed". */
export function answerText(event: WireEvent): string {
  switch (event.kind) {
    case 'pdu':
      return pduText(event.pdu);
    case 'closed':
      return event.how === 'RST' ? 'reset' : 'closed';
    case 'silence':
      return 'silence';
    default:
      return event.kind === 'message' ? 'a message' : 'bytes that are no PDU';
  }
}

function pduText(pdu: Extract<WireEvent, { kind: 'pdu' }>['pdu']): string {
  if (pdu.type === 'A-ASSOCIATE-RJ') return `${pdu.type} ${pdu.result}/${pdu.source}/${pdu.reason}`;
  if (pdu.type === 'A-ABORT') return `${pdu.type} ${pdu.source}/${pdu.reason}`;
  return pdu.type;
}
