// Runs of an SCU in which everything is answered well: what it sends at all, and what a case is compared with.

import { ImplicitVRLittleEndian } from '../../src/index.ts';
import { keywordOf, sopClassGroups, sopClassUid } from '../language/names.ts';
import { WireLog } from '../peer/wire-log.ts';
import type { SendReport, Sut } from '../sut/sut.ts';
import type { ScuIdentity } from './acceptor-log.ts';
import type { ScuBody } from './case.ts';
import type { CaseLimits } from './case-context.ts';
import type { CaseRun } from './case-run.ts';
import { CaseVerdict } from './case-verdict.ts';
import { runScu, type ScuRun } from './scu-run.ts';
import type { ScuStep } from './scu-step.ts';
import { instancesToSend, type SentKind } from './send-order.ts';
import { UsualCrashes } from './usual-crashes.ts';
import { wellAnswered } from './well-answered.ts';

/** Runs with the same answers differ among themselves: so many are made. */
const referenceRuns = 2;

/** SOP Classes that an SCU is tried with, where a case leaves it open. */
const candidates = ['HangingProtocolStorage', ...(sopClassGroups.ordinary ?? [])];

/**
 * Whether the SCU sends instances of a kind; if it does not, what it showed, and the rules that there was an occasion to keep
 * or break: who breaks one may send nothing for that very reason.
 */
export type Probed =
  | { readonly sends: true; readonly releases: boolean }
  | { readonly sends: false; readonly evidence: string; readonly rules: Pick<CaseRun, 'findings' | 'checkedRules'> };

/** What a SUT was seen to do when all was well; each is found out once. */
export class ScuReferences {
  readonly #sut: Sut;
  readonly #probes = new Map<string, Promise<Probed>>();
  readonly #runs = new Map<string, Promise<readonly ScuRun[]>>();
  #usual: Promise<string> | undefined;
  /** Cases in which it was confirmed by further runs that nothing shows a refusal. */
  confirmed = 0;
  /** Whether it has ever asked for an association. */
  hasConnected = false;
  /** How its process crashes when all is answered well. */
  readonly usualCrashes = new UsualCrashes();
  /** What it says of itself. */
  identity: ScuIdentity | undefined;

  constructor(sut: Sut) {
    this.#sut = sut;
  }

  /**
   * Keyword of the SOP Class for cases that leave it open: the first that it sends and then releases, else the first that it
   * sends, else the first of all. One may send what it does not know, and give up when that is answered.
   */
  usualSopClass(limits: CaseLimits): Promise<string> {
    this.#usual ??= this.#findUsual(limits);
    return this.#usual;
  }

  async #findUsual(limits: CaseLimits): Promise<string> {
    const [first = ''] = candidates;
    if (!this.#sut.policies.sendsGivenInstances) return first;
    let sent: string | undefined;
    for (const keyword of candidates) {
      const kind = { sopClassUID: sopClassUid(keyword) ?? '', transferSyntax: ImplicitVRLittleEndian.uid };
      const probed = await this.probe(kind, limits);
      if (probed.sends && probed.releases) return keyword;
      if (probed.sends) sent ??= keyword;
      if (!this.hasConnected) return first;
    }
    return sent ?? first;
  }

  /** Whether it sends an instance of this kind when everything is answered well. */
  probe(kind: SentKind, limits: CaseLimits): Promise<Probed> {
    // One that sends what it has sends the same, whatever it is asked for.
    const key = this.#sut.policies.sendsGivenInstances ? `${kind.sopClassUID} ${kind.transferSyntax}` : '';
    const known = this.#probes.get(key) ?? this.#probe(kind, limits);
    this.#probes.set(key, known);
    return known;
  }

  async #probe(kind: SentKind, limits: CaseLimits): Promise<Probed> {
    const instances = await instancesToSend(kind, {}, { count: 1, seed: limits.seed, scenarioFile: '' });
    const verdicts = new CaseVerdict();
    const run = await this.#run([], instances, limits, verdicts);
    const rules = { findings: verdicts.outcome().findings, checkedRules: [...verdicts.checkedRules] };
    if (!run) return { sends: false, evidence: 'it cannot be asked to send', rules };
    const releases = run.logs.every(({ released }) => released);
    if (run.logs.some(({ stores }) => stores.length > 0)) return { sends: true, releases };
    if (!this.hasConnected) return { sends: false, evidence: `it opened no association: ${shown(run.report)}`, rules };
    const name = `${keywordOf(kind.sopClassUID)} in ${keywordOf(kind.transferSyntax)}`;
    return { sends: false, evidence: `it sends no instance of ${name}: ${shown(run.report)}`, rules };
  }

  /** Runs of the same steps with good answers. */
  of(body: ScuBody, kind: SentKind, instances: ScuRun['instances'], limits: CaseLimits): Promise<readonly ScuRun[]> {
    const steps = wellAnswered(body.steps);
    const key = JSON.stringify([kind, instances.length, steps]);
    const known = this.#runs.get(key) ?? this.#referenceRuns(steps, instances, limits);
    this.#runs.set(key, known);
    return known;
  }

  async #referenceRuns(
    steps: readonly ScuStep[],
    instances: ScuRun['instances'],
    limits: CaseLimits,
  ): Promise<readonly ScuRun[]> {
    const wanted = this.#sut.policies.asksPerson ? 1 : referenceRuns;
    const runs: ScuRun[] = [];
    for (let at = 0; at < wanted; at++) {
      const run = await this.#run(steps, instances, limits);
      if (run) runs.push(run);
    }
    return runs;
  }

  /** Takes what a run showed of the SCU itself. */
  seen({ logs }: Pick<ScuRun, 'logs'>): void {
    const [first] = logs;
    if (!first) return;
    this.hasConnected = true;
    this.identity ??= first.identity;
  }

  async #run(
    steps: readonly ScuStep[],
    instances: ScuRun['instances'],
    limits: CaseLimits,
    verdicts = new CaseVerdict(),
  ): Promise<ScuRun | undefined> {
    const { timeoutMs, caseTimeoutMs, signal } = limits;
    const title = 'All is answered well, to compare with';
    const log = new WireLog();
    const parts = { sut: this.#sut, steps, instances, title, level: 'shall' as const, log, verdicts };
    const run = await runScu({ ...parts, timeoutMs, caseTimeoutMs, signal });
    if ('notApplicable' in run) return undefined;
    this.seen(run);
    this.usualCrashes.learn(run.report);
    return run;
  }
}

/** Lines of output that are told. */
const toldLines = 3;

/** What a process showed, in one line. */
export function shown({ process, attested }: SendReport): string {
  if (!process) return attested?.text ?? 'nothing came';
  const lines = process.output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const words = lines.slice(-toldLines).join(' | ');
  return `${process.end}; ${words === '' ? 'it printed nothing' : `the end of its output: ${words}`}`;
}

/** Whether it is seen first whether an SCU sends at all: not of ours, and not if a person would have to be asked. */
export function isProbed({ policies }: Pick<Sut, 'policies'>): boolean {
  return !policies.isScriptable && !policies.asksPerson;
}
