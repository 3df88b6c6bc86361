import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AllureStore, type Result } from 'allure-store';
import { expect } from 'chai';
import type { RunResult } from '../../model/run-result.ts';
import { deadly, faultyRun, known } from '../faulty-run-fixture.ts';
import { writeReports } from '../index.ts';
import { caseResult, oneOfEach, runResult } from '../run-result-fixture.ts';
import { allureFiles } from './allure.ts';

describe('allure-results', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'allure-'));
  });
  after(() => rm(folder, { recursive: true }));

  /** What a reader of allure-results makes of a run. */
  async function read(run: RunResult, name: string) {
    const out = join(folder, name);
    await writeReports(run, out, ['allure']);
    const fail = (error: Error) => {
      throw error;
    };
    const store = await AllureStore.fromDirectory(join(out, 'allure-results'), { onError: fail });
    const results = await store.getAllResults();
    return { results, categories: (await store.getCategories()) ?? [], environment: await store.getEnvironment() };
  }

  const named = (results: readonly Result[], id: string) => results.find(({ fullName }) => fullName === id);

  it('has a result for each case, with all that Allure asks for', async () => {
    const { results } = await read(faultyRun(), 'all');
    expect(results.map(({ fullName }) => fullName)).to.have.members(faultyRun().cases.map(({ id }) => id));
    for (const { uuid, historyId, name, start, stop, stage } of results) {
      expect(uuid).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(historyId).to.match(/^[0-9a-f]{32}$/);
      expect(name).to.match(/\S/);
      expect(stop).to.be.at.least(start);
      expect(stage).to.equal('finished');
    }
    expect(new Set(results.map(({ historyId }) => historyId)).size).to.equal(results.length);
  });

  it('fails for a fail, is broken for an error of the harness, and skips what could not be judged', async () => {
    const { results } = await read(oneOfEach(), 'states');
    const states = oneOfEach().cases.map(({ id }) => named(results, id)?.status);
    expect(states).to.deep.equal(['passed', 'failed', 'failed', 'passed', 'skipped', 'skipped', 'broken']);
  });

  it('groups by part, clause and scenario, and has the severity of the fault', async () => {
    const { results } = await read(runResult([deadly]), 'groups');
    const labels = Object.fromEntries(results[0]?.labels?.map(({ name, value }) => [name, value]) ?? []);
    expect(labels).to.include({ parentSuite: 'PS3.8', suite: 'PS3.8 E.1', subSuite: 'ps3.8/e.1/fragments' });
    expect(labels).to.include({ feature: 'PS3.8 E.1', severity: 'blocker' });
  });

  it('has a category for every case that did not pass', async () => {
    const { results, categories } = await read(faultyRun(), 'categories');
    const namesOf = ({ status, statusDetails }: Result) =>
      categories
        .filter(({ matchedStatuses }) => matchedStatuses?.includes(status))
        .filter(({ messageRegex = '.*' }) =>
          new RegExp(`^(?:${messageRegex})$`, 's').test(statusDetails?.message ?? ''),
        )
        .map(({ name }) => name);
    for (const result of results.filter(({ status }) => status !== 'passed'))
      expect(namesOf(result), result.statusDetails?.message).to.have.length(1);
    const one = named(results, known.id);
    expect(one && namesOf(one)).to.deep.equal(['Known deviations']);
  });

  it('attaches the transcript of what did not pass', () => {
    const files = allureFiles(runResult([deadly, caseResult()]));
    const attachments = Object.keys(files).filter((name) => name.endsWith('-attachment.txt'));
    expect(attachments).to.have.length(1);
    expect(files[attachments[0] ?? '']).to.include('A-ASSOCIATE-RQ called "ANY-SCP"');
    const result = Object.entries(files).find(
      ([name]) => name === attachments[0]?.replace('attachment.txt', 'result.json'),
    );
    expect(result?.[1]).to.include(`"source": "${attachments[0]?.split('/').at(-1)}"`);
  });

  it('shows what the vendor says against a fail', async () => {
    const dispute = { by: 'ACME', text: 'not so', date: '2026-11-20' };
    const { results } = await read(runResult([{ ...deadly, dispute }]), 'disputed');
    expect(results[0]?.status).to.equal('failed');
    expect(results[0]?.statusDetails?.trace).to.match(/\ndisputed by ACME on 2026-11-20: "not so"$/);
  });

  it('takes neither markup nor lines of the environment from a peer', async () => {
    const run = runResult([
      caseResult({ requirement: { ref: 'PS3.8 9.1', level: 'shall', text: '<img src=x> @all' } }),
    ]);
    const sut = { ...run.sut, implementationVersionName: 'x\nRole=admin \u202e\\' };
    const { results, environment } = await read({ ...run, sut }, 'hostile');
    expect(results[0]?.description).to.include('&lt;img src=x&gt; @<!-- -->all');
    expect(environment).to.include({ Role: 'scp', ImplementationVersionName: 'x\\nRole=admin \\u202e\\' });
  });

  it('is the same for the same run', () => {
    expect(allureFiles(faultyRun())).to.deep.equal(allureFiles(faultyRun()));
  });
});
