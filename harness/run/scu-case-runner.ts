// Runs the cases of an SCU, and gives it up when it opens no association at all.

import type { ScuIdentity } from '../case/acceptor-log.ts';
import type { Case, ScuBody } from '../case/case.ts';
import type { CaseLimits, CaseListener } from '../case/case-context.ts';
import { type CaseRun, unjudgedRun } from '../case/case-run.ts';
import { runScuCase } from '../case/run-scu-case.ts';
import { ScuReferences } from '../case/scu-references.ts';
import type { Sut } from '../sut/sut.ts';
import type { Reachability } from './reachability.ts';

export interface ScuCaseRunnerParts {
  readonly sut: Sut;
  readonly reachability: Reachability;
  readonly listenerOf?: (candidate: Case) => CaseListener;
}

export class ScuCaseRunner {
  readonly #parts: ScuCaseRunnerParts;
  readonly #references: ScuReferences;

  constructor(parts: ScuCaseRunnerParts) {
    this.#parts = parts;
    this.#references = new ScuReferences(parts.sut);
  }

  /** What the SCU says of itself, once it has asked for an association. */
  get identity(): ScuIdentity | undefined {
    return this.#references.identity;
  }

  /** Judges a case. Rejects when the harness or its environment fails, or the run is stopped. */
  async judge(candidate: Case, body: ScuBody, limits: CaseLimits): Promise<CaseRun> {
    const { sut, reachability, listenerOf } = this.#parts;
    if (reachability.gone !== undefined) return unjudgedRun('error', reachability.gone);
    const listener = listenerOf?.(candidate);
    const references = this.#references;
    const run = await runScuCase(candidate, body, sut, limits, { references, ...(listener && { listener }) });
    if (references.hasConnected) reachability.well();
    else reachability.ill(textOf(run));
    return run;
  }
}

function textOf({ observed }: CaseRun): string {
  return 'text' in observed ? observed.text : 'nothing came';
}
