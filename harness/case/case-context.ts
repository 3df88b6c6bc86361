// What the steps of one case share: the SUT, the associations, the operations, and what has been judged.

import { connectTransport } from '../../src/wire.ts';
import type { Finding } from '../model/finding.ts';
import { NotApplicableHere, ScenarioError } from '../model/outcome.ts';
import type { CaseTap } from '../model/traffic.ts';
import type { Operation } from '../oracle/operation.ts';
import type { SentInstance } from '../payload/data-set.ts';
import { Seeded } from '../payload/seeded.ts';
import { Conversation } from '../peer/conversation.ts';
import type { ResponseTimes } from '../peer/response-times.ts';
import { type WireListener, WireLog } from '../peer/wire-log.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { pause } from '../time/pause.ts';
import { workingClock } from '../time/working-clock.ts';
import { AssociationState } from './association-state.ts';
import type { CaseIdentity } from './case-identity.ts';
import { CaseVerdict } from './case-verdict.ts';
import type { ConcurrentCases } from './concurrent-cases.ts';
import { SentInstances } from './sent-instances.ts';
import type { Awaited, SilencePolicy, Wait } from './silence-policy.ts';
import { StepTaps } from './step-taps.ts';

export interface CaseLimits {
  /** Longest wait for one reaction, in milliseconds. */
  readonly timeoutMs: number;
  /** How long a connection that is to be closed is waited for, in milliseconds, whatever other reactions get; default: as long. */
  readonly closeMs?: number;
  /** Longest duration of the case, in milliseconds. */
  readonly caseTimeoutMs: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** How fast the SUT is. */
  readonly responseTimes?: ResponseTimes;
  /** The other cases of the run. */
  readonly concurrent?: ConcurrentCases;
  /** What the SUT has left unanswered in other cases. */
  readonly silences?: SilencePolicy;
  /** How many cases of the run have waited in full to see that a request was passed over. */
  readonly passedOver?: { cases: number };
}

/** The SOP Class that a case uses, or why there is none: many cases need none. */
export type CaseSopClass = { readonly uid: string } | { readonly missing: string };

export interface CaseContextParts
  extends Pick<CaseContext, 'case' | 'isScripted' | 'endpoint' | 'transferSyntaxes' | 'limits'> {
  readonly sopClass: CaseSopClass;
  readonly listener?: CaseListener;
}

/** Told of what goes on in a case. */
export interface CaseListener {
  readonly onWire?: WireListener;
  readonly onFinding?: (finding: Finding) => void;
  /** Watches the bytes of its connections. */
  readonly tap?: CaseTap;
}

/** The name of the association of steps that name none. */
export const mainAssociation = 'main';

/** A timer may fire so many milliseconds too early. */
const timerGrainMs = 2;

/** So many events that came before the time of a case was over are still taken after it. */
const overdueEventsAtMost = 64;

/** One case under way. */
export class CaseContext {
  readonly case: CaseIdentity;
  /** Whether the scenario scripts the built-in SCP, which then does as it is told. */
  readonly isScripted: boolean;
  readonly endpoint: ScpEndpoint;
  /** Transfer Syntax UIDs to propose for it, best first. */
  readonly transferSyntaxes: readonly string[];
  readonly limits: CaseLimits;
  readonly log: WireLog;
  readonly judgement: CaseVerdict;
  /** Watches the bytes of its connections. */
  readonly taps: StepTaps;
  /** Whether the case has sent nothing so far but plain, well-formed requests. */
  isPlain = true;
  /** When something came last, on whatever association, by `performance.now()`. */
  heardAt = 0;
  readonly seeded: Seeded;
  readonly operations: Operation[] = [];
  /** Data Sets of C-STORE requests that were sent as they are. */
  readonly stored = new SentInstances();
  /** The Data Set of the last C-STORE, as it was sent. */
  lastStored: SentInstance | undefined;
  /** The SUT had no time or no room for an association, which may be due to other cases under way. */
  starved = false;
  readonly #sopClass: CaseSopClass;
  readonly #associations = new Map<string, AssociationState>();
  readonly #startedAt = workingClock.now();
  #messageId = 0;
  #overdueEvents = 0;

  constructor(parts: CaseContextParts) {
    this.case = parts.case;
    this.isScripted = parts.isScripted;
    this.endpoint = parts.endpoint;
    this.#sopClass = parts.sopClass;
    this.transferSyntaxes = parts.transferSyntaxes;
    this.limits = parts.limits;
    const { onWire, onFinding, tap } = parts.listener ?? {};
    this.taps = new StepTaps(tap);
    this.log = new WireLog(onWire);
    this.judgement = new CaseVerdict(onFinding);
    this.seeded = new Seeded(parts.limits.seed, parts.case.id);
  }

  /** SOP Class UID of the case. Throws NotApplicableHere where the SUT accepts none that the case could use. */
  get sopClassUID(): string {
    if ('uid' in this.#sopClass) return this.#sopClass.uid;
    throw new NotApplicableHere(this.#sopClass.missing);
  }

  /** Every association of the case, in the order they were opened. */
  get associations(): readonly AssociationState[] {
    return [...this.#associations.values()];
  }

  /** Milliseconds to wait for a reaction, within what is left of the case. */
  patience(wantedMs = this.limits.timeoutMs): number {
    const left = this.limits.caseTimeoutMs - (workingClock.now() - this.#startedAt);
    return Math.max(0, Math.min(wantedMs, left));
  }

  /** Begins a wait for a reaction, at most as long as wanted. */
  wait(awaited: Awaited, wantedMs?: number): Wait {
    const ms = this.patience(wantedMs);
    return (
      this.limits.silences?.begin(awaited, ms) ?? { ms, answered: () => {}, silent: () => ({ isConfirmed: false }) }
    );
  }

  /** Whether the last wait was cut short since the time of the case is over. */
  get isOutOfTime(): boolean {
    return this.patience() < timerGrainMs;
  }

  /** Whether nothing that comes counts any more: the time of the case is over, and what had come by then has been taken. */
  isOverdue(): boolean {
    if (!this.isOutOfTime) return false;
    this.#overdueEvents += 1;
    return this.#overdueEvents > overdueEventsAtMost;
  }

  /** Waits without asking anything of the SUT, so that another case may begin. */
  pause(ms: number): Promise<void> {
    const { signal, concurrent } = this.limits;
    const pausing = pause(this.patience(ms), signal);
    return concurrent?.slot.wait(pausing) ?? pausing;
  }

  /** The next Message ID of the case. */
  nextMessageId(): number {
    this.#messageId += 1;
    return this.#messageId;
  }

  /** Opens a transport connection under a name. Rejects ConnectionFailed when the SUT cannot be reached. */
  async connect(name: string, maxLength: number): Promise<AssociationState> {
    const { host, port, tls, calledAETitle, callingAETitle } = this.endpoint;
    const old = this.#associations.get(name);
    if (old && !old.conversation.isOver) throw new ScenarioError(`association "${name}" is already open`);
    // A SUT may take its time to close its side of a connection that is over.
    await old?.conversation.destroy();
    const { signal } = this.limits;
    const transport = await connectTransport({ host, port, ...(tls && { tls }), timeoutMs: this.patience(), signal });
    const label = name === mainAssociation ? {} : { label: name };
    const tap = this.taps.connected(transport, {
      ...{ by: 'harness', calledAETitle, callingAETitle, isTls: tls !== undefined, ...label },
    });
    const conversation = new Conversation(transport, {
      log: this.log,
      maxLength,
      onRules: (result) => this.judgement.check(result),
      ...(this.limits.responseTimes && { responseTimes: this.limits.responseTimes }),
      ...(tap && { tap }),
      ...label,
    });
    const state = new AssociationState(name, conversation, maxLength);
    this.#associations.set(name, state);
    return state;
  }

  /** The association of this name. Throws ScenarioError when no step has opened it. */
  association(name = mainAssociation): AssociationState {
    const state = this.#associations.get(name);
    if (!state)
      throw new ScenarioError(`no association "${name}" is open: a connect or associate step has to come first`);
    return state;
  }

  /** The association of this name when a step has opened it. */
  findAssociation(name: string): AssociationState | undefined {
    return this.#associations.get(name);
  }
}
