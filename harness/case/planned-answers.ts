// What the harness, as an SCP, answers the requests of an SCU with: in the order of the steps, whatever association they
// come on.

import type { AcceptSpec } from '../language/accept-spec.ts';
import type { AnsweredKind, RequestKind, ResponseRule } from '../language/respond.ts';

/** What a step says of a request of some kind. */
export interface PlannedAnswer {
  readonly to: AnsweredKind;
  readonly times?: number | 'always' | undefined;
  /** A response, or what comes instead of it. */
  readonly rule?: ResponseRule;
  /** How an association is accepted. */
  readonly accept?: AcceptSpec;
}

/** The answers of a case, each used as often as it says; and the requests that came, in their order. */
export class PlannedAnswers {
  readonly #planned: readonly PlannedAnswer[];
  readonly #uses = new Map<PlannedAnswer, number>();
  readonly #requests: RequestKind[] = [];

  constructor(planned: readonly PlannedAnswer[]) {
    this.#planned = planned;
  }

  /** Every request that came. */
  get requests(): readonly RequestKind[] {
    return this.#requests;
  }

  /** Answers that expect something of the SCU and were never given. */
  get unused(): readonly PlannedAnswer[] {
    const expects = ({ rule, accept }: PlannedAnswer) => (rule?.expect ?? accept?.expect) !== undefined;
    return this.#planned.filter((answer) => expects(answer) && !this.#uses.has(answer));
  }

  /** A request has come, answered or not. */
  came(kind: RequestKind): void {
    this.#requests.push(kind);
  }

  /** The next answer for a request of this kind that is not used up; undefined: it is answered as it should be. */
  peek(kind: AnsweredKind): PlannedAnswer | undefined {
    return this.#planned.find((candidate) => {
      const { to, times = 1 } = candidate;
      return to === kind && (times === 'always' || (this.#uses.get(candidate) ?? 0) < times);
    });
  }

  /** The same, which counts as one use. */
  take(kind: AnsweredKind): PlannedAnswer | undefined {
    const answer = this.peek(kind);
    if (answer) this.#uses.set(answer, (this.#uses.get(answer) ?? 0) + 1);
    return answer;
  }
}
