import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { associateRqRules } from '../../oracle/associate-rq/associate-rq-rules.ts';
import { associationRules } from '../../oracle/association/association-rules.ts';
import { dataSetRules } from '../../oracle/received-data-set/data-set-rules.ts';
import { requestRules } from '../../oracle/request-rules.ts';
import { ruleById } from '../../oracle/rule-catalogue.ts';
import { unregistered } from '../faulty/registry.ts';
import { scuCasesById, someOf } from './detect-scu.ts';
import { scuFaults } from './faults/index.ts';
import { goodScu } from './good-scu.ts';
import { legalScuChoices } from './legal/index.ts';

/** The sources of the tables in a folder. */
function tables(name: string): string[] {
  const folder = new URL(`${name}/`, import.meta.url);
  return readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
}

/** Rules of SCUs that have no fault here, and why. */
const without: Readonly<Record<string, string>> = {
  'request/scu-role': 'no scenario answers a role selection',
  'data-set/encapsulation': 'no instance of the harness has encapsulated Pixel Data',
  'data-set/encapsulated-pixel-data': 'no instance of the harness has encapsulated Pixel Data',
  'data-set/pixel-data-stream': 'no instance of the harness has encapsulated Pixel Data',
};

describe('the tables of seeded faults of SCUs', () => {
  it('hold faults, each under a name of its own, and as many legal choices as were wanted', () => {
    const names = [...scuFaults, ...legalScuChoices].map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).to.deep.equal([]);
    expect(scuFaults.length).to.be.greaterThan(65);
    expect(legalScuChoices.length).to.be.greaterThan(25);
  });

  it('are all registered', () => {
    expect(tables('faults').flatMap((source) => unregistered(source, scuFaults))).to.deep.equal([]);
    expect(tables('legal').flatMap((source) => unregistered(source, legalScuChoices))).to.deep.equal([]);
  });

  it('give each row a change of the good SCU, a clause and what it does', () => {
    for (const { name, change, clause, does } of [...scuFaults, ...legalScuChoices]) {
      expect(Object.keys(change), name).to.not.deep.equal([]);
      expect(Object.keys(goodScu), name).to.include.members(Object.keys(change));
      expect(clause, name).to.match(/^PS3\.\d+ \S/);
      expect(does, name).to.match(/^[a-z]/);
    }
  });

  it('name for each fault cases that exist, and a rule of the catalogue if one is to find it', () => {
    const cases = scuCasesById();
    for (const { name, caughtBy, rule, verdict = 'fail' } of scuFaults) {
      expect(caughtBy, name).to.not.deep.equal([]);
      expect(
        caughtBy.filter((id) => !cases.has(id)),
        name,
      ).to.deep.equal([]);
      if (rule === undefined) continue;
      expect(ruleById(rule), rule).to.not.equal(undefined);
      expect(verdict, name).to.equal(ruleById(rule)?.level === 'should' ? 'warn' : 'fail');
    }
  });

  it('have a fault for every rule of what an SCU sends, but for some with a reason', () => {
    const found = new Set(scuFaults.flatMap(({ rule }) => rule ?? []));
    const rules = [...associateRqRules, ...associationRules, ...requestRules, ...dataSetRules];
    // Those of the IOD are of what the validator finds, which is tested for itself.
    const seedable = rules.filter(({ id, level }) => level !== 'note' && !id.startsWith('data-set/iod-'));
    const missing = seedable.map(({ id }) => id).filter((id) => !found.has(id) && without[id] === undefined);
    expect(missing).to.deep.equal([]);
  });

  it('cover the parts of the standard that the suite is about', () => {
    const parts = new Set(scuFaults.map(({ clause }) => clause.split(' ')[0]));
    expect([...parts]).to.include.members(['PS3.4', 'PS3.5', 'PS3.7', 'PS3.8']);
  });
});

describe('the cases that legal choices are run against', () => {
  it('are of all scenarios in two rows, and all there are over some', () => {
    const cases = [...scuCasesById().values()];
    const scenarios = new Set(cases.map(({ scenario }) => scenario));
    const two = [...someOf(cases, 3), ...someOf(cases, 4)].map(({ scenario }) => scenario);
    expect([...two].sort()).to.deep.equal([...scenarios].sort());
    const seen = new Set(legalScuChoices.flatMap((_, at) => someOf(cases, at)).map(({ id }) => id));
    expect(seen.size).to.equal(cases.length);
  });
});
