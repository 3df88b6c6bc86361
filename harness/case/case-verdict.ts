// What a case comes to: every expectation that was judged, and every rule that was found broken.

import { type Finding, formatFinding } from '../model/finding.ts';
import type { Level } from '../model/requirement.ts';
import { type VerdictKind, worse } from '../model/verdict.ts';
import type { RuleResult } from '../oracle/rule.ts';

/** One expectation and what came. */
export interface JudgedPoint {
  readonly expected: readonly string[];
  readonly actual: string;
  readonly verdict: VerdictKind;
  readonly reason?: string;
}

/** What the case comes to, before the health of the SUT is known. */
export interface Outcome {
  readonly verdict: VerdictKind;
  readonly expected: string[];
  readonly actual: string;
  readonly reason?: string;
  readonly notes: string[];
}

const severityOfFinding = { shall: 'fail', should: 'warn', note: 'pass' } as const;

/** The verdict when something else came than the requirement lists. */
export function verdictOfMismatch(level: Level): VerdictKind {
  return { shall: 'fail', should: 'warn', may: 'inconclusive' }[level] as VerdictKind;
}

/** Collects what is judged in one case. */
export class CaseVerdict {
  readonly #points: JudgedPoint[] = [];
  readonly #findings = new Map<string, Finding>();
  readonly #checked = new Set<string>();
  readonly #notes = new Set<string>();
  /** The last DIMSE status that an expectation was about, and the response in words. */
  status: number | undefined;
  service: string | undefined;

  point(point: JudgedPoint): void {
    this.#points.push(point);
  }

  find(finding: Finding): void {
    this.#findings.set(`${finding.level} ${formatFinding(finding)}`, finding);
  }

  /** Takes what rules that always hold came to. */
  check({ checked, findings }: RuleResult): void {
    for (const id of checked) this.#checked.add(id);
    for (const finding of findings) this.find(finding);
  }

  /** Ids of the rules that there was an occasion to keep or break. */
  get checkedRules(): ReadonlySet<string> {
    return this.#checked;
  }

  note(text: string): void {
    this.#notes.add(text);
  }

  /** Whether an expectation was met by something else than a reaction that is simply right. */
  get isQualified(): boolean {
    return this.#points.some(({ verdict }) => verdict !== 'pass');
  }

  outcome(): Outcome {
    const findings = [...this.#findings.values()];
    const broken = findings.filter(({ level }) => level !== 'note');
    const verdict = [...this.#points.map((point) => point.verdict), ...broken.map(verdictOfFinding)].reduce(
      worse,
      'pass',
    );
    const point = this.#decidingPoint();
    const deciding = broken.filter((finding) => verdictOfFinding(finding) === verdict);
    const reasons = [point?.verdict === verdict ? point.reason : undefined, ...deciding.map(formatFinding)];
    const reason = reasons.filter((text) => text !== undefined).join('; ');
    const others = findings.filter((finding) => !deciding.includes(finding));
    return {
      verdict: point ? verdict : worse(verdict, 'inconclusive'),
      expected: [...(point?.expected ?? [])],
      actual: point?.actual ?? 'nothing was judged',
      ...(reason ? { reason } : {}),
      notes: [...this.#notes, ...others.map(formatFinding)],
    };
  }

  /** The first of the worst points; when all were met, the last. */
  #decidingPoint(): JudgedPoint | undefined {
    const worst = this.#points.map((point) => point.verdict).reduce(worse, 'pass');
    const atWorst = this.#points.filter((point) => point.verdict === worst);
    return worst === 'pass' ? atWorst.at(-1) : atWorst[0];
  }
}

function verdictOfFinding({ level }: Finding): VerdictKind {
  return severityOfFinding[level];
}
