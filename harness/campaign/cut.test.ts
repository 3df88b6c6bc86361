import { expect } from 'chai';
import { type LoadedSuite, unitsOf } from './cut.ts';
import { planSchema } from './plan.ts';
import type { CaseUnit } from './unit.ts';

const cases = ['a', 'a', 'b', 'b', 'b', 'c', 'd', 'd', 'd', 'd', 'd'].map((scenario, at) => ({
  scenario,
  id: `${scenario}:${at}`,
}));

function cut(plan: object): { ids: string[]; units: CaseUnit[] } {
  const checked = planSchema.parse({
    systems: { s: { 'built-in': true } },
    suites: { x: {} },
    'cases-per-unit': 4,
    ...plan,
  });
  const suites = Object.entries(checked.suites).map(
    ([suite, selection]): LoadedSuite => ({
      suite,
      system: 's',
      sut: { kind: 'built-in-pair' },
      selection,
      hash: 'h',
      cases,
    }),
  );
  const units = unitsOf('s', checked, suites);
  return { ids: [...units.keys()], units: [...units.values()] as CaseUnit[] };
}

describe('A campaign that is cut', () => {
  it('has each case once for each seed and repetition, and scenarios in one unit if they fit into one', () => {
    const { units } = cut({ suites: { x: { seeds: '1-2', repeat: 3 } } });
    expect(units.slice(0, 4).map((unit) => unit.cases.map((id) => id[0]).join(''))).to.deep.equal([
      'aa',
      'bbbc',
      'dddd',
      'd',
    ]);
    expect(units).to.have.lengthOf(4 * 2 * 3);
    const first = units.filter(({ seed, repetition }) => seed === 1 && repetition === 1);
    expect(first.flatMap((unit) => unit.cases)).to.deep.equal(cases.map(({ id }) => id));
  });

  it('gives each part of the fuzzer a time after which it sends nothing more', () => {
    const { units } = cut({ suites: {}, fuzz: { f: { seeds: [3], time: 30 }, g: {} } });
    expect(units.map(({ limitMs }) => limitMs)).to.deep.equal([30_000, 120_000]);
  });

  it('gives the same unit the same id, and another one another', () => {
    const plan = { suites: { x: { seeds: '1-3', repeat: 2 } }, fuzz: { f: { seeds: '1-2' } } };
    const { ids } = cut(plan);
    expect(ids).to.deep.equal(cut(plan).ids);
    expect(new Set(ids).size).to.equal(4 * 3 * 2 + 2);
  });
});
