// Plays the turns of an acceptor on one connection of an SCU, and goes on as a well-behaved SCP does (PS3.8 9.2, PS3.7 9.1.1).

import { isResponse, type Transport, userInformationOf } from '../../../src/wire.ts';
import { acceptAnswer } from '../../case/accept-answer.ts';
import { kindOf, responseOf } from '../../case/acceptor-response.ts';
import type { ControlPdu, ReceivedMessage, WireEvent } from '../../model/wire-event.ts';
import { Conversation } from '../../peer/conversation.ts';
import type { IncomingStage } from '../../peer/message-receiver.ts';
import { WireLog } from '../../peer/wire-log.ts';
import { pause } from '../../time/pause.ts';
import type { ScuRequests } from '../draft/acceptor-layers.ts';
import type { AcceptorTurn, AwaitedRequest } from '../draft/acceptor-turn.ts';
import type { AssociationLog } from './association-log.ts';

/** What an SCU waits for when nothing comes. */
export type Waiting = 'association' | 'response' | 'release';

export interface PlayOptions {
  readonly turns: readonly AcceptorTurn[];
  /** The turns for requests that are other ones than those that the turns were made for. */
  readonly rebuild?: (seen: Partial<ScuRequests>) => readonly AcceptorTurn[] | undefined;
  /** So long it is waited while the SCU says nothing, by what it waits for. Resolves when it has been long enough. */
  readonly untilIdle: (waiting: Waiting, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  readonly onActivity: () => void;
}

const maxLength = 0x4000;
/** Requests that are answered on one connection. */
const mostRequests = 1000;
/** A SCU that does not read is waited for no longer before a reset, in milliseconds. */
const resetMs = 100;
/** Silence is looked for in steps of so many milliseconds at most. */
const longWaitMs = 600_000;

/** Plays the turns on a connection. Rejects only with the reason of the signal. */
export async function playAcceptor(
  transport: Transport,
  log: AssociationLog,
  options: PlayOptions,
): Promise<AcceptorPlay> {
  const play = new AcceptorPlay(transport, log, options);
  await play.run();
  return play;
}

export class AcceptorPlay {
  readonly #conversation: Conversation;
  readonly #log: AssociationLog;
  readonly #options: PlayOptions;
  #turns: readonly AcceptorTurn[];
  #at = 0;
  /** Waits for a message that is not complete. */
  #early: Extract<AcceptorTurn, { kind: 'await' }> | undefined;
  #sending: Promise<void> = Promise.resolve();
  #isEnded = false;
  /** What the SCU was waiting for when it was silent for too long; undefined if it went on. */
  silentIn: Waiting | undefined;

  constructor(transport: Transport, log: AssociationLog, options: PlayOptions) {
    this.#log = log;
    this.#options = options;
    this.#turns = options.turns;
    this.#conversation = new Conversation(transport, {
      log: new WireLog(),
      maxLength,
      onRules: () => {},
      onIncoming: (stage, message) => this.#incoming(stage, message),
    });
  }

  async run(): Promise<void> {
    await this.#send();
    while (!this.#isEnded) {
      const turn = this.#turns[this.#at];
      if (turn?.kind === 'hold') await this.#hold();
      else await this.#next(turn?.kind === 'await' ? turn : undefined);
    }
    await this.#sending;
  }

  /** Ends the connection at once. */
  async destroy(): Promise<void> {
    await this.#conversation.destroy();
  }

  get #waiting(): Waiting {
    if (this.#log.isReleased) return 'release';
    return this.#log.isAccepted ? 'response' : 'association';
  }

  /** Takes one event, and does what is due after it. */
  async #next(awaited: Extract<AcceptorTurn, { kind: 'await' }> | undefined): Promise<void> {
    this.#early = awaited?.when === undefined ? undefined : awaited;
    const event = await this.#event();
    this.#options.onActivity();
    await this.#sending;
    this.#take(event);
    const asked = this.#requestIn(event);
    if (!asked || this.#log.requests.length > mostRequests) return await this.#over(event);
    const isEarly = awaited?.when !== undefined && this.#early === undefined && asked === 'C-STORE-RQ';
    if (isEarly) return;
    if (awaited?.what === asked && awaited.when === undefined) {
      this.#rebuild(event);
      this.#at += 1;
      await this.#send();
    } else this.#answerWell(event);
  }

  async #event(): Promise<WireEvent> {
    const { signal, untilIdle } = this.#options;
    const stop = new AbortController();
    const idle = untilIdle(this.#waiting, AbortSignal.any([signal, stop.signal])).then(
      (): WireEvent => ({ kind: 'silence', ms: 0 }),
    );
    idle.catch(() => {});
    const next = this.#conversation.next(longWaitMs, AbortSignal.any([signal, stop.signal]));
    next.catch(() => {});
    try {
      return await Promise.race([next, idle]);
    } finally {
      stop.abort(new Error('it is waited no longer'));
    }
  }

  #take(event: WireEvent): void {
    this.#log.came(event);
    if (event.kind === 'message' && !isResponse(event.message.decoded.command.CommandField ?? 0)) {
      if (kindOf(event.message) === 'C-STORE-RQ') this.#log.stored(event.message);
    }
  }

  /** The request that an event is; undefined if it is none. */
  #requestIn(event: WireEvent): AwaitedRequest | 'C-ECHO-RQ' | 'other' | undefined {
    if (event.kind === 'message') {
      if (isResponse(event.message.decoded.command.CommandField ?? 0)) return 'other';
      const kind = kindOf(event.message);
      this.#log.asked(kind);
      return kind;
    }
    if (event.kind !== 'pdu' || event.pdu.type === 'A-ABORT') return undefined;
    const { pdu } = event;
    if (pdu.type === 'A-ASSOCIATE-RQ') this.#log.request ??= pdu;
    if (pdu.type !== 'A-ASSOCIATE-RQ' && pdu.type !== 'A-RELEASE-RQ') return 'other';
    this.#log.asked(pdu.type);
    return pdu.type;
  }

  #rebuild(event: WireEvent): void {
    const seen = requestsIn(event);
    const rebuilt = seen && this.#options.rebuild?.(seen);
    if (rebuilt && rebuilt.length === this.#turns.length) this.#turns = rebuilt;
  }

  /** Carries out the turns up to the next that waits. */
  async #send(): Promise<void> {
    for (let turn = this.#turns[this.#at]; turn && !this.#isEnded; turn = this.#turns[this.#at]) {
      if (turn.kind === 'await' || turn.kind === 'hold') return;
      this.#at += 1;
      await this.#perform(turn);
    }
  }

  async #perform(turn: Exclude<AcceptorTurn, { kind: 'await' | 'hold' }>): Promise<void> {
    this.#options.onActivity();
    if (turn.kind === 'pause') await pause(turn.ms, this.#options.signal);
    else if (turn.kind === 'end') {
      if (turn.how === 'RST') await this.#conversation.reset(resetMs);
      else this.#conversation.close();
      this.#end({ kind: 'closed', how: 'local' });
    } else {
      this.#log.sends(turn.bytes);
      if (turn.segments === undefined) this.#conversation.send(turn.bytes);
      else await this.#conversation.sendInSegments(turn.bytes, turn.segments);
    }
    this.#options.onActivity();
  }

  /** A message has come so far: what is to come before its end is sent now. */
  #incoming(stage: IncomingStage, message: Pick<ReceivedMessage, 'contextId' | 'decoded'>): void {
    if (!this.#early || this.#early.when !== stage || kindOf(message) !== 'C-STORE-RQ') return;
    this.#early = undefined;
    this.#at += 1;
    this.#sending = this.#send();
    this.#sending.catch(() => {});
  }

  #answerWell(event: WireEvent): void {
    if (event.kind === 'message') {
      if (isResponse(event.message.decoded.command.CommandField ?? 0)) return;
      const { maxLength: limit = 0 } = this.#log.request ? userInformationOf(this.#log.request) : {};
      for (const pdu of responseOf(event.message, undefined, limit === 0 ? 0 : Math.max(limit, 8)).pdus)
        this.#sendPlain(pdu);
    } else if (event.kind === 'pdu') this.#answerPdu(event.pdu);
  }

  #answerPdu(pdu: ControlPdu): void {
    if (pdu.type === 'A-ASSOCIATE-RQ') this.#sendPlain(acceptAnswer(pdu).bytes);
    else if (pdu.type === 'A-RELEASE-RQ') this.#sendPlain(Buffer.from('06000000000400000000', 'hex'));
    // PS3.8 9.2.3, AR-3: who has asked for release closes the connection when it is confirmed.
    else if (pdu.type === 'A-RELEASE-RP') this.#conversation.close();
  }

  #sendPlain(bytes: Uint8Array): void {
    this.#log.sends(bytes);
    this.#conversation.send(bytes);
  }

  /** Says nothing until the SCU ends the connection, or has been given its time. */
  async #hold(): Promise<void> {
    for (;;) {
      const event = await this.#event();
      this.#take(event);
      if (event.kind === 'closed' || event.kind === 'silence') return await this.#over(event);
    }
  }

  /** Nothing more is played: an association that is left open is aborted. */
  async #over(event: WireEvent): Promise<void> {
    if (event.kind === 'silence') this.silentIn = this.#waiting;
    if (event.kind !== 'closed') this.#conversation.leave();
    this.#end(event);
  }

  #end(event: WireEvent): void {
    this.#isEnded = true;
    this.#log.ended(event);
    this.#options.onActivity();
  }
}

/** The request of an event, as what the answers are made for. */
function requestsIn(event: WireEvent): Partial<ScuRequests> | undefined {
  if (event.kind === 'pdu') return event.pdu.type === 'A-ASSOCIATE-RQ' ? { associate: event.pdu } : undefined;
  if (event.kind !== 'message') return undefined;
  const { contextId, decoded } = event.message;
  return { store: { contextId, command: decoded.command } };
}
