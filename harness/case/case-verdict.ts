// What a case comes to: every expectation that was judged, and what was seen of rules that always hold.

import type { Phase } from '../model/fault.ts';
import type { Finding } from '../model/finding.ts';
import type { Observation } from '../model/observation.ts';
import type { Level } from '../model/requirement.ts';
import type { CaseResult, Reason } from '../model/run-result.ts';
import { type VerdictKind, worse } from '../model/verdict.ts';
import type { RuleResult } from '../oracle/rule.ts';

/** A legal reaction as the scenario language says it, or in words. */
export type Expected = CaseResult['expected'][number];

/** One expectation and what came. */
export interface JudgedPoint {
  readonly expected: readonly Expected[];
  readonly observed: Observation;
  readonly verdict: VerdictKind;
  readonly reasons: readonly Reason[];
  readonly phase?: Phase;
  /** The rule whose fault keeps the case from being judged. */
  readonly blockedBy?: string;
}

/** What the case comes to, before the health of the SUT is known. */
export interface Outcome {
  readonly verdict: VerdictKind;
  readonly expected: Expected[];
  readonly observed: Observation;
  readonly phase?: Phase;
  readonly reasons: Reason[];
  readonly findings: Finding[];
  readonly notes: string[];
  readonly blockedBy?: string;
}

/** The verdict when something else came than the requirement lists. */
export function verdictOfMismatch(level: Level): VerdictKind {
  return { shall: 'fail', should: 'warn', may: 'inconclusive' }[level] as VerdictKind;
}

/** Why a reaction comes to its verdict: what the scenario notes of it, else the requirement. */
export function reasonsFor(verdict: VerdictKind, note: string | undefined): Reason[] {
  if (verdict === 'pass') return [];
  if (note === undefined) return [{ kind: 'requirement' }];
  return [{ kind: verdict === 'not-applicable' ? 'precondition' : 'note', text: note }];
}

/** Collects what is judged in one case. The verdict is that of its own requirement; findings are listed beside it. */
export class CaseVerdict {
  readonly #points: JudgedPoint[] = [];
  readonly #findings = new Map<string, Finding>();
  readonly #checked = new Set<string>();
  readonly #notes = new Set<string>();
  #blocking: Finding | undefined;
  readonly #onFinding: ((finding: Finding) => void) | undefined;
  /** The last DIMSE status that an expectation was about, and the response. */
  status: number | undefined;
  answer: Observation | undefined;

  /** `onFinding` is told of each finding when it is seen for the first time in the case. */
  constructor(onFinding?: (finding: Finding) => void) {
    this.#onFinding = onFinding;
  }

  point(point: JudgedPoint): void {
    this.#points.push(point);
  }

  find(finding: Finding): void {
    const key = `${finding.rule} ${finding.level} ${finding.text}`;
    this.#checked.add(finding.rule);
    if (this.#findings.has(key)) return;
    this.#findings.set(key, finding);
    this.#onFinding?.(finding);
  }

  /** Takes what rules that always hold came to. */
  check({ checked, findings }: RuleResult): void {
    for (const id of checked) this.#checked.add(id);
    for (const finding of findings) this.find(finding);
  }

  /** Takes a finding that tells why nothing came where that was waited for. */
  block(finding: Finding): void {
    this.find(finding);
    this.#blocking = finding;
  }

  /** Forgets what was judged and found: the case begins again. */
  startAgain(): void {
    this.#points.length = 0;
    this.#findings.clear();
    this.#checked.clear();
    this.#notes.clear();
  }

  note(text: string): void {
    this.#notes.add(text);
  }

  /** Ids of the rules that there was an occasion to keep or break. */
  get checkedRules(): ReadonlySet<string> {
    return this.#checked;
  }

  /** Whether any expectation was judged. */
  get isJudged(): boolean {
    return this.#points.length > 0;
  }

  /** Whether an expectation was not met, and the requirement is broken. */
  get isFailed(): boolean {
    return this.#points.some(({ verdict }) => verdict === 'fail');
  }

  /** Whether an expectation was met by something else than a reaction that is simply right. */
  get isQualified(): boolean {
    return this.#points.some(({ verdict }) => verdict !== 'pass');
  }

  outcome(): Outcome {
    const listed = { findings: [...this.#findings.values()], notes: [...this.#notes] };
    const point = this.#decidingPoint();
    if (!point) {
      const observed = { kind: 'nothing', text: 'nothing was judged' } as const;
      return { verdict: 'inconclusive', expected: [], observed, reasons: [], ...listed };
    }
    const { verdict, expected, observed, reasons, phase, blockedBy } = this.#blocked(point);
    return {
      verdict,
      expected: [...expected],
      observed,
      reasons: [...reasons],
      ...(phase !== undefined && { phase }),
      ...(blockedBy !== undefined && { blockedBy }),
      ...listed,
    };
  }

  /** The point, with what it is blocked by if nothing came and a finding tells why. */
  #blocked(point: JudgedPoint): JudgedPoint {
    const blocking = this.#blocking;
    if (!blocking || point.verdict !== 'inconclusive' || point.observed.kind !== 'silence') return point;
    return { ...point, reasons: [{ kind: 'blocked', text: blocking.text }], blockedBy: blocking.rule };
  }

  /** The first of the worst points; when all were met, the last. */
  #decidingPoint(): JudgedPoint | undefined {
    const worst = this.#points.map((point) => point.verdict).reduce(worse, 'pass');
    const atWorst = this.#points.filter((point) => point.verdict === worst);
    return worst === 'pass' ? atWorst.at(-1) : atWorst[0];
  }
}
