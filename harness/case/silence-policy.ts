// How long a case waits for what the SUT may have left unanswered in other cases too.

import type { Phase } from '../model/fault.ts';
import type { Service, Silence } from '../model/silence.ts';

/** What a case waits for. */
export interface Awaited {
  readonly caseId: string;
  readonly scenario: string;
  /** The clause that the case is about. */
  readonly clause: string;
  readonly phase: Phase;
  /** The service that was asked for, as far as what was sent says so. */
  readonly service?: Service;
  /** Whether the case has sent nothing but requests as any SCU sends them. */
  readonly isPlain: boolean;
  /** Whether no other case has been under way since this one began. */
  readonly isAlone: boolean;
  /** Whether the case lists silence as a legal reaction. */
  readonly silenceIsLegal: boolean;
}

/** What a wait that ended in silence means. */
export interface EndOfWait {
  /** The case did not wait in full: this is what it is blocked by. */
  readonly blockedBy?: Silence;
  /** The SUT is silent to this when no other case is under way, too: the silence is not due to other cases. */
  readonly isConfirmed: boolean;
}

/** One wait. Exactly one of its methods is called when it has ended. */
export interface Wait {
  /** How long to wait, in milliseconds. */
  readonly ms: number;
  /** Something came. */
  answered(): void;
  /** Nothing came. `isCertain`: the SUT had time to answer, as it answered others meanwhile. */
  silent(isCertain: boolean): EndOfWait;
}

export interface SilencePolicy {
  /** A wait begins for which a case has so many milliseconds. */
  begin(awaited: Awaited, wantedMs: number): Wait;
}
