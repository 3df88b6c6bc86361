// Cuts the work of a campaign into units, the same work always in the same way.

import type { SutSpec } from '../sut/sut-spec.ts';
import type { AnnouncedSuite } from './engine.ts';
import type { Plan, PlannedSystem } from './plan.ts';
import { type CaseUnit, type FuzzUnit, type Unit, unitId } from './unit.ts';

/** A suite of which the cases for one system are known. */
export interface LoadedSuite extends AnnouncedSuite {
  /** Ids in order. Those of one scenario stand together. */
  readonly cases: readonly { readonly id: string; readonly scenario: string }[];
}

/** Whether each unit that runs has a system of its own, so that any number of them may run at once. */
export function isOnePerUnit(spec: SutSpec): boolean {
  if (spec.kind === 'built-in-pair') return true;
  return spec.kind === 'started-scp' || spec.kind === 'scu-command' ? (spec.port ?? 0) === 0 : false;
}

/** What one system may be given at once before it was asked. */
export function atOnceBefore({ spec, concurrency }: PlannedSystem): number | undefined {
  return concurrency ?? (isOnePerUnit(spec) ? undefined : 1);
}

/** All units of a system, by their ids. */
export function unitsOf(system: string, plan: Plan, suites: readonly LoadedSuite[]): Map<string, Unit> {
  const units: Unit[] = suites.filter((one) => one.system === system).flatMap((one) => caseUnits(one, plan));
  const { spec } = plan.systems[system] as PlannedSystem;
  for (const [fuzz, planned] of Object.entries(plan.fuzz)) {
    const { systems, seeds, runs, time, mutations, timeout, 'sop-class': sopClass } = planned;
    if (systems && !systems.includes(system)) continue;
    const rest = {
      limitMs: time * 1000,
      ...(mutations && { mutations }),
      ...(sopClass !== undefined && { sopClass }),
      ...(timeout !== undefined && { timeoutMs: timeout * 1000 }),
    };
    units.push(...seeds.map((seed): FuzzUnit => ({ kind: 'fuzz', system, sut: spec, fuzz, seed, runs, ...rest })));
  }
  return new Map(units.map((unit) => [unitId(unit), unit]));
}

/** The units of a suite: what is left unanswered in a case blocks others of its scenario, so these stay together if they can. */
function caseUnits({ suite, system, sut, hash, selection, cases }: LoadedSuite, plan: Plan): CaseUnit[] {
  const { seeds, repeat, timeout } = selection;
  const groups = grouped(cases, plan['cases-per-unit']);
  const common = { kind: 'cases', system, sut, suite, hash, limitMs: plan['unit-time'] * 1000 } as const;
  const given = timeout === undefined ? {} : { timeoutMs: timeout * 1000 };
  return seeds.flatMap((seed) =>
    Array.from({ length: repeat }, (_, at) => at + 1).flatMap((repetition) =>
      groups.map((ids): CaseUnit => ({ ...common, cases: ids, seed, repetition, ...given })),
    ),
  );
}

function grouped(cases: LoadedSuite['cases'], most: number): string[][] {
  const sizes = new Map<string, number>();
  for (const { scenario } of cases) sizes.set(scenario, (sizes.get(scenario) ?? 0) + 1);
  const groups: string[][] = [];
  let before = '';
  for (const { id, scenario } of cases) {
    const last = groups.at(-1);
    const coming = scenario === before ? 0 : (sizes.get(scenario) ?? 0);
    before = scenario;
    const isFull = !last || last.length >= most || (coming <= most && last.length + coming > most);
    if (isFull) groups.push([id]);
    else last.push(id);
  }
  return groups;
}

/** What is left of a unit whose time was over. */
export function restOf(unit: CaseUnit, left: readonly string[]): CaseUnit {
  return { ...unit, cases: left };
}
