// One connection of a sequence while it runs: what was asked on it, what is owed, and whether what comes is right (PS3.8 9.2.3).

import { statusCategory } from '../../../src/index.ts';
import {
  type AAssociateAC,
  CommandField,
  decodePdu,
  presentationContextResultsOf,
  presentationContextsOf,
} from '../../../src/wire.ts';
import type { ControlPdu, ReceivedMessage, WireEvent } from '../../model/wire-event.ts';
import { associateAcRules } from '../../oracle/associate-ac/associate-ac-rules.ts';
import { answeredBy, type Operation } from '../../oracle/operation.ts';
import { checkResponse } from '../../oracle/response-rules.ts';
import { applyRules } from '../../oracle/rule.ts';
import type { Conversation } from '../../peer/conversation.ts';
import { SentRequests } from './sent-requests.ts';
import type { Awaited, SequenceStep } from './sequence.ts';
import type { SequenceLog } from './sequence-log.ts';
import type { StoreAttempt } from './store-attempts.ts';

type SendStep = Extract<SequenceStep, { kind: 'send' }>;

export class Line {
  readonly on: number;
  readonly conversation: Conversation;
  readonly #log: SequenceLog;
  readonly #request: Uint8Array;
  #requests = new SentRequests(new Map());
  readonly #attempts = new Map<Operation, StoreAttempt>();
  #syntaxes: ReadonlyMap<number, string> = new Map();
  #state: 'asked' | 'open' | 'releasing' | 'over' = 'asked';
  #last = 'A-ASSOCIATE-RQ';

  /** A connection on which this A-ASSOCIATE-RQ has been sent. */
  constructor(on: number, conversation: Conversation, request: Uint8Array, log: SequenceLog) {
    this.on = on;
    this.conversation = conversation;
    this.#request = request;
    this.#log = log;
  }

  /** What was sent last. */
  get last(): string {
    return this.#last;
  }

  /** Whether something that comes now would be an answer of this kind that is owed. */
  owes(what: Awaited): boolean {
    if (what === 'association') return this.#state === 'asked';
    if (what === 'release') return this.#state === 'releasing';
    return this.#state === 'open' && this.#requests.outstanding !== undefined;
  }

  /** Whether a step can be carried out: the association is there, and the context, if it needs one, was accepted. */
  takes({ what, contextId }: SendStep): boolean {
    if (what === 'A-ABORT') return this.#state !== 'over';
    return this.#state === 'open' && (contextId === undefined || this.#syntaxes.has(contextId));
  }

  send({ what, bytes }: SendStep): void {
    this.#last = what;
    this.conversation.send(bytes);
    if (what === 'A-ABORT') this.ended();
    else if (what === 'A-RELEASE-RQ') this.#state = 'releasing';
    else {
      this.#requests.push(bytes);
      this.#noteStore();
      this.#log.sentMessage();
    }
  }

  /** The harness ends it: what was not answered until now never will be. */
  ended(): void {
    this.#state = 'over';
  }

  #noteStore(): void {
    const last = this.#requests.operations.at(-1);
    const { AffectedSOPInstanceUID: uid, CommandField: field } = last?.command ?? {};
    if (!last || uid === undefined || field !== CommandField['C-STORE-RQ'] || this.#attempts.has(last)) return;
    this.#attempts.set(last, this.#log.stores.begin(uid));
  }

  /** Takes what came while such an answer was waited for. What is legal leaves no trace but in what is owed. */
  take(event: WireEvent): void {
    this.#log.take(this.#last, event);
    if (event.kind === 'message') this.#onMessage(event.message);
    else if (event.kind === 'pdu') this.#onPdu(event.pdu);
    else {
      if (event.kind === 'closed' && event.how !== 'local') this.#onClosed(event.how);
      this.#state = 'over';
    }
  }

  /** Nothing came, although it was owed. */
  silent(what: Awaited): void {
    this.#log.unanswered(this.on, what, this.#last);
    this.#state = 'over';
  }

  #onPdu(pdu: ControlPdu): void {
    const isAnswer =
      (this.#state === 'asked' && (pdu.type === 'A-ASSOCIATE-AC' || pdu.type === 'A-ASSOCIATE-RJ')) ||
      (this.#state === 'releasing' && pdu.type === 'A-RELEASE-RP');
    if (isAnswer && pdu.type === 'A-ASSOCIATE-AC') this.#accepted(pdu);
    else if (isAnswer || pdu.type === 'A-ABORT') this.#state = 'over';
    else if (pdu.type === 'A-RELEASE-RQ' && this.#state !== 'asked') this.#released();
    else this.#unexpected(pdu.type);
  }

  /** Either side may ask for release; of two requests that meet, the requestor of the association answers first (PS3.8 7.2.2). */
  #released(): void {
    this.conversation.send({ type: 'A-RELEASE-RP' });
    if (this.#state !== 'releasing') this.#state = 'over';
  }

  #accepted(ac: AAssociateAC): void {
    this.#state = 'open';
    const decoded = decodePdu(Buffer.from(this.#request));
    if (!('pdu' in decoded) || decoded.pdu.type !== 'A-ASSOCIATE-RQ') return;
    const answer = { rq: decoded.pdu, ac, rqBytes: this.#request };
    this.#log.broken(this.on, this.#last, applyRules(associateAcRules, answer).findings);
    const proposed = new Map(presentationContextsOf(decoded.pdu).map(({ id, abstractSyntax }) => [id, abstractSyntax]));
    const accepted = presentationContextResultsOf(ac).filter(({ id, result }) => result === 0 && proposed.has(id));
    this.#syntaxes = new Map(accepted.map(({ id, transferSyntax = '' }) => [id, transferSyntax]));
    this.#requests = new SentRequests(new Map(accepted.map(({ id }) => [id, proposed.get(id) ?? ''])));
  }

  #onMessage(message: ReceivedMessage): void {
    const { command } = message.decoded;
    // That a request of the SUT is not for an SCP to make is no matter of the answers that it owes.
    if (command.CommandField !== undefined && (command.CommandField & 0x8000) === 0) return;
    const operation = answeredBy(command, this.#requests.operations);
    this.#log.broken(this.on, this.#last, checkResponse({ message, operation }).findings);
    if (!operation) return;
    operation.answered = true;
    const category = command.Status === undefined ? undefined : statusCategory(command.Status);
    const attempt = this.#attempts.get(operation);
    if (!attempt) return;
    if (category !== 'Success' && category !== 'Warning') {
      this.#log.stores.refused(attempt);
      return;
    }
    attempt.acknowledged = {
      sopInstanceUID: attempt.sopInstanceUID,
      sopClassUID: operation.command.AffectedSOPClassUID ?? '',
      transferSyntax: this.#syntaxes.get(operation.contextId) ?? '',
      bytes: this.#requests.dataSetOf(operation),
      isWarned: category === 'Warning',
    };
  }

  #onClosed(how: 'FIN' | 'RST'): void {
    if (this.#state !== 'open' && this.#state !== 'releasing') return;
    this.#log.lost(this.on, how, this.owes('response') || this.owes('release'), this.#last);
  }

  #unexpected(type: ControlPdu['type']): void {
    const rule = 'sequence/unexpected-pdu';
    const text = `${type} came, which is for another state`;
    this.#log.broken(this.on, this.#last, [{ rule, clause: 'PS3.8 9.2.3', level: 'shall', text }]);
  }
}
