// Runs one case against an SCU: the harness listens, the SCU is asked to send, and what both saw is judged.

import { Inconclusive } from '../model/outcome.ts';
import type { Level } from '../model/requirement.ts';
import type { CaseTap } from '../model/traffic.ts';
import { WireLog } from '../peer/wire-log.ts';
import type { Sut } from '../sut/sut.ts';
import type { Case, ScuBody } from './case.ts';
import type { CaseLimits, CaseListener } from './case-context.ts';
import { type CaseRun, unjudgedRun } from './case-run.ts';
import { CaseVerdict, verdictOfMismatch } from './case-verdict.ts';
import { scuAccount } from './scu-account.ts';
import { reportsTruly, requestsCome } from './scu-checks.ts';
import { type Comparison, compare } from './scu-comparison.ts';
import { observed } from './scu-outcome.ts';
import { isProbed, ScuReferences, shown } from './scu-references.ts';
import { runScu, type ScuRun } from './scu-run.ts';
import type { ScuCheck } from './scu-step.ts';
import { instancesToSend, type SentKind, sentKind } from './send-order.ts';
import { isAnsweredWell } from './well-answered.ts';

/** Asked for when no step says how many. */
const defaultInstances = 3;
/** So many cases in which nothing shows a refusal are confirmed by further runs. */
const confirmationsAtMost = 3;
/** For so long an association of a system that a person operates may be idle, in milliseconds. */
const idleMs = 60_000;
/** How long a case may take if a person sends, in milliseconds. */
const personMs = 3_600_000;

/** Runs an SCU case. Rejects when the harness or its environment fails, or the signal is aborted. */
export async function runScuCase(
  candidate: Case,
  body: ScuBody,
  sut: Sut,
  limits: CaseLimits,
  { references = new ScuReferences(sut), listener = {} }: ScuCaseParts = {},
): Promise<CaseRun> {
  const { asksPerson } = sut.policies;
  const caseTimeoutMs = asksPerson ? personMs : limits.caseTimeoutMs;
  const timeoutMs = asksPerson ? Math.max(limits.timeoutMs, idleMs) : limits.timeoutMs;
  return await new ScuCase(candidate, body, sut, { ...limits, caseTimeoutMs, timeoutMs }, references, listener).run();
}

export interface ScuCaseParts {
  readonly references?: ScuReferences;
  readonly listener?: CaseListener;
}

class ScuCase {
  readonly #case: Case;
  readonly #body: ScuBody;
  readonly #sut: Sut;
  readonly #limits: CaseLimits;
  readonly #references: ScuReferences;
  readonly #log: WireLog;
  readonly #verdicts: CaseVerdict;
  readonly #tap: CaseTap | undefined;

  constructor(
    candidate: Case,
    body: ScuBody,
    sut: Sut,
    limits: CaseLimits,
    references: ScuReferences,
    listener: CaseListener,
  ) {
    this.#case = candidate;
    this.#body = body;
    this.#sut = sut;
    this.#limits = limits;
    this.#references = references;
    this.#log = new WireLog(listener.onWire);
    this.#tap = listener.tap;
    this.#verdicts = new CaseVerdict(listener.onFinding);
  }

  async run(): Promise<CaseRun> {
    try {
      return await this.#run();
    } catch (error) {
      if (!(error instanceof Inconclusive)) throw error;
      return unjudgedRun('inconclusive', error.message);
    }
  }

  async #run(): Promise<CaseRun> {
    const kind = sentKind(this.#case, await this.#references.usualSopClass(this.#limits));
    const probed = isProbed(this.#sut) ? await this.#references.probe(kind, this.#limits) : undefined;
    if (probed && !probed.sends) {
      const verdict = this.#references.hasConnected ? 'not-applicable' : 'error';
      return { ...unjudgedRun(verdict, probed.evidence), ...probed.rules };
    }
    const instances = await this.#instances(kind);
    const run = await this.#once(instances, this.#log, this.#verdicts, this.#tap);
    if ('notApplicable' in run) return unjudgedRun('not-applicable', run.notApplicable);
    this.#references.seen(run);
    if (run.logs.length === 0 && !this.#mayStayAway && !run.report.process?.hasCrashed)
      return unjudgedRun('inconclusive', `it opened no association in this case: ${shown(run.report)}`);
    const comparison = await this.#compare(run, kind, instances);
    this.#judge(run, comparison);
    await this.#validate(run);
    const crash = this.#crash(run);
    return {
      ...this.#verdicts.outcome(),
      ...observed(run.logs),
      checkedRules: [...this.#verdicts.checkedRules],
      log: this.#log,
      account: scuAccount(run, comparison?.signs),
      ...(crash !== undefined && { crash }),
    };
  }

  /** Whether the harness ends connections before an association can be asked for. */
  get #mayStayAway(): boolean {
    return this.#body.steps.some(({ answers = [] }) => answers.some(({ to }) => to === 'connection'));
  }

  /** The crash of its process, unless it crashes so whatever it is answered. */
  #crash({ report }: ScuRun): string | undefined {
    if (!report.process?.hasCrashed) return undefined;
    if (isAnsweredWell(this.#body.steps) || !this.#references.usualCrashes.includes(report))
      return `process died: ${shown(report)}`;
    this.#verdicts.note(`its process crashes as it does when all is answered well: ${report.process.end}`);
    return undefined;
  }

  /** What another program finds in the first instance is shown, and judges nothing. */
  async #validate({ logs }: ScuRun): Promise<void> {
    const first = logs.find((log) => log.first)?.first;
    if (!first || !this.#sut.validator) return;
    for (const note of await this.#sut.validator.check(first)) this.#verdicts.note(note);
  }

  async #instances(kind: SentKind): Promise<ScuRun['instances']> {
    const { steps } = this.#body;
    const count = steps.find((step) => step.instances !== undefined)?.instances ?? defaultInstances;
    const asked = steps.find(({ order }) => order !== undefined)?.order ?? {};
    return await instancesToSend(kind, asked, { count, seed: this.#limits.seed, scenarioFile: this.#case.file });
  }

  #once(instances: ScuRun['instances'], log: WireLog, verdicts: CaseVerdict, tap?: CaseTap) {
    const { timeoutMs, caseTimeoutMs, signal } = this.#limits;
    const { title, requirement, input } = this.#case;
    const parts = {
      sut: this.#sut,
      steps: this.#body.steps,
      instances,
      title,
      level: requirement.level,
      log,
      verdicts,
      input,
      ...(tap && { tap }),
    };
    return runScu({ ...parts, timeoutMs, caseTimeoutMs, signal });
  }

  async #compare(run: ScuRun, kind: SentKind, instances: ScuRun['instances']): Promise<Comparison | undefined> {
    const attempts = this.#body.steps.find(({ comparisons }) => comparisons !== undefined)?.comparisons;
    // One that reports of each instance is judged by what it reports.
    if (attempts === undefined || run.report.outcomes) return undefined;
    const references = await this.#references.of(this.#body, kind, instances, this.#limits);
    const compared = await compare(run, {
      steps: this.#body.steps,
      references,
      attempts,
      mayRepeat: !this.#sut.policies.asksPerson,
      isKnown: this.#references.confirmed >= confirmationsAtMost,
      again: async () => {
        const more = await this.#once(instances, new WireLog(), this.#verdicts);
        return 'notApplicable' in more ? undefined : more;
      },
    });
    if (!compared.check.holds && compared.signs.length === 0) this.#references.confirmed += 1;
    return compared;
  }

  /** What is expected in the end, in one point: a case of an SCU is judged when all is over. */
  #judge(run: ScuRun, comparison: Comparison | undefined): void {
    const { level } = this.#case.requirement;
    const checks = this.#checks(run);
    if (comparison) checks.push(comparison.check);
    for (const note of comparison?.notes ?? []) this.#verdicts.note(note);
    for (const note of notesOf(run)) this.#verdicts.note(note);
    if (checks.length > 0) this.#verdicts.point(pointOf(checks, level, comparison));
    for (const { to } of run.answers.unused) {
      const text = `the SCU did not come to the point at which the harness answers ${to} as the scenario says`;
      this.#verdicts.point({
        expected: [],
        observed: { kind: 'report', text: shown(run.report) },
        verdict: 'inconclusive',
        reasons: [{ kind: 'precondition', text }],
      });
    }
  }

  #checks(run: ScuRun): ScuCheck[] {
    const { steps } = this.#body;
    const awaited = steps.flatMap(({ awaits }) => awaits ?? []);
    const isCompared = steps.some(({ comparisons }) => comparisons !== undefined);
    const truly = isCompared ? reportsTruly(run) : undefined;
    return [
      ...(awaited.length > 0 ? [requestsCome(awaited, run)] : []),
      ...(truly ? [truly] : []),
      ...steps.flatMap((step) => step.judge?.(run) ?? []),
    ];
  }
}

function pointOf(checks: readonly ScuCheck[], level: Level, comparison: Comparison | undefined) {
  const broken = checks.filter(({ holds }) => !holds);
  const shownChecks = broken.length > 0 ? broken : checks;
  // Nobody here can see what a system without a process tells its user.
  const isOpen = comparison?.isBlind === true && broken.every((check) => check === comparison.check);
  const verdict = broken.length === 0 ? 'pass' : isOpen ? 'inconclusive' : verdictOfMismatch(level);
  const open = { kind: 'precondition', text: 'what the system shows to its user cannot be seen from here' } as const;
  return {
    expected: shownChecks.map(({ expected }) => ({ text: expected })),
    observed: { kind: 'report' as const, text: shownChecks.map(({ actual }) => actual).join('; ') },
    verdict,
    reasons: broken.length === 0 ? [] : [isOpen ? open : ({ kind: 'requirement' } as const)],
  };
}

function notesOf({ report: { process }, refused, isCutShort }: ScuRun): string[] {
  return [
    ...(process?.wasEnded ? ['the process of the SCU did not end by itself: the harness ended it'] : []),
    ...(process && process.leftRunning > 0 ? [`the SCU left ${process.leftRunning} processes running`] : []),
    ...(refused > 0 ? [`${refused} connections were closed at once, because there were too many`] : []),
    ...(isCutShort ? ['the time of the case was over before the SCU had ended'] : []),
  ];
}
