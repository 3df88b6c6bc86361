// From the events of a run to results.json: the cases, a case for each rule that always holds, and the faults.

import type { RunEvent, RunPlan, SutFacts } from '../model/run-event.ts';
import { type RunResult, schemaVersion, summarize } from '../model/run-result.ts';
import { faultsOf } from '../results/faults.ts';
import { KeptBytes } from '../results/kept-bytes.ts';
import { withSharedProposals } from '../results/scu-proposals.ts';
import { statusBehaviour } from '../results/status-behaviour.ts';
import { type CheckedCase, type RuleFacts, ruleCases } from './rule-cases.ts';
import { toolVersion } from './tool-version.ts';

/** Listens to a run and gives its result. */
export class RunFold {
  readonly #rules: readonly RuleFacts[];
  readonly #cases = new Map<string, CheckedCase>();
  #plan: RunPlan | undefined;
  #startedAt = new Date(0).toISOString();
  #sut: SutFacts | undefined;
  #end: { readonly durationMs: number; readonly interrupted: boolean } | undefined;

  readonly #bytes = new KeptBytes();

  /** `rules` are those that have a case of their own. */
  constructor(rules: readonly RuleFacts[]) {
    this.#rules = rules;
  }

  /** Takes an event. A later end of the same case replaces the earlier one. */
  readonly on = (event: RunEvent): void => {
    switch (event.kind) {
      case 'run-begin':
        this.#plan = event.plan;
        this.#startedAt = event.startedAt;
        this.#sut = { ...event.sut, reachable: true };
        break;
      case 'preflight':
        this.#sut = event.sut;
        break;
      case 'case-end':
        this.#cases.set(event.result.id, { result: this.#bytes.of(event.result), checkedRules: event.checkedRules });
        break;
      case 'run-end':
        this.#sut = event.sut;
        this.#end = event;
    }
  };

  /** What a case came to until now. */
  caseOf(id: string): CheckedCase | undefined {
    return this.#cases.get(id);
  }

  /**
   * The result of what came until now: of a run that was killed, as far as it went.
   * @throws Error when the run has not begun.
   */
  result(): RunResult {
    const [plan, sut] = [this.#plan, this.#sut];
    if (!plan || !sut) throw new Error('no run has begun');
    const ended = plan.cases.flatMap((id) => this.#cases.get(id) ?? []);
    const { cases: own, scuProposals } = withSharedProposals(ended.map(({ result }) => result));
    const cases = [...own, ...ruleCases(this.#rules, ended)];
    const behaviour = statusBehaviour(own);
    return {
      schemaVersion,
      tool: { name: 'cstore-conformance', version: toolVersion() },
      startedAt: this.#startedAt,
      durationMs: this.#end?.durationMs ?? 0,
      seed: plan.seed,
      interrupted: this.#end?.interrupted ?? true,
      sut,
      summary: summarize(cases),
      ...(behaviour.length > 0 && { statusBehaviour: behaviour }),
      ...(scuProposals.length > 0 && { scuProposals }),
      faults: faultsOf(cases),
      cases,
    };
  }
}
