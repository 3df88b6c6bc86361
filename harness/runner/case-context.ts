// What the steps of one case share: the SUT, the associations, the operations, and what has been judged.

import { connectTransport } from '../../src/wire.ts';
import type { Case } from '../scenario/scenario.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { Transcript } from '../verdict/transcript.ts';
import { AssociationState } from './association-state.ts';
import type { Company } from './company.ts';
import { Conversation } from './conversation.ts';
import type { SentInstance } from './data-set.ts';
import { Judgement } from './judgement.ts';
import type { Operation } from './operation.ts';
import { NotApplicableHere, ScenarioError } from './outcome.ts';
import type { Pace } from './pace.ts';
import { pause } from './pause.ts';
import { Seeded } from './seeded.ts';

export interface CaseLimits {
  /** Longest wait for one reaction, in milliseconds. */
  readonly timeoutMs: number;
  /** Longest duration of the case, in milliseconds. */
  readonly caseTimeoutMs: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** How fast the SUT is. */
  readonly pace?: Pace;
  /** The other cases of the run. */
  readonly company?: Company;
}

/** The SOP Class that a case uses, or why there is none: many cases need none. */
export type CaseSopClass = { readonly uid: string } | { readonly missing: string };

export interface CaseContextParts extends Pick<CaseContext, 'case' | 'endpoint' | 'transferSyntaxes' | 'limits'> {
  readonly sopClass: CaseSopClass;
}

/** The name of the association of steps that name none. */
export const mainAssociation = 'main';

/** A timer may fire so many milliseconds too early. */
const timerGrainMs = 2;

/** One case under way. */
export class CaseContext {
  readonly case: Case;
  readonly endpoint: ScpEndpoint;
  /** Transfer Syntax UIDs to propose for it, best first. */
  readonly transferSyntaxes: readonly string[];
  readonly limits: CaseLimits;
  readonly transcript = new Transcript();
  readonly judgement = new Judgement();
  readonly seeded: Seeded;
  readonly operations: Operation[] = [];
  /** The Data Set of the last C-STORE, as it was sent. */
  lastStored: SentInstance | undefined;
  /** The SUT had no time or no room for an association, which may be due to other cases under way. */
  starved = false;
  readonly #sopClass: CaseSopClass;
  readonly #associations = new Map<string, AssociationState>();
  readonly #startedAt = performance.now();
  #messageId = 0;

  constructor(parts: CaseContextParts) {
    this.case = parts.case;
    this.endpoint = parts.endpoint;
    this.#sopClass = parts.sopClass;
    this.transferSyntaxes = parts.transferSyntaxes;
    this.limits = parts.limits;
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
    const left = this.limits.caseTimeoutMs - (performance.now() - this.#startedAt);
    return Math.max(0, Math.min(wantedMs, left));
  }

  /** Whether the last wait was cut short since the time of the case is over. */
  get isOutOfTime(): boolean {
    return this.patience() < timerGrainMs;
  }

  /** Waits without asking anything of the SUT, so that another case may begin. */
  pause(ms: number): Promise<void> {
    const { signal, company } = this.limits;
    const pausing = pause(this.patience(ms), signal);
    return company?.place.wait(pausing) ?? pausing;
  }

  /** The next Message ID of the case. */
  nextMessageId(): number {
    this.#messageId += 1;
    return this.#messageId;
  }

  /** Opens a transport connection under a name. Rejects ConnectionFailed when the SUT cannot be reached. */
  async connect(name: string, maxLength: number): Promise<AssociationState> {
    const { host, port, tls } = this.endpoint;
    const old = this.#associations.get(name);
    if (old && !old.conversation.closed) throw new ScenarioError(`association "${name}" is already open`);
    const { signal } = this.limits;
    const transport = await connectTransport({ host, port, ...(tls && { tls }), timeoutMs: this.patience(), signal });
    const conversation = new Conversation(transport, {
      transcript: this.transcript,
      maxLength,
      onFinding: (finding) => this.judgement.find(finding),
      ...(this.limits.pace && { pace: this.limits.pace }),
      ...(name === mainAssociation ? {} : { label: name }),
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
