import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { mutationsByKind } from '../../../fuzz/mutations/kinds.ts';
import { mutations } from '../../../fuzz/mutations/registry.ts';
import { kindsOfInput } from './kinds-of-input.ts';
import { mutationsDoc } from './mutations-doc.ts';

describe('docs/fuzzing-mutations.md', () => {
  it('is what the registry says: else run "npm run docs:mutations"', async () => {
    const page = await readFile(new URL('../../../../docs/fuzzing-mutations.md', import.meta.url), 'utf8');
    expect(page).to.equal(mutationsDoc(mutations));
  });

  it('has a row for each mutation, and one for each kind that a mutation covers', () => {
    const page = mutationsDoc(mutations);
    expect(mutations.filter(({ id }) => !page.includes(`\n| \`${id}\` |`))).to.deep.equal([]);
    expect(Object.keys(mutationsByKind).filter((kind) => kindsOfInput[Number(kind)] === undefined)).to.deep.equal([]);
  });
});
