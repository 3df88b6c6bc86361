// What is known of an association that an SCU asked for, and the rules of what it sends on it.

import {
  type AAssociateAC,
  type AAssociateRQ,
  presentationContextResultsOf,
  userInformationOf,
} from '../../src/wire.ts';
import type { Reply } from '../model/scu-account.ts';
import type { ReceivedMessage, WireEvent } from '../model/wire-event.ts';
import { checkAssociation } from '../oracle/association/association-rules.ts';
import type { EarlierRequest } from '../oracle/request-record.ts';
import { checkRequest } from '../oracle/request-rules.ts';
import { PduHistory } from '../peer/pdu-history.ts';
import type { InstanceToSend } from '../sut/sut.ts';
import type { AcceptorLog, ScuIdentity, StoreRecord } from './acceptor-log.ts';
import type { CaseVerdict } from './case-verdict.ts';
import { proposedAssociation } from './proposed-association.ts';

/** How a request was answered. */
export interface RequestAnswer {
  /** The status of the response; undefined if none answers it. */
  readonly status: number | undefined;
  /** Whether something was or is sent that may count as the response, if only by its place. */
  readonly isAnswered: boolean;
  /** It came before the end of the message. */
  readonly isEarly: boolean;
}

/** A PDV with two bytes of a message (PS3.8 D.1, E.1): less holds none. */
const leastLength = 8;

export class AssociationRecord {
  readonly history = new PduHistory();
  readonly #verdicts: CaseVerdict;
  readonly #keepsFirst: boolean;
  readonly #given: readonly InstanceToSend[];
  readonly #stores: StoreRecord[] = [];
  #first: InstanceToSend | undefined;
  readonly #earlier: EarlierRequest[] = [];
  #outstandingAtEnd: number | undefined;
  readonly #openedAt = performance.now();
  #unanswered: { readonly reply: Reply; readonly from: number } | undefined;
  #waited: AcceptorLog['waited'];
  /** What the SCU asked for. */
  request: AAssociateRQ | undefined;
  /** The answer, if it was accepted and it is known what the SCU reads in it. */
  answer: AAssociateAC | undefined;
  isAccepted = false;
  isReleased = false;

  /**
   * @param keepsFirst whether the first instance is kept whole
   * @param given what the SCU was given to send
   */
  constructor(verdicts: CaseVerdict, keepsFirst: boolean, given: readonly InstanceToSend[] = []) {
    this.#verdicts = verdicts;
    this.#keepsFirst = keepsFirst;
    this.#given = given;
  }

  /** The instance of a request, in the Transfer Syntax that was accepted; undefined if that is not known. */
  #instanceOf({ contextId, decoded: { command } }: ReceivedMessage, bytes: Uint8Array): InstanceToSend | undefined {
    const results = this.answer ? presentationContextResultsOf(this.answer) : [];
    const transferSyntax = results.find(({ id }) => id === contextId)?.transferSyntax;
    const { AffectedSOPClassUID: sopClassUID = '', AffectedSOPInstanceUID: sopInstanceUID = '' } = command;
    return transferSyntax === undefined ? undefined : { sopClassUID, sopInstanceUID, transferSyntax, bytes };
  }

  get #identity(): ScuIdentity {
    const { implementationClassUID: uid, implementationVersionName: name } = this.request
      ? userInformationOf(this.request)
      : {};
    return {
      ...(uid !== undefined && { implementationClassUID: uid }),
      ...(name !== undefined && { implementationVersionName: name }),
    };
  }

  /** Longest P-DATA-TF that is sent to the SCU, which holds a message whatever it announces; 0 is no limit. */
  get limit(): number {
    const { maxLength = 0 } = this.request ? userInformationOf(this.request) : {};
    return maxLength === 0 ? 0 : Math.max(maxLength, leastLength);
  }

  /** Checks a request, before it is answered. */
  check({ dataSet, ...message }: ReceivedMessage, { status, isAnswered, isEarly }: RequestAnswer): void {
    const earlier: readonly EarlierRequest[] = this.#earlier;
    const mayEndEarly = isEarly && status !== undefined && status !== 0;
    const { request: associate, answer } = this;
    const uid = message.decoded.command.AffectedSOPInstanceUID;
    const given = this.#given.find(({ sopInstanceUID }) => sopInstanceUID === uid);
    this.#verdicts.check(
      checkRequest({ message, associate, answer, earlier, dataSet, given, ...(mayEndEarly && { mayEndEarly }) }),
    );
    this.#earlier.push({ message, answered: isAnswered });
  }

  /** Keeps a C-STORE request, without its Data Set. */
  stored({ dataSet, ...message }: ReceivedMessage, { status, isAnswered }: RequestAnswer): void {
    if (this.#keepsFirst && dataSet) this.#first ??= this.#instanceOf(message, dataSet);
    this.#stores.push({ message, status, isAnswered, at: performance.now() });
  }

  get #outstanding(): number {
    return this.#earlier.filter(({ answered }) => !answered).length;
  }

  /** Its request gets no answer: from now on it waits. */
  leftWithout(reply: Reply): void {
    if (!this.#waited) this.#unanswered ??= { reply, from: performance.now() };
  }

  /** What came first after a request without an answer ends the wait; silence says that it still waits. */
  came(event: WireEvent): void {
    if (!this.#unanswered || this.#waited) return;
    const { reply, from } = this.#unanswered;
    const end = nameOf(event);
    this.#waited = { reply, ms: Math.round(performance.now() - from), ...(end !== undefined && { end }) };
  }

  /** The SCU has asked for release. */
  releaseCame(): void {
    this.isReleased = true;
    this.#outstandingAtEnd ??= this.#outstanding;
  }

  /** Checks the whole when it is over. */
  end(end: WireEvent): AcceptorLog {
    const outstanding = this.#outstandingAtEnd ?? this.#outstanding;
    const { pdus, isWithinMessage } = this.history;
    const how = end.kind === 'closed' ? end.how : end.kind === 'silence' ? 'open' : 'local';
    this.#verdicts.check(checkAssociation({ pdus, isWithinMessage, outstanding, end: how }));
    return {
      stores: this.#stores,
      ...(this.#first && { first: this.#first }),
      ...(this.request && { identity: this.#identity, proposed: proposedAssociation(this.request) }),
      requested: this.request !== undefined,
      accepted: this.isAccepted,
      released: this.isReleased,
      ...(this.#waited && { waited: this.#waited }),
      end,
      openedAt: this.#openedAt,
      endedAt: performance.now(),
    };
  }
}

/** What came, in one word; undefined for silence. */
function nameOf(event: WireEvent): string | undefined {
  if (event.kind === 'silence') return undefined;
  if (event.kind === 'pdu') return event.pdu.type;
  return event.kind === 'closed' ? event.how : event.kind;
}
