import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { checkOf, parseChecks, readChecks } from './checked-fails.ts';
import { groupFails } from './group-fails.ts';
import { recordedPeers } from './recorded-peers.ts';
import { recordedScus } from './recorded-scus.ts';
import { failOf } from './testing/results.ts';

const check = `
- title: It says nothing
  peer: [one, two]
  case: ps3.8/a:*
  came: silence for * ms
  judgement: true-fault
  clause: PS3.8 9.2.3
  because: It has to answer.
`;

describe('the hand checks', () => {
  it('name peers of the record only', async () => {
    const checks = await readChecks(fileURLToPath(new URL('../checked-fails.yaml', import.meta.url)));
    expect(checks.length).to.be.greaterThan(0);
    expect([...recordedPeers, ...recordedScus].map(({ id }) => id)).to.include.members(
      checks.flatMap(({ peer }) => peer),
    );
  });

  it('are about a case of a peer and what came in it', () => {
    const checks = parseChecks('checks.yaml', check);
    expect(checkOf(checks, 'two', failOf('ps3.8/a', 'x'))?.title).to.equal('It says nothing');
    expect(checkOf(checks, 'three', failOf('ps3.8/a', 'x')), 'another peer').to.equal(undefined);
    expect(checkOf(checks, 'two', failOf('ps3.8/b', 'x')), 'another case').to.equal(undefined);
    const other = failOf('ps3.8/a', 'x', { observed: { kind: 'closed', how: 'FIN' } });
    expect(checkOf(checks, 'two', other), 'another reaction').to.equal(undefined);
  });

  it('are refused with line and column where one has no reasoning', () => {
    const without = check.replace('It has to answer.', "''");
    expect(() => parseChecks('checks.yaml', without)).to.throw(/^checks\.yaml:8:12: .*must not be empty/);
  });

  it('put fails of one scenario with one kind of reaction together, and leave over what nobody checked', () => {
    const fails = ['x', 'y'].map((name) => failOf('ps3.8/a', name));
    const unchecked = failOf('ps3.8/b', '');
    const passed = failOf('ps3.8/a', 'z', { verdict: 'pass' });
    const grouped = groupFails('one', [...fails, unchecked, passed], parseChecks('checks.yaml', check));
    expect(grouped.checked.map(({ groups }) => groups.map(({ cases }) => cases))).to.deep.equal([[fails]]);
    expect(grouped.unchecked.map(({ cases }) => cases)).to.deep.equal([[unchecked]]);
  });
});
