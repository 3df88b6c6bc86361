import { mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { OutcomeStore, StoreError } from './outcome-store.ts';
import { type CaseUnit, type Outcome, unitId } from './unit.ts';

const group = { system: 's', suite: 'x', seed: 1, repetition: 1 };
const unit = (id: string): CaseUnit => ({
  ...{ kind: 'cases', sut: { kind: 'built-in-pair' }, hash: 'h', limitMs: 1, cases: [id] },
  ...group,
});
const outcome = (id: string): Outcome => ({ id: unitId(unit(id)), error: id });

describe('The outcomes of a campaign on disk', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'outcomes-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (goesOn: boolean, campaign = 'c') => OutcomeStore.open(folder, campaign, { goesOn });
  const kept = async (store: OutcomeStore) => {
    const cases: string[] = [];
    for await (const one of store.unitsOf(group)) cases.push(...one.cases);
    return cases;
  };
  const tear = (file: string) => truncateSync(file, readFileSync(file).length - 5);

  it('lose what a kill has torn, and nothing that is kept after it', async () => {
    const before = open(false);
    for (const id of ['a:1', 'b:1']) before.add(unit(id), outcome(id), []);
    for (const file of ['s/x-1-1.ndjson', 'campaign.ndjson']) tear(join(folder, 'units', file));
    const after = open(true);
    expect([...after.ended.keys()]).to.deep.equal([unitId(unit('a:1'))]);
    for (const id of ['b:1', 'c:1']) after.add(unit(id), outcome(id), []);
    expect(await kept(after)).to.deep.equal(['a:1', 'b:1', 'c:1']);
    expect([...open(true).ended.keys()]).to.deep.equal(['a:1', 'b:1', 'c:1'].map((id) => unitId(unit(id))));
  });

  it('are those of one campaign: another one is refused, and begins anew', async () => {
    expect(() => open(true)).to.throw(StoreError, /there is no campaign to go on with$/);
    open(false).add(unit('a:1'), outcome('a:1'), []);
    expect(() => open(true, 'other')).to.throw(StoreError, /is of another campaign/);
    expect(await kept(open(false))).to.deep.equal([]);
  });
});
