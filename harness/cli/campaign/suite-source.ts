// The cases that a suite of a campaign selects for a system, and their hash, in any process that has the scenarios.

import { readFileSync } from 'node:fs';
import type { LoadedSuite } from '../../campaign/cut.ts';
import type { Announcement } from '../../campaign/engine.ts';
import type { PlannedSuite } from '../../campaign/plan.ts';
import type { CasesOf } from '../../campaign/run-unit.ts';
import type { Case } from '../../case/case.ts';
import { suiteHash } from '../../journal/suite.ts';
import { reactionsFile } from '../../scenario/find-files.ts';
import { packageVersion } from '../../scenario/package-root.ts';
import type { Sut } from '../../sut/sut.ts';
import { openSut, type SutSpec } from '../../sut/sut-spec.ts';
import { messageOf } from '../cli-error.ts';
import { ownStepTexts } from '../own-steps-option.ts';
import { select } from '../selection-options.ts';

/** A suite for one kind of system. */
export interface SelectedSuite {
  readonly cases: readonly Case[];
  readonly hash: string;
  readonly sut: Pick<Sut, 'role' | 'address'>;
}

/** Selects, and selects once what is the same for several systems. */
export class SuiteSource {
  readonly #known = new Map<string, Promise<Omit<SelectedSuite, 'sut'>>>();

  /** @throws CliError (status 2) for a selection that is wrong or empty. */
  async select(selection: PlannedSuite, spec: SutSpec): Promise<SelectedSuite> {
    const sut = await openSut(spec);
    try {
      const { role, address, roles, policies } = sut;
      const { seeds: _, repeat: __, systems: ___, timeout: ____, ...what } = selection;
      const key = JSON.stringify([what, roles, policies.isScriptable, policies.usualTag]);
      const known = this.#known.get(key) ?? selected(selection, sut);
      this.#known.set(key, known);
      return { ...(await known), sut: { role, address } };
    } finally {
      await sut.close();
    }
  }
}

async function selected(selection: PlannedSuite, sut: Sut): Promise<Omit<SelectedSuite, 'sut'>> {
  const { scenarios = [], section, tag, level, 'sop-class': sopClass, slow } = selection;
  const flags = {
    ...(section && { section }),
    ...(tag && { tag }),
    ...(level && { level }),
    ...(sopClass && { sopClass }),
    ...(slow && { slow }),
  };
  const { cases } = await select(scenarios, flags, sut);
  const hash = suiteHash(cases, {
    version: packageVersion(),
    shared: reactionsFile,
    textOf: (path) => readFileSync(path),
    ownSteps: ownStepTexts(),
  });
  return { cases, hash };
}

/** Where a worker finds the cases of a campaign. Rejects with what is wrong if they are not those of who conducts it. */
export async function casesFor(campaign: Announcement, source: SuiteSource): Promise<CasesOf> {
  const version = packageVersion();
  if (campaign.version !== version)
    throw new Error(`it is conducted by cstore-conformance ${messageOf(campaign.version)}, and this is ${version}`);
  const known = new Map<string, { readonly hash: string; readonly cases: ReadonlyMap<string, Case> }>();
  for (const { suite, system, selection, sut, hash } of campaign.suites) {
    const own = await source.select(selection, sut);
    if (own.hash !== hash)
      throw new Error(`its suite ${messageOf(suite)} is of other scenarios than those that are here`);
    known.set(keyOf(suite, system), { hash, cases: new Map(own.cases.map((one) => [one.id, one])) });
  }
  return async ({ suite, system, hash }) => {
    const found = known.get(keyOf(suite, system));
    if (found?.hash !== hash) throw new Error(`the unit is of another suite than ${suite}, which was announced`);
    return found.cases;
  };
}

/** The same for who conducts a campaign. */
export function casesOfSuites(suites: readonly LoadedSuite[], cases: ReadonlyMap<string, readonly Case[]>): CasesOf {
  const known = new Map(
    suites.map(({ suite, system, hash }) => {
      const key = keyOf(suite, system);
      return [key, { hash, cases: new Map((cases.get(key) ?? []).map((one) => [one.id, one])) }];
    }),
  );
  return async ({ suite, system }) => known.get(keyOf(suite, system))?.cases ?? new Map();
}

/** The key of a suite for a system. */
export function keyOf(suite: string, system: string): string {
  return `${suite} ${system}`;
}
