// The harness as an SCP for an SCU under test: accepts an association and answers as the steps of the scenario say.

import { type AAssociateRQ, isResponse as isResponseField, type Transport } from '../../src/wire.ts';
import type { AcceptSpec } from '../language/accept-spec.ts';
import type { Expectation } from '../language/expectation.ts';
import type { AcceptorAct, ResponseRule } from '../language/respond.ts';
import { bytesOfHex } from '../language/values.ts';
import type { Phase } from '../model/fault.ts';
import type { ControlPdu, ReceivedMessage, WireEvent } from '../model/wire-event.ts';
import { keptDataSetBytes } from '../oracle/request-record.ts';
import { Conversation } from '../peer/conversation.ts';
import type { IncomingStage } from '../peer/message-receiver.ts';
import { pause } from '../time/pause.ts';
import { whileBusy } from '../time/while-busy.ts';
import { stepText } from '../words/step-text.ts';
import { acceptAnswer, announcedLength } from './accept-answer.ts';
import { AcceptorExpectation } from './acceptor-expectation.ts';
import type { AcceptorLog } from './acceptor-log.ts';
import type { AcceptorOptions } from './acceptor-options.ts';
import { pduToSend } from './acceptor-pdu.ts';
import { answeredBy, isResponse, kindOf, responseOf } from './acceptor-response.ts';
import { AssociationRecord, type RequestAnswer } from './association-record.ts';

/** So many messages are taken on one association: an SCU that never stops is stopped. */
const messagesAtMost = 20_000;

/** Serves one association on a transport until it ends or the SCU falls silent. Rejects when the run is stopped. */
export async function serveAssociation(transport: Transport, options: AcceptorOptions): Promise<AcceptorLog> {
  const acceptor = new ScriptedAcceptor(transport, options);
  try {
    return await acceptor.serve();
  } finally {
    await acceptor.conversation.destroy();
  }
}

class ScriptedAcceptor {
  readonly conversation: Conversation;
  readonly #options: AcceptorOptions;
  readonly #record: AssociationRecord;
  /** Both sides have asked for release. */
  #collided = false;
  #messages = 0;
  /** How the message under way was answered, if it was before it was complete. */
  #earlyAnswer: RequestAnswer | undefined;
  #early: Promise<void> = Promise.resolve();
  #expectation: AcceptorExpectation | undefined;

  constructor(transport: Transport, options: AcceptorOptions) {
    this.#options = options;
    const { log, verdicts, answers, label, tap } = options;
    this.#record = new AssociationRecord(verdicts, options.keepsFirst ?? false, options.given);
    this.conversation = new Conversation(transport, {
      log,
      history: this.#record.history,
      keptDataSetBytes,
      maxLength: announcedLength(answers.peek('A-ASSOCIATE-RQ')?.accept),
      onRules: (result) => verdicts.check(result),
      onIncoming: (stage, message) => this.#onIncoming(stage, message),
      ...(label !== undefined && { label }),
      ...(tap && { tap }),
    });
  }

  async serve(): Promise<AcceptorLog> {
    const { rule } = this.#options.answers.take('connection') ?? {};
    if (rule) await this.#performAll(rule);
    for (;;) {
      const event = await this.#next();
      this.#record.came(event);
      this.#options.onActivity();
      await this.#early;
      // The rest of a message that was answered before its end is no reaction.
      if (!(event.kind === 'message' && this.#earlyAnswer)) this.#judge(event);
      if (event.kind === 'message' && this.#messages++ < messagesAtMost) await this.#onMessage(event.message);
      else if (event.kind === 'pdu' && event.pdu.type !== 'A-ABORT') await this.#onPdu(event.pdu);
      else return this.#end(event);
    }
  }

  async #next(): Promise<WireEvent> {
    const { signal, over, stalled, timeoutMs } = this.#options;
    const waitMs = Math.min(this.#expectation?.timeoutMs ?? timeoutMs, timeoutMs);
    try {
      const event = await this.conversation.next(waitMs, AbortSignal.any([signal, over]));
      // The end of an SCU that the harness ends is none of its doing.
      return event.kind === 'closed' && stalled.aborted ? { kind: 'silence', ms: timeoutMs } : event;
    } catch (error) {
      if (signal.aborted || !over.aborted) throw error;
      return { kind: 'silence', ms: this.#options.timeoutMs };
    }
  }

  #judge(event: WireEvent): void {
    const expectation = this.#expectation;
    if (!expectation || expectation.passesOver(event)) return;
    this.#expectation = undefined;
    expectation.judge(event, this.#options.level, this.#options.verdicts);
  }

  #end(end: WireEvent): AcceptorLog {
    // What the harness does now to end it is nothing that the SCU is judged by.
    const log = this.#record.end(end);
    if (end.kind !== 'closed' && !(end.kind === 'pdu' && end.pdu.type === 'A-ABORT')) this.conversation.leave();
    return log;
  }

  get #phase(): Phase {
    const { request, isAccepted, isReleased } = this.#record;
    if (!request) return 'connection';
    if (!isAccepted) return 'association';
    return isReleased ? 'release' : 'data-transfer';
  }

  async #onPdu(pdu: ControlPdu): Promise<void> {
    const { answers } = this.#options;
    if (pdu.type === 'A-ASSOCIATE-RQ') {
      this.#record.request = pdu;
      answers.came('A-ASSOCIATE-RQ');
      const { rule, accept } = answers.take('A-ASSOCIATE-RQ') ?? {};
      if (isSilent(rule)) this.#record.leftWithout('A-ASSOCIATE-AC');
      if (rule) await this.#performAll(rule);
      else await this.#accept(pdu, accept);
    } else if (pdu.type === 'A-RELEASE-RQ') {
      this.#record.releaseCame();
      answers.came('A-RELEASE-RQ');
      const { rule } = answers.take('A-RELEASE-RQ') ?? {};
      if (isSilent(rule)) this.#record.leftWithout('A-RELEASE-RP');
      this.#collided = rule?.pdu === 'A-RELEASE-RQ';
      if (rule) await this.#performAll(rule);
      else this.conversation.send({ type: 'A-RELEASE-RP' });
    } else if (pdu.type === 'A-RELEASE-RP' && this.#collided) {
      // PS3.8 9.2.3, AR-10 of the acceptor: it has waited for the answer of the requestor, and gives its own.
      this.#collided = false;
      this.conversation.send({ type: 'A-RELEASE-RP' });
    } else if (pdu.type === 'A-RELEASE-RP') {
      // PS3.8 9.2.3, AR-3: who has asked for release closes the connection when it is confirmed.
      this.conversation.close();
    }
  }

  async #accept(request: AAssociateRQ, spec: AcceptSpec = {}): Promise<void> {
    this.#begin('accept', spec);
    await this.#delay(spec.delayMs);
    const { bytes, pdu } = acceptAnswer(request, spec);
    this.#record.isAccepted = true;
    // What the SCU reads in an answer that was changed byte by byte is not known.
    if (spec.mutate === undefined) this.#record.answer = pdu;
    if (spec.segments === undefined) this.conversation.send(bytes);
    else await this.#busy(this.conversation.sendInSegments(bytes, spec.segments));
    this.#expect(spec.expect);
  }

  /** Answers a message before it is complete, if the scenario wants that. */
  #onIncoming(stage: IncomingStage, message: Pick<ReceivedMessage, 'contextId' | 'decoded'>): void {
    const { answers, onActivity } = this.#options;
    onActivity();
    if (this.#earlyAnswer || kindOf(message) !== 'C-STORE-RQ') return;
    if (answers.peek('C-STORE-RQ')?.rule?.when !== stage) return;
    const { rule } = answers.take('C-STORE-RQ') ?? {};
    this.#earlyAnswer = { ...answeredBy(rule), isEarly: true };
    this.#early = this.#answer(message, rule);
    // It is awaited before the next event is taken; until then nobody else would see that it failed.
    this.#early.catch(() => {});
  }

  async #onMessage(message: ReceivedMessage): Promise<void> {
    const { command } = message.decoded;
    if (isResponseField(command.CommandField ?? 0)) return;
    const { answers, onStore } = this.#options;
    const kind = kindOf(message);
    answers.came(kind);
    const early = this.#earlyAnswer;
    this.#earlyAnswer = undefined;
    const { rule } = early ? {} : (answers.take(kind) ?? {});
    const answer = early ?? { ...answeredBy(rule), isEarly: false };
    this.#record.check(message, answer);
    if (kind === 'C-STORE-RQ') {
      this.#record.stored(message, answer);
      onStore();
      if (isSilent(rule)) this.#record.leftWithout('C-STORE-RSP');
    }
    if (!early) await this.#answer(message, rule);
  }

  async #answer(
    message: Pick<ReceivedMessage, 'contextId' | 'decoded'>,
    rule: ResponseRule | undefined,
  ): Promise<void> {
    if (rule && !isResponse(rule)) return await this.#performAll(rule);
    this.#begin('respond', rule);
    await this.#delay(rule?.delayMs);
    const { pdus, command } = responseOf(message, rule, this.#record.limit);
    for (let copy = 0; copy < (rule?.copies ?? 1); copy++)
      await this.#busy(this.conversation.sendMessage(pdus, command, rule?.segments));
    if (rule?.after) await this.#performEach([rule.after].flat(), rule.expect);
    else this.#expect(rule?.expect);
  }

  #expect(expectation: Expectation | undefined): void {
    if (expectation) this.#expectation = new AcceptorExpectation(expectation, this.#phase);
  }

  /** Does what a rule says in place of a response, and what it says comes after. */
  async #performAll(rule: ResponseRule): Promise<void> {
    await this.#performEach([rule, ...[rule.after ?? []].flat()], rule.expect);
  }

  async #performEach(acts: readonly AcceptorAct[], expectation: Expectation | undefined): Promise<void> {
    for (const [at, act] of acts.entries()) await this.#perform(act, at === acts.length - 1 ? expectation : undefined);
  }

  async #perform(act: AcceptorAct, expectation: Expectation | undefined): Promise<void> {
    this.#begin('respond', act);
    await this.#delay(act.delayMs);
    this.#expect(expectation);
    if (act.bytes !== undefined && act.segments !== undefined)
      await this.#busy(this.conversation.sendInSegments(bytesOfHex(act.bytes), act.segments));
    else if (act.bytes !== undefined) this.conversation.send(bytesOfHex(act.bytes));
    else if (act.close === 'fin') this.conversation.close();
    else if (act.close === 'rst') await this.conversation.reset();
    else if (act.pdu) this.conversation.send(pduToSend(act.pdu, this.#record.request));
  }

  /** What is sent from now on is as the scenario says, or as usual if it says nothing. */
  #begin(verb: string, args: object | undefined): void {
    const isGiven = args !== undefined && Object.keys(args).length > 0;
    // An SCU that may send short PDUs only sends hundreds of them.
    const usual = isGiven && 'maxLength' in args ? 'changed' : 'usual';
    const input = isGiven && this.#options.input === 'illegal' ? 'illegal' : usual;
    this.#options.tap?.step({ text: isGiven ? stepText({ verb, args }) : '', input });
  }

  async #delay(ms: number | undefined): Promise<void> {
    if (ms) await this.#busy(pause(ms, this.#options.signal));
  }

  #busy(work: Promise<void>): Promise<void> {
    return whileBusy(work, this.#options.onActivity);
  }
}

/** Whether nothing is sent, now or later. */
const isSilent = (rule: ResponseRule | undefined): boolean => rule?.silence === true && rule.after === undefined;
