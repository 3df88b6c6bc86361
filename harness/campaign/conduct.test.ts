import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { eventsOf, passed } from '../journal/testing/journals.ts';
import { type Conducting, conduct } from './conduct.ts';
import type { LoadedSuite } from './cut.ts';
import type { Ended, Engine, RunUnit, UnderWay } from './engine.ts';
import { InProcessEngine } from './in-process.ts';
import { OutcomeStore } from './outcome-store.ts';
import { planSchema } from './plan.ts';
import type { CaseUnit, Outcome, Unit, UnitResult } from './unit.ts';

const plan = planSchema.parse({
  systems: { s: { 'built-in': true } },
  suites: { x: { seeds: '1-2' } },
  'cases-per-unit': 1,
});
const ids = ['a:1', 'a:2', 'b:1'];
const suite: LoadedSuite = {
  ...{ suite: 'x', system: 's', sut: { kind: 'built-in-pair' }, hash: 'h' },
  selection: plan.suites.x ?? expect.fail(),
  cases: ids.map((id) => ({ id, scenario: id })),
};
const announcement = { id: '0'.repeat(16), name: 'n', version: '1', suites: [], systems: ['s'], isCancelled: false };

/** The result of a unit whose cases pass; for those of `left` there was no time. */
function passing({ cases }: CaseUnit, left: readonly string[] = []): UnitResult {
  const notRun = { verdict: 'inconclusive', reasons: [{ kind: 'not-run', text: 'x' }] } as const;
  const ends = cases.map((id) => {
    const result = left.includes(id) ? passed(id, { ...notRun, reasons: [...notRun.reasons] }) : passed(id);
    return { kind: 'case-end', at: 1, result, checkedRules: [] } as const;
  });
  const [begin] = eventsOf(cases);
  return { kind: 'cases', events: [...(begin && begin.kind === 'run-begin' ? [begin] : []), ...ends] };
}

describe('A campaign that is conducted', () => {
  let folder = '';
  let ended: { unit: Unit; outcome: Outcome }[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'campaign-'));
    ended = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const conducted = async (engine: Engine, more: Partial<Conducting> = {}, goesOn = false) => {
    const store = OutcomeStore.open(folder, announcement.id, { goesOn });
    const signal = new AbortController().signal;
    const onOutcome = async (unit: Unit, outcome: Outcome) => void ended.push({ unit, outcome });
    return await conduct({ announcement, plan, suites: [suite], engine, store, signal, onOutcome, ...more });
  };
  const run = (unit: RunUnit, more?: Partial<Conducting>, goesOn?: boolean) =>
    conducted(new InProcessEngine(unit, 2), more, goesOn);

  it('runs each unit once, and not those that had ended before', async () => {
    const { systems } = await run(async (unit) => passing(unit as CaseUnit));
    expect(systems[0]).to.include({ units: 6, ended: 6, errors: 0 });
    expect(systems[0]?.verdicts.pass).to.equal(6);
    expect(ended).to.have.lengthOf(6);
    const again = await run(async () => expect.fail(), {}, true);
    expect(again.systems[0]).to.include({ units: 6, ended: 6, errors: 0 });
  });

  it('gives cases for which there was no time to another unit, once more and no more', async () => {
    const two = { plan: { ...plan, 'cases-per-unit': 3 } };
    const { systems } = await run(async (unit) => {
      const { cases } = unit as CaseUnit;
      return passing(unit as CaseUnit, cases.length > 1 ? cases.slice(1) : []);
    }, two);
    expect(ended.map(({ unit }) => (unit as CaseUnit).cases.length)).to.have.members([3, 3, 2, 2, 1, 1]);
    expect(systems[0]?.verdicts.pass).to.equal(6);
  });

  it('counts what a worker could not run, or gave of another unit, as an error', async () => {
    const { systems } = await run(async (unit) => {
      const { cases, seed } = unit as CaseUnit;
      if (seed === 1) throw new Error('no such file');
      return passing({ ...(unit as CaseUnit), cases: [...cases, 'other:1'] });
    });
    expect(systems[0]).to.include({ ended: 6, errors: 6 });
    const errors = ended.map(({ outcome }) => 'error' in outcome && outcome.error);
    expect(new Set(errors)).to.deep.equal(new Set(['no such file', 'the worker gave the result of another case']));
  });

  it('counts once what is delivered twice, and hands out again what a server has lost', async () => {
    const engine = new Forgetful(async (unit) => passing(unit as CaseUnit), 2);
    const { systems } = await conducted(engine);
    expect(systems[0]).to.include({ units: 6, ended: 6, errors: 0 });
    expect(ended).to.have.lengthOf(6);
    expect(engine.added).to.equal(2);
  });

  it('counts a result that cannot be handed on as an error', async () => {
    const { systems } = await run(async () => ({ kind: 'cases', events: [1n as never] }));
    expect(systems[0]).to.include({ ended: 6, errors: 6 });
  });

  it('tells that its server is away, and can be stopped nevertheless', async () => {
    const stop = new AbortController();
    const told = new Set<string | undefined>();
    const onProgress: Conducting['onProgress'] = ({ trouble }) => {
      told.add(trouble);
      if (trouble !== undefined) stop.abort();
    };
    const engine = new Away(async () => expect.fail(), 2);
    const { systems } = await conducted(engine, { signal: stop.signal, onProgress });
    expect([...told]).to.include('the queue does not answer: connect ECONNREFUSED');
    expect(systems[0]).to.include({ units: 0, ended: 0 });
  });

  it('is stopped in order: what ended is kept, and what had no turn is left for later', async () => {
    const stop = new AbortController();
    const large = { ...plan, 'cases-per-unit': 3 };
    const { systems } = await run(
      async (unit, signal) => {
        stop.abort();
        await new Promise((done) => signal.addEventListener('abort', done));
        const { cases, seed } = unit as CaseUnit;
        // Of the second not one case came to its end.
        return passing({ ...(unit as CaseUnit), cases: seed === 1 ? cases.slice(0, 1) : [] });
      },
      { signal: stop.signal, plan: large },
    );
    expect(systems[0]?.units).to.equal(2);
    ended = [];
    await run(async (unit) => passing(unit as CaseUnit), { plan: large }, true);
    const ran = ended.flatMap(({ unit }) => (unit as CaseUnit).cases.map((id) => `${(unit as CaseUnit).seed} ${id}`));
    expect(ran).to.have.members(['1 a:2', '1 b:1', '2 a:1', '2 a:2', '2 b:1']);
  });
});

/** Waits for a server that is away, as the driver of Redis does. */
class Away extends InProcessEngine {
  readonly trouble = 'connect ECONNREFUSED';

  override announce(): Promise<void> {
    return new Promise(() => {});
  }
}

/** Loses all units that are added first, and gives each end twice. */
class Forgetful extends InProcessEngine {
  added = 0;
  #before: readonly Ended[] = [];

  override async add(units: ReadonlyMap<string, Unit>): Promise<void> {
    this.added += 1;
    if (this.added > 1) await super.add(units);
  }

  override async ended(): Promise<readonly Ended[]> {
    const now = await super.ended();
    const all = [...now, ...this.#before];
    this.#before = now;
    return all;
  }

  override async underWay(): Promise<UnderWay> {
    return this.added > 1 ? super.underWay() : new Map();
  }
}
