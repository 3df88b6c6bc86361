import { expect } from 'chai';
import type { FuzzFind, FuzzRun } from '../../../model/fuzz-run.ts';
import { fuzzDoc } from './fuzz-doc.ts';
import { statesOf } from './fuzz-peer.ts';

const find = (id: string, changes: Partial<FuzzFind>) =>
  ({
    id,
    severity: 'moderate',
    isFail: true,
    title: 'No answer',
    inputs: ['pdv/odd'],
    clause: 'PS3.8 E.1',
    mutations: ['pdv/odd'],
    ...changes,
  }) as FuzzFind;

describe('The record of fuzzed peers', () => {
  const finds = [
    find('a', { severity: 'warning', isFail: false, title: 'Says `x` | y' }),
    find('b', { severity: 'critical', title: 'The process ends' }),
  ];
  const run = { runs: 120, elapsedMs: 90_000, finds } as unknown as FuzzRun;
  const text = fuzzDoc([
    { title: 'P', version: '1', run, replayed: statesOf('still there  b: once more\nfixed        a\n2 counted\n') },
  ]);

  it('counts fails, warnings, and what its file shows again', () => {
    expect(text).to.contain('| P | 1 | 120 | 1.5 | 1 | 1 | 1 of 2 |');
  });

  it('lists the worst find first, with text of the peer that cannot break the table', () => {
    const rows = text.split('\n').filter((line) => /^\| (critical|warning)/.test(line));
    expect(rows).to.deep.equal([
      '| critical | The process ends | `pdv/odd` | PS3.8 E.1 | still there |',
      '| warning | Says x y | `pdv/odd` | PS3.8 E.1 | fixed |',
    ]);
  });

  it('tells in one row what draws the same warning', () => {
    const same = ['c', 'd'].map((id) =>
      find(id, { severity: 'warning', isFail: false, title: `Closes when ${id}`, mutations: [`pdu/${id}`] }),
    );
    const replayed = { c: 'still there', d: 'still there' };
    const rows = fuzzDoc([{ title: 'P', version: '1', run: { ...run, finds: same }, replayed }]).split('\n');
    expect(rows.filter((row) => row.startsWith('| warning'))).to.deep.equal([
      '| warning | Closes when c | `pdv/odd`; the same with pdu/d | PS3.8 E.1 | 2 still there |',
    ]);
  });

  it('says so if nothing was found', () => {
    const nothing = { ...run, finds: [] };
    expect(fuzzDoc([{ title: 'P', version: '1', run: nothing, replayed: {} }])).to.contain('Nothing was found.');
  });
});
