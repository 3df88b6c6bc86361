// What a SUT leaves unanswered: once three cases have waited for it in full, others wait briefly and are blocked by it.

import type { Awaited, EndOfWait, SilencePolicy, Wait } from '../case/silence-policy.ts';
import type { Phase } from '../model/fault.ts';
import { type Service, type Silence, unansweredText } from '../model/silence.ts';
import type { ResponseTimes } from '../peer/response-times.ts';
import { ruleOfClause } from '../results/rule-id.ts';
import { RepeatedSilence } from './repeated-silence.ts';

/** A brief wait is this share of a full one, and no less than so many milliseconds, unless the SUT is slow. */
const briefShare = 1 / 40;
const briefLeastMs = 50;
/** Of unusual requests of which the SUT answers some, each may be one of those: they are waited for longer. */
const mixedShare = 1 / 10;
/** So many clauses of one phase whose unusual requests stay unanswered, and of each further clause one case is enough. */
const tellingClauses = 3;

export interface SilencesParts {
  /** How long a full wait is, in milliseconds. */
  readonly timeoutMs: number;
  readonly responseTimes: ResponseTimes;
}

/**
 * The silences of one run. A wait belongs to a service, if it is for the answer to a plain request of it; else to the clause
 * of the case. Who is silent to the plain requests of a service is not expected to answer its unusual ones.
 */
export class Silences implements SilencePolicy {
  readonly #parts: SilencesParts;
  readonly #plain = new Map<Service, RepeatedSilence>();
  readonly #unusual = new Map<Phase, Map<string, RepeatedSilence>>();

  constructor(parts: SilencesParts) {
    this.#parts = parts;
  }

  /** Before the first case the SUT left these unanswered, though nothing else was asked of it. */
  unansweredBefore(services: readonly Service[]): void {
    for (const service of services) this.#plainOf(service).confirmBefore();
  }

  begin(awaited: Awaited, wantedMs: number): Wait {
    const { isAlone, scenario, caseId, silenceIsLegal } = awaited;
    const own = this.#silenceOf(awaited);
    const isFull = wantedMs >= this.#parts.timeoutMs;
    const behind = this.#plainBehind(awaited);
    const candidates = [...behind, ...(isFull && !silenceIsLegal ? [own] : [])];
    const blocking = candidates.find((one) => one.blocks(isAlone));
    const ms = Math.min(wantedMs, this.#briefMs(blocking?.isMixed ? mixedShare : briefShare));
    if (!blocking || ms === wantedMs || blocking.takeProbe()) {
      const silent = (isCertain: boolean): EndOfWait => {
        if (isFull && !silenceIsLegal) own.seen(caseId, isCertain || isAlone);
        return { isConfirmed: [own, ...behind].some((one) => one.isConfirmed) };
      };
      return { ms: wantedMs, answered: () => own.answered(), silent };
    }
    const silent = (): EndOfWait => {
      const { isConfirmed, silence } = blocking;
      if (isConfirmed) blocking.block(scenario);
      return { blockedBy: silence, isConfirmed };
    };
    return { ms, answered: () => own.answered(), silent };
  }

  /** What a case is blocked by before it begins, since others of its scenario were. */
  blockingScenario(scenario: string): Silence | undefined {
    const blocking = this.#all.find((one) => one.blocksScenario(scenario));
    blocking?.block(scenario);
    return blocking?.silence;
  }

  /** What was left unanswered, in a line each. */
  notes(): readonly string[] {
    const blocking = this.#all.filter(({ blocked }) => blocked > 0);
    return blocking.map(({ silence, blocked }) => {
      const cases = `${blocked} ${blocked === 1 ? 'case' : 'cases'}`;
      const what = silence.phase === 'release' ? 'did not wait for that in full' : 'could not be judged for that';
      return `the system did not answer ${unansweredText(silence)}: ${cases} ${what}`;
    });
  }

  get #all(): readonly RepeatedSilence[] {
    return [...this.#plain.values(), ...[...this.#unusual.values()].flatMap((clauses) => [...clauses.values()])];
  }

  #briefMs(share: number): number {
    const { timeoutMs, responseTimes } = this.#parts;
    return responseTimes.stretch(Math.max(timeoutMs * share, briefLeastMs), timeoutMs);
  }

  #silenceOf(awaited: Awaited): RepeatedSilence {
    const { service, isPlain, phase, clause } = awaited;
    return isPlain && service !== undefined ? this.#plainOf(service) : this.#unusualOf(phase, clause);
  }

  /** The plain requests whose silence explains every other. Bytes that ask for no service are left to the whole of them. */
  #plainBehind({ service, phase }: Awaited): readonly RepeatedSilence[] {
    if (service !== undefined) return [this.#plainOf(service)];
    const isWithin = phase === 'data-transfer' || phase === 'data-set';
    const isSilentToAll = isWithin && this.#plainOf('C-ECHO').isConfirmed;
    return isSilentToAll ? [this.#plainOf('C-STORE')] : [];
  }

  #plainOf(service: Service): RepeatedSilence {
    const known = this.#plain.get(service);
    if (known) return known;
    const made = new RepeatedSilence({ ...plainParts[service], service });
    this.#plain.set(service, made);
    return made;
  }

  #unusualOf(phase: Phase, clause: string): RepeatedSilence {
    const clauses = this.#unusual.get(phase) ?? new Map<string, RepeatedSilence>();
    this.#unusual.set(phase, clauses);
    const silence = clauses.get(clause) ?? new RepeatedSilence({ rule: ruleOfClause(clause), phase, clause });
    clauses.set(clause, silence);
    const established = [...clauses.values()].filter((one) => one !== silence && one.isEstablished).length;
    if (established >= tellingClauses) silence.need(1);
    return silence;
  }
}

/** The rules that a silence to plain requests breaks, and when. */
const plainParts: Record<Service, Pick<Silence, 'rule' | 'phase'>> = {
  'A-ASSOCIATE': { rule: 'service/association-answered', phase: 'association' },
  'C-ECHO': { rule: 'service/c-echo-answered', phase: 'data-transfer' },
  'C-STORE': { rule: 'service/c-store-answered', phase: 'data-transfer' },
  'A-RELEASE': { rule: 'release/confirmed', phase: 'release' },
};
