// What a sequence came to, as it goes on: failures, reactions that are not the usual ones, and what the SUT has acknowledged.

import type { Finding } from '../../model/finding.ts';
import type { WireEvent } from '../../model/wire-event.ts';
import { isRejectedForNow } from '../../model/wire-event.ts';
import type { Failure } from '../exchange/failure.ts';
import { wrongAnswer } from '../exchange/judge-reaction.ts';
import { type Reaction, shortOf } from '../exchange/reaction.ts';
import { connectionName } from '../operation.ts';
import type { Awaited } from './sequence.ts';
import { StoreAttempts } from './store-attempts.ts';

const reaches = ['connection', 'association', 'message', 'response'] as const;

/** The clauses that demand an answer. */
const clauses = { association: 'PS3.8 7.1.2.2', response: 'PS3.7 9.1.1.2', release: 'PS3.8 7.2.2' } as const;

export class SequenceLog {
  readonly failures: Failure[] = [];
  /** What was to be stored, and what of it was acknowledged. */
  readonly stores = new StoreAttempts();
  readonly #events = new Set<string>();
  readonly #findings = new Map<string, Finding>();
  #unanswered: Awaited | undefined;
  #lost: Reaction['lost'];
  #unreachable: string | undefined;
  #isBusy = false;
  #reach = 0;

  /** Notes an event, and what it came after. */
  take(after: string, event: WireEvent): void {
    const short = shortOf(event);
    const isUsual = event.kind === 'message' || short === 'A-ASSOCIATE-AC' || short === 'A-RELEASE-RP';
    this.#events.add(isUsual ? short : `${after} -> ${short}`);
    if (isRejectedForNow(event)) this.#isBusy = true;
    if (event.kind === 'message') this.#reached(3);
    if (short.startsWith('A-ASSOCIATE-AC')) this.#reached(1);
  }

  /** A message has been sent on an association. */
  sentMessage(): void {
    this.#reached(2);
  }

  /** Rules that were broken; those that are no more than advice are left out. */
  broken(on: number, after: string, findings: readonly Finding[]): void {
    for (const finding of findings) {
      if (finding.level !== 'shall') continue;
      this.#findings.set(finding.rule, finding);
      const { text, ...failure } = wrongAnswer(finding);
      this.#fail({ ...failure, text: `connection ${connectionName(on)}, after ${after}: ${text}` });
    }
  }

  /** What was owed did not come. */
  unanswered(on: number, what: Awaited, after: string): void {
    this.#unanswered ??= what;
    const key = what === 'response' ? `${after.includes('ECHO') ? 'C-ECHO' : 'C-STORE'}-RSP` : what;
    const text = `connection ${connectionName(on)}: ${after} got no answer`;
    const clause = key === 'C-ECHO-RSP' ? 'PS3.7 9.1.5.2' : clauses[what];
    this.#fail({ class: 'no answer', key, text, clause, level: 'fail' });
  }

  /**
   * The SUT ended the connection of an association that nobody had released or aborted. PS3.8 9.1.4 lets a side close, and a
   * reset may take an A-ABORT with it: it is a fail only in place of an answer.
   */
  lost(on: number, how: 'FIN' | 'RST', isOwed: boolean, after: string): void {
    this.#lost ??= { how, isOwed };
    const text = `connection ${connectionName(on)}: the SUT ended it (${how}) without A-ABORT after ${after}`;
    const level = how === 'FIN' && isOwed ? 'fail' : 'warn';
    this.#fail({ class: 'connection lost', key: how, text, clause: 'PS3.8 9.2.3', level });
  }

  unreachable(text: string): void {
    this.#unreachable ??= text;
  }

  /** A failure, once for each class and key. */
  fail(failure: Failure): void {
    this.#fail(failure);
  }

  #fail(failure: Failure): void {
    const isKnown = this.failures.some((one) => one.class === failure.class && one.key === failure.key);
    if (!isKnown) this.failures.push(failure);
  }

  #reached(reach: number): void {
    this.#reach = Math.max(this.#reach, reach);
  }

  /** The reaction as the campaign takes it. Which reactions came counts, and not in which order. */
  reaction(ms: number): Reaction {
    return {
      events: ['sequence:', ...[...this.#events].sort()],
      messages: [],
      findings: [...this.#findings.values()],
      ...(this.#unanswered && { unanswered: this.#unanswered }),
      ...(this.#lost && { lost: this.#lost }),
      ...(this.#unreachable !== undefined && { unreachable: this.#unreachable }),
      ...(this.#isBusy && { isBusy: true }),
      reach: reaches[this.#reach] ?? 'connection',
      answerMs: 0,
      ms,
    };
  }
}
