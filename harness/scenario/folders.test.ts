import { relative } from 'node:path';
import { expect } from 'chai';
import { scenariosFolder } from './package-root.ts';
import { needsBuiltIn } from './select.ts';
import { bundled } from './testing/bundled.ts';

const { scenarios, problems } = bundled;
const ids = scenarios.map(({ id }) => id);

/** The part and the clause that the folder of a scenario stands for, and what it cites, in the words of folders. */
function clauses(id: string, ref: string): { folder: string; cited: string } {
  const [part = '', clause = ''] = id.replace(/^built-in\//, '').split('/');
  return { folder: `${part}/${clause}`, cited: ref.toLowerCase().replace(' ', '/') };
}

describe('the scenarios that come with cstore', () => {
  it('have no problems', () => expect(problems).to.deep.equal([]));

  it('have the path of their file as id', () => {
    const paths = scenarios.map(({ file }) =>
      relative(scenariosFolder, file)
        .replaceAll('\\', '/')
        .replace(/\.yaml$/, ''),
    );
    expect(ids).to.deep.equal(paths);
  });

  it('lie in the folder of the clause that they cite, or of one that it is a part of', () => {
    const elsewhere = scenarios.filter(({ id, requirement: { ref } }) => {
      const { folder, cited } = clauses(id, ref);
      return cited !== folder && !cited.startsWith(`${folder}.`);
    });
    expect(elsewhere.map(({ id, requirement: { ref } }) => `${id} cites ${ref}`)).to.deep.equal([]);
  });

  it('lie in built-in/ exactly when they script the built-in SCP', () => {
    const scripted = scenarios.filter(({ cases }) => cases.some(needsBuiltIn));
    expect(scripted.map(({ id }) => id)).to.deep.equal(ids.filter((id) => id.startsWith('built-in/')));
  });
});
