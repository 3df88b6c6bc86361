import { expect } from 'chai';
import { byFolder } from './case-tree.ts';
import { caseResult } from './run-result-fixture.ts';

describe('Cases by folder', () => {
  const at = (scenario: string, id: string) => caseResult({ scenario, id, title: `title of ${scenario}` });

  it('groups cases by scenario and scenarios by folder, in the order of the run', () => {
    const cases = [at('b/two', '1'), at('a/one', '2'), at('b/two', '3'), at('b/three', '4')];
    const shape = byFolder(cases).map(({ folder, scenarios }) => ({
      folder,
      scenarios: scenarios.map(({ title, cases: members }) => [title, members.map(({ id }) => id)]),
    }));
    expect(shape).to.deep.equal([
      {
        folder: 'b',
        scenarios: [
          ['title of b/two', ['1', '3']],
          ['title of b/three', ['4']],
        ],
      },
      { folder: 'a', scenarios: [['title of a/one', ['2']]] },
    ]);
  });

  it('calls a scenario by its name where the titles of its cases differ', () => {
    const cases = [at('b/each-status', '1'), { ...at('b/each-status', '2'), title: 'another title' }];
    expect(byFolder(cases)[0]?.scenarios[0]?.title).to.equal('Each status');
  });

  it('gives a scenario without a folder a place of its own', () => {
    expect(byFolder([at('lonely', '1')]).map(({ folder }) => folder)).to.deep.equal(['scenarios']);
  });
});
