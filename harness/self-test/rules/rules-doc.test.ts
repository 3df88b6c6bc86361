import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { allRules } from '../../oracle/rule-catalogue.ts';
import { rulesDoc } from './rules-doc.ts';

describe('docs/rules.md', () => {
  it('is what the catalogue says: else run "npm run docs:rules"', async () => {
    const page = await readFile(new URL('../../../docs/rules.md', import.meta.url), 'utf8');
    expect(page).to.equal(rulesDoc(allRules));
  });

  it('has a row for each rule', () => {
    const page = rulesDoc(allRules);
    expect(allRules.filter(({ id }) => !page.includes(`\n| \`${id}\` |`))).to.deep.equal([]);
  });
});
