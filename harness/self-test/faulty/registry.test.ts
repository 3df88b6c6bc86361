import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { casesById, everyCaseById } from './detect.ts';
import { faults } from './faults/index.ts';
import { legalChoices } from './legal/index.ts';
import { behavioursOf, unregistered } from './registry.ts';

/** The sources of the tables in a folder. */
function tables(name = 'faults'): string[] {
  const folder = new URL(`${name}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  return files.map((file) => readFileSync(new URL(file, folder), 'utf8'));
}

describe('the tables of seeded faults', () => {
  it('hold faults, each under a name of its own', () => {
    const names = faults.map(({ name }) => name);
    expect(names).to.not.deep.equal([]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).to.deep.equal([]);
  });

  it('are all registered', () => {
    expect(tables().flatMap((source) => unregistered(source, faults))).to.deep.equal([]);
    expect(
      tables()
        .join('')
        .match(/^\s*name: '/gm),
    ).to.have.length(faults.length);
  });

  it('would be missed if they were not', () => {
    const source = `
  {
    name: 'forgotten',
    clause: 'PS3.8 9.3',
`;
    expect(unregistered(source, faults)).to.deep.equal(['forgotten']);
    expect(unregistered(tables().join('\n'), faults.slice(1))).to.deep.equal([faults[0]?.name]);
  });

  it('give each fault one behaviour, or two that go together, a clause and what it does', () => {
    for (const fault of faults) {
      expect(behavioursOf(fault).length, fault.name).to.be.within(1, 2);
      expect(fault.clause, fault.name).to.match(/^PS3\.\d+ \S/);
      expect(fault.does, fault.name).to.match(/^[a-z]/);
    }
  });

  it('name for each fault cases that exist and that have to catch it', () => {
    const cases = everyCaseById();
    for (const { name, caughtBy, spares = [] } of faults) {
      expect(caughtBy, name).to.not.deep.equal([]);
      expect(
        [...caughtBy, ...spares].filter((id) => !cases.has(id)),
        name,
      ).to.deep.equal([]);
    }
  });

  it('have legal choices beside them, each with one behaviour and cases that exist', () => {
    const cases = casesById();
    expect(tables('legal').flatMap((source) => unregistered(source, legalChoices))).to.deep.equal([]);
    for (const choice of legalChoices) {
      expect(behavioursOf(choice), choice.name).to.have.length(1);
      expect(choice.cases.filter((id) => !cases.has(id))).to.deep.equal([]);
    }
  });

  it('cover the parts of the standard that the suite is about', () => {
    const parts = new Set(faults.map(({ clause }) => clause.split(' ')[0]));
    expect([...parts]).to.include.members(['PS3.2', 'PS3.4', 'PS3.5', 'PS3.7', 'PS3.8']);
  });
});
