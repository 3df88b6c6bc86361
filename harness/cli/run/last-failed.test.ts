import { writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { CliError } from '../cli-error.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { aCaseResult, aRunResult } from '../testing/results.ts';
import { lastFailed, onlyThese } from './last-failed.ts';

async function errorOf(work: () => unknown): Promise<CliError> {
  try {
    await work();
  } catch (error) {
    expect(error).to.be.instanceOf(CliError);
    return error as CliError;
  }
  throw new Error('nothing was thrown');
}

describe('--last-failed', () => {
  const path = temporaryFolder();
  const idsOf = async (...cases: Parameters<typeof aCaseResult>[0][]) => {
    await writeFile(path('results.json'), JSON.stringify(aRunResult(cases.map(aCaseResult))));
    return [...(await lastFailed(path()))];
  };

  it('takes what failed, ended in an error or was blocked', async () => {
    const ids = await idsOf(
      { id: 'passed' },
      { id: 'warned', verdict: 'warn' },
      { id: 'open', verdict: 'inconclusive' },
      { id: 'failed', verdict: 'fail' },
      { id: 'broken', verdict: 'error' },
      { id: 'blocked', verdict: 'inconclusive', blockedBy: 'x' },
    );
    expect(ids).to.deep.equal(['failed', 'broken', 'blocked']);
  });

  it('takes some of the cases in which a rule was broken that always holds', async () => {
    const brokenIn = ['1', '2', '3', '4', '5', '6', '7'];
    const ids = await idsOf({
      id: 'rules/x',
      scenario: 'rules/x',
      verdict: 'fail',
      observed: { kind: 'rule', checked: 9, brokenIn },
    });
    expect(ids).to.deep.equal(['1', '2', '3', '4', '5']);
  });

  it('is wrong usage if nothing failed, if nothing was written, and if nothing of it is selected', async () => {
    expect((await errorOf(() => lastFailed(path()))).message).to.match(/results\.json: no such file/);
    const nothing = await errorOf(() => idsOf({}));
    expect(nothing.exitStatus).to.equal(2);
    expect(nothing.message).to.match(
      /^--last-failed: nothing failed or was blocked in .*results\.json; run without it$/,
    );
    expect((await errorOf(() => onlyThese([{ id: 'a' }], new Set(['b'])))).exitStatus).to.equal(2);
  });

  it('keeps the order of the selection', () => {
    const cases = ['a', 'b', 'c'].map((id) => ({ id }));
    expect(onlyThese(cases, new Set(['c', 'a', 'gone']))).to.deep.equal([{ id: 'a' }, { id: 'c' }]);
  });
});
