// Sends an exchange to a SUT, turn by turn, and notes how it reacts.

import { ConnectionFailed } from '../../../src/index.ts';
import type { Finding } from '../../model/finding.ts';
import { isRejectedForNow, type ReceivedMessage, type WireEvent } from '../../model/wire-event.ts';
import type { RuleResult } from '../../oracle/rule.ts';
import { Conversation } from '../../peer/conversation.ts';
import type { ResponseTimes } from '../../peer/response-times.ts';
import type { ScpEndpoint } from '../../sut/sut.ts';
import { pause } from '../../time/pause.ts';
import { workingClock } from '../../time/working-clock.ts';
import type { Awaited, Turn } from '../draft/turn.ts';
import type { Exchange } from './build.ts';
import { connectPatiently } from './connect-patiently.ts';
import { noLog } from './no-log.ts';
import { type Reaction, shortOf } from './reaction.ts';
import { connectionsOf, endsAssociation, isOwed } from './sent-before.ts';

export interface ExchangeLimits {
  /** Longest wait for what is owed, in milliseconds. */
  readonly timeoutMs: number;
  /** Wait for what may come or not. */
  readonly quietMs: number;
  /** Told how long the SUT takes. */
  readonly responseTimes?: ResponseTimes;
  /** Called while the last connection is still open, with how many are, and whether the SUT was silent at last. */
  readonly beforeEnd?: (open: number, isSilent: boolean) => Promise<void>;
  readonly signal: AbortSignal;
}

const maxLength = 0x4000;
/** Events of one connection at most: who sends more is cut off. */
const maxEvents = 256;

/** Time for what was sent to come to the SUT before a reset takes it away, in milliseconds. */
const resetMs = 15;
/** No further connection is opened after so many milliseconds, or twice the longest wait for one answer. */
const patientMs = 10_000;

/** Runs an exchange. Rejects only with the reason of the signal. */
export async function runExchange(
  exchange: Exchange,
  endpoint: ScpEndpoint,
  limits: ExchangeLimits,
): Promise<Reaction> {
  const run = new ExchangeRun(endpoint, limits);
  const begun = performance.now();
  try {
    for (const turns of connectionsOf(exchange.turns)) {
      if (performance.now() - begun > Math.max(patientMs, 2 * limits.timeoutMs)) break;
      await run.connection(turns);
    }
  } catch (error) {
    limits.signal.throwIfAborted();
    if (!(error instanceof ConnectionFailed)) throw error;
    run.unreachable = error.message;
  } finally {
    await run.end();
  }
  return run.reaction(performance.now() - begun);
}

const reaches = ['connection', 'association', 'message', 'response'] as const;

class ExchangeRun {
  readonly #endpoint: ScpEndpoint;
  readonly #limits: ExchangeLimits;
  readonly #events: string[] = [];
  readonly #messages: ReceivedMessage[] = [];
  readonly #findings = new Map<string, Finding>();
  readonly #held: Conversation[] = [];
  #unanswered: Awaited | undefined;
  #lost: Reaction['lost'];
  #isBusy = false;
  #reach = 0;
  #answerMs = 0;
  #isEnding = false;
  #isSilent = false;
  unreachable: string | undefined;

  constructor(endpoint: ScpEndpoint, limits: ExchangeLimits) {
    this.#endpoint = endpoint;
    this.#limits = limits;
  }

  reaction(ms: number): Reaction {
    return {
      events: this.#events,
      messages: this.#messages,
      findings: [...this.#findings.values()],
      ...(this.#unanswered && { unanswered: this.#unanswered }),
      ...(this.#lost && { lost: this.#lost }),
      ...(this.unreachable !== undefined && { unreachable: this.unreachable }),
      ...(this.#isBusy && { isBusy: true }),
      answerMs: this.#answerMs,
      reach: reaches[this.#reach] ?? 'connection',
      ms,
    };
  }

  /** Ends connections that were left open. */
  async end(): Promise<void> {
    await Promise.all(this.#held.map((one) => one.destroy()));
  }

  /** Carries out the turns of one connection, as far as they come. */
  async connection(turns: readonly Turn[]): Promise<void> {
    const conversation = await this.#open();
    let goesOn = true;
    for (const [at, turn] of turns.entries()) {
      if (turn.kind === 'reconnect') await this.#leave(conversation, turn.leave);
      else if (goesOn) goesOn = await this.#turn(turn, conversation, turns.slice(0, at));
    }
    if (turns.at(-1)?.kind === 'reconnect') return;
    await this.#beforeEnd(conversation);
    if (!conversation.closed) conversation.leave();
  }

  async #open(): Promise<Conversation> {
    const { host, port, tls } = this.#endpoint;
    const { timeoutMs, signal, responseTimes } = this.#limits;
    const transport = await connectPatiently({ host, port, ...(tls && { tls }), timeoutMs, signal });
    const onRules = (result: RuleResult) => this.#note(result);
    return new Conversation(transport, { log: noLog, maxLength, onRules, ...(responseTimes && { responseTimes }) });
  }

  #note({ findings }: RuleResult): void {
    for (const finding of findings) if (finding.level === 'shall') this.#findings.set(finding.rule, finding);
  }

  async #leave(conversation: Conversation, how: 'open' | 'FIN' | 'RST'): Promise<void> {
    if (how === 'open') this.#held.push(conversation);
    else if (how === 'RST') await this.#reset(conversation);
    else conversation.close();
  }

  /** Whether the turns after it have a sense. */
  async #turn(turn: Turn, conversation: Conversation, before: readonly Turn[]): Promise<boolean> {
    switch (turn.kind) {
      case 'send':
        if (turn.segments === undefined) conversation.send(turn.bytes);
        else await conversation.sendInSegments(turn.bytes, turn.segments);
        if (turn.what === 'P-DATA-TF' && conversation.established) this.#reached(2);
        return true;
      case 'pause':
        await pause(turn.ms, this.#limits.signal);
        return true;
      case 'await':
        return await this.#await(turn.what, conversation, before);
      default:
        await this.#beforeEnd(conversation);
        if (turn.kind === 'end' && turn.how === 'RST') await this.#reset(conversation);
        else conversation.close();
        return false;
    }
  }

  /** Told once: what is sent has been, and the SUT may still be at it. */
  async #beforeEnd(conversation: Conversation): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    if (!conversation.closed) {
      const held = this.#held.filter(({ closed }) => !closed).length;
      await this.#limits.beforeEnd?.(1 + held, this.#isSilent);
    }
  }

  /** To look whether the SUT has read all costs more than to wait for a moment, on a machine with many connections. */
  async #reset(conversation: Conversation): Promise<void> {
    await pause(resetMs, this.#limits.signal);
    await conversation.reset(0);
  }

  async #await(what: Awaited, conversation: Conversation, before: readonly Turn[]): Promise<boolean> {
    for (let count = 0; count < maxEvents; count += 1) {
      const since = workingClock.now();
      const event = await this.#next(what, conversation, before);
      const isAnswer = event.kind === 'pdu' || event.kind === 'message';
      if (isAnswer) this.#answerMs = Math.max(this.#answerMs, workingClock.now() - since);
      const isSilence = event.kind === 'silence';
      this.#isSilent = isSilence;
      if (what !== 'anything' || !isSilence) this.#take(event);
      if (event.kind === 'closed') {
        this.#noteLost(what, event.how, before);
        return false;
      }
      if (isSilence) return what === 'anything';
      // What follows an abort is the end of the connection, and nothing that anybody waits for.
      if (event.kind === 'pdu' && event.pdu.type === 'A-ABORT') return false;
      const isAccept = event.kind === 'pdu' && event.pdu.type === 'A-ASSOCIATE-AC';
      if (what === 'association') return isAccept;
      if (what === 'response') return event.kind === 'message';
      if (what === 'release') return event.kind === 'pdu' && event.pdu.type === 'A-RELEASE-RP';
    }
    return false;
  }

  /** A short wait; a long one only where an answer is owed. */
  async #next(what: Awaited, conversation: Conversation, before: readonly Turn[]): Promise<WireEvent> {
    const { timeoutMs, quietMs, signal } = this.#limits;
    const first = await conversation.next(quietMs, signal);
    if (first.kind !== 'silence' || what === 'anything' || !isOwed(what, before)) return first;
    const second = await conversation.next(timeoutMs, signal);
    if (second.kind === 'silence') this.#unanswered ??= what;
    return second;
  }

  #take(event: WireEvent): void {
    this.#events.push(shortOf(event));
    if (event.kind === 'message') {
      this.#messages.push(event.message);
      this.#reached(3);
    }
    if (event.kind === 'pdu' && event.pdu.type === 'A-ASSOCIATE-AC') this.#reached(1);
    if (isRejectedForNow(event)) this.#isBusy = true;
  }

  #reached(reach: number): void {
    this.#reach = Math.max(this.#reach, reach);
  }

  /** An association ends by A-RELEASE or A-ABORT (PS3.8 7.2, 7.3): a connection that just ends has been lost. */
  #noteLost(what: Awaited, how: 'FIN' | 'RST' | 'local', before: readonly Turn[]): void {
    if (how === 'local' || this.#reach === 0) return;
    const mayEnd = before.some(endsAssociation);
    const isAborted = this.#events.some((event) => /^A-(ABORT|ASSOCIATE-RJ|RELEASE-RP)/.test(event));
    if (!mayEnd && !isAborted) this.#lost ??= { how, isOwed: what === 'response' && isOwed(what, before) };
  }
}
