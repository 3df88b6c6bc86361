import { expect } from 'chai';
import { operations } from '../../language/mutations/registry.ts';
import { listingOf } from './listing.ts';
import { mutations } from './registry.ts';

const lines = listingOf(mutations);

describe('the listing of mutations', () => {
  it('has each mutation once, with its clause', () => {
    for (const { id, clause } of mutations) {
      expect(lines.filter((line) => line === `  ${id} (${clause})`).length, id).to.equal(1);
    }
  });

  it('says of each change of a scenario which mutations are made of it, and every one is used', () => {
    for (const { name, does } of operations) {
      const line = lines.find((one) => one.startsWith(`  ${name} (`) && one.includes(does));
      expect(line, name).to.match(/; \w+/).and.not.to.contain('none of these');
    }
  });

  it('tells how a scenario says a mutation, and its choices', () => {
    const at = lines.indexOf('  associate/no-item (PS3.8 9.3.2)');
    expect(lines[at + 2]).to.equal(
      '      variants: application context, presentation context, user information, implementation class UID, all; mutate: truncate, bytes, removeItem',
    );
  });

  it('has no mutation of what was not selected', () => {
    const some = mutations.filter(({ appliesTo }) => appliesTo === 'timing');
    expect(listingOf(some).join('\n')).to.contain('timing/segments').and.not.to.contain('pdv/');
  });
});
