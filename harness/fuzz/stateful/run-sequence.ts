// Carries out the steps of a sequence, one after the other over all its connections, and judges what the SUT does.

import { ConnectionFailed } from '../../../src/index.ts';
import { connectTransport } from '../../../src/wire.ts';
import type { WireEvent } from '../../model/wire-event.ts';
import { Conversation } from '../../peer/conversation.ts';
import { WireLog } from '../../peer/wire-log.ts';
import type { ScpEndpoint } from '../../sut/sut.ts';
import { pause } from '../../time/pause.ts';
import type { Failure } from '../exchange/failure.ts';
import type { Reaction } from '../exchange/reaction.ts';
import type { ExchangeLimits } from '../exchange/run-exchange.ts';
import { Line } from './line.ts';
import { longestPdu } from './request-bytes.ts';
import type { Awaited, Sequence, SequenceStep } from './sequence.ts';
import { SequenceLog } from './sequence-log.ts';
import type { StoredCheck } from './stored-check.ts';

export interface SequenceRan {
  readonly reaction: Reaction;
  readonly failures: readonly Failure[];
}

/** Before a reset, so that what was sent is mostly there first: to ask the system for that takes far longer. */
const beforeResetMs = 2;
/** Events in place of one answer at most. */
const maxEvents = 32;

/** Runs a sequence. Rejects only with the reason of the signal. */
export async function runSequence(
  { steps }: Sequence,
  endpoint: ScpEndpoint,
  limits: Pick<ExchangeLimits, 'timeoutMs' | 'signal'>,
  stored?: StoredCheck,
): Promise<SequenceRan> {
  const run = new SequenceRun(endpoint, limits);
  const begun = performance.now();
  try {
    for (const step of steps) if (!run.isOver) await run.step(step);
  } catch (error) {
    limits.signal.throwIfAborted();
    if (!(error instanceof ConnectionFailed)) throw error;
    run.log.unreachable(error.message);
  } finally {
    await run.end();
  }
  if (stored && !run.isOver) await stored.check(run.log, endpoint, limits);
  return { reaction: run.log.reaction(performance.now() - begun), failures: run.log.failures };
}

class SequenceRun {
  readonly log = new SequenceLog();
  /** Something was owed and did not come: what follows would tell nothing more. */
  isOver = false;
  readonly #endpoint: ScpEndpoint;
  readonly #limits: Pick<ExchangeLimits, 'timeoutMs' | 'signal'>;
  readonly #lines = new Map<number, Line>();
  readonly #conversations: Conversation[] = [];

  constructor(endpoint: ScpEndpoint, limits: Pick<ExchangeLimits, 'timeoutMs' | 'signal'>) {
    this.#endpoint = endpoint;
    this.#limits = limits;
  }

  async end(): Promise<void> {
    await Promise.all(this.#conversations.map((one) => one.destroy()));
  }

  async step(step: SequenceStep): Promise<void> {
    const line = this.#lines.get(step.on);
    if (step.kind === 'send' && !line) await this.#open(step.on, step.bytes);
    else if (step.kind === 'send') await this.#send(step, line);
    else if (step.kind === 'await') await this.#await(step.what, line);
    else await this.#end(step.how, line);
  }

  async #open(on: number, request: Uint8Array): Promise<void> {
    const { host, port, tls } = this.#endpoint;
    const { timeoutMs, signal } = this.#limits;
    const transport = await connectTransport({ host, port, ...(tls && { tls }), timeoutMs, signal });
    const conversation = new Conversation(transport, {
      log: new WireLog(),
      maxLength: longestPdu,
      onRules: ({ findings }) => this.log.broken(on, this.#lines.get(on)?.last ?? 'the end of it', findings),
    });
    this.#conversations.push(conversation);
    this.#lines.set(on, new Line(on, conversation, request, this.log));
    conversation.send(request);
  }

  async #send(step: Extract<SequenceStep, { kind: 'send' }>, line: Line | undefined): Promise<void> {
    if (!line?.takes(step)) return;
    // What came before this was sent is judged by what had been sent until then.
    if (step.what !== 'A-ABORT') await this.#takeReady(line);
    if (line.takes(step)) line.send(step);
  }

  async #takeReady(line: Line): Promise<void> {
    for (let count = 0; count < maxEvents; count += 1) {
      const event = await line.conversation.next(0, this.#limits.signal);
      if (event.kind === 'silence') return;
      line.take(event);
      if (event.kind === 'closed') return;
    }
  }

  async #await(what: Awaited, line: Line | undefined): Promise<void> {
    for (let count = 0; count < maxEvents && line?.owes(what); count += 1) {
      const event = await this.#next(line);
      if (event.kind === 'silence') {
        line.silent(what);
        this.isOver = true;
      } else line.take(event);
    }
  }

  /**
   * No clause says how many associations are served at once, or that one may not wait for another (PS3.8 9.1.1): silence is
   * one only when the other connections of the sequence have ended.
   */
  async #next(line: Line): Promise<WireEvent> {
    const { timeoutMs, signal } = this.#limits;
    const event = await line.conversation.next(timeoutMs, signal);
    const others = [...this.#lines.values()].filter((one) => one !== line);
    if (event.kind !== 'silence' || others.length === 0) return event;
    for (const other of others) {
      other.ended();
      other.conversation.leave();
      this.#lines.delete(other.on);
    }
    return await line.conversation.next(timeoutMs, signal);
  }

  async #end(how: 'FIN' | 'RST', line: Line | undefined): Promise<void> {
    if (!line) return;
    this.#lines.delete(line.on);
    line.ended();
    if (how === 'RST') {
      await pause(beforeResetMs, this.#limits.signal);
      await line.conversation.reset(0);
    } else line.conversation.close();
  }
}
