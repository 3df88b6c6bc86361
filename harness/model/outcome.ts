// What ends the steps of a case before the last one.

import { type Silence, unansweredText } from './silence.ts';

/** The case does not apply to this SUT; the message is the evidence. */
export class NotApplicableHere extends Error {
  /** Options of `cstore run` of which one has to be given for the case to be judged. */
  readonly options: readonly string[] | undefined;

  constructor(message: string, options?: readonly string[]) {
    super(message);
    this.options = options;
  }
}

/** What came proves neither that the SUT is right nor that it is wrong. */
export class Inconclusive extends Error {
  /** The rule whose fault keeps the case from being judged. */
  readonly blockedBy: string | undefined;

  constructor(message: string, blockedBy?: string) {
    super(message);
    this.blockedBy = blockedBy;
  }
}

/**
 * The SUT rejected an association for the moment, which it may do at any time (PS3.8 9.3.4, rejected-transient) and which says
 * nothing of the requirement.
 */
export class RejectedForNow extends Inconclusive {
  constructor(rejection: string) {
    super(`the system was busy: it rejected the association for the moment (${rejection})`);
  }
}

/**
 * The SUT has left the same thing unanswered in other cases, so that this one did not wait for it in full, and nothing can be
 * held against the SUT here.
 */
export class Blocked extends Inconclusive {
  constructor(silence: Silence) {
    const { cases } = silence;
    const count = `${cases.length} ${cases.length === 1 ? 'case' : 'cases'}`;
    const text = `the system did not answer ${unansweredText(silence)} in ${count} (${cases.join(', ')})`;
    super(text, silence.rule);
  }
}

/** A reaction was judged, and nothing after it could be. */
export class CaseDecided extends Error {
  constructor() {
    super('decided');
  }
}

/** The scenario asks for something that cannot be done, e.g. a step on an association that was never opened. */
export class ScenarioError extends Error {}
