import { expect } from 'chai';
import { byFolder, commonTitle } from './case-tree.ts';
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

  const titled = (...titles: string[]) =>
    commonTitle(titles.map((title) => caseResult({ scenario: 'b/each-status', title })));

  it('leaves out of a title what differs between the cases', () => {
    expect(titled('The status 0xA700 is passed on', 'The status 0xC000 is passed on')).to.equal(
      'The status … is passed on',
    );
    expect(titled('C-FIND-RQ on a context', 'C-GET-RQ on a context')).to.equal('… on a context');
    expect(titled('one title', 'one title')).to.equal('one title');
  });

  it('does not count a word at both ends', () => {
    expect(titled('to be or not to be', 'to be')).to.equal('Each status');
  });

  it('calls a scenario by its name where the titles have next to nothing in common', () => {
    expect(titled('one title', 'another one')).to.equal('Each status');
  });

  it('puts the rules that always hold into one folder', () => {
    const rules = [at('rules/associate-ac/uid', '1'), at('rules/response/message-id', '2')];
    expect(byFolder(rules).map(({ folder, scenarios }) => [folder, scenarios.length])).to.deep.equal([
      ['Rules that always hold', 2],
    ]);
  });

  it('gives a scenario without a folder a place of its own', () => {
    expect(byFolder([at('lonely', '1')]).map(({ folder }) => folder)).to.deep.equal(['scenarios']);
  });
});
