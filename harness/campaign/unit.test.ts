import { expect } from 'chai';
import { unitsOf } from './cut.ts';
import { planSchema } from './plan.ts';
import { type Unit, unitOf } from './unit.ts';

const plan = planSchema.parse({
  systems: { s: { scp: 'A@host:104' } },
  suites: { x: { timeout: 5 } },
  fuzz: { f: { mutations: ['data-set'], 'sop-class': 'MRImageStorage' } },
});
const { spec } = plan.systems.s ?? expect.fail();
const suite = { suite: 'x', system: 's', sut: spec, selection: plan.suites.x ?? expect.fail(), hash: 'h' };
const units: Unit[] = [
  { kind: 'ask', system: 's', sut: spec },
  ...unitsOf('s', plan, [{ ...suite, cases: [{ id: 'a:1', scenario: 'a' }] }]).values(),
];

describe('A unit that comes through a queue', () => {
  it('is the one that was put into it', () => {
    expect(units.map(({ kind }) => kind)).to.deep.equal(['ask', 'cases', 'fuzz']);
    for (const unit of units) expect(unitOf(JSON.parse(JSON.stringify(unit)))).to.deep.equal(unit);
  });

  it('is refused in one line if it is anything else', () => {
    const [ask, cases, fuzz] = units;
    const wrong: unknown[] = [undefined, 7, {}, { kind: 'rm' }, { ...ask, sut: { kind: 'shell' } }];
    wrong.push({ ...cases, cases: 'a:1' }, { ...cases, limitMs: Number.POSITIVE_INFINITY }, { ...cases, more: 1 });
    wrong.push({ ...fuzz, runs: 1e9 }, { ...fuzz, seed: '1' });
    for (const one of wrong)
      expect(() => unitOf(one), JSON.stringify(one)).to.throw(RangeError, /^no unit of a campaign: .*$/);
  });
});
