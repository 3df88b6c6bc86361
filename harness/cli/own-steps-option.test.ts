import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { cstore } from './testing/child.ts';

const scenario = `id: own/x
title: A title
requirement: { ref: PS3.4 B.2.3, level: shall, text: A text. }
sut: scp
steps:
  - associate: {}
  - own: { look: 1 }
`;
const module = `export const steps = [{ name: 'look', summary: 'looks', run: () => ({ verdict: 'pass', text: 'looked' }),
  schema: { safeParse: (data) => data === 1 ? { success: true, data } : { success: false, error: { issues: [{ path: [], message: 'must be 1' }] } } } }];`;

describe('--steps', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cstore-steps-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const file = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };

  it('makes the steps of a module known to lint, which then checks their arguments', async () => {
    const good = await file('good.yaml', scenario);
    const steps = await file('steps.mjs', module);
    expect(await cstore(['lint', good, '--steps', steps])).to.have.property('status', 0);
    const wrong = await cstore([
      'lint',
      await file('wrong.yaml', scenario.replace('look: 1', 'look: 2')),
      '--steps',
      steps,
    ]);
    expect(wrong.status).to.equal(2);
    expect(wrong.stderr).to.match(/wrong\.yaml:7:\d+: .*must be 1/);
  });

  it('makes them known to a campaign, which refuses scenarios with steps that it does not know', async () => {
    // Under another name, as steps stay known to the process.
    await file('own.yaml', scenario.replace('associate: {}', 'associate: verification').replace('look', 'glance'));
    const systems = 'systems: { ours: { built-in: true } }';
    const suites = `suites: { own: { scenarios: [${join(folder, 'own.yaml')}] } }`;
    const plan = await file('plan.yaml', `name: own\n${systems}\n${suites}\n`);
    const steps = await file('steps.mjs', module.replace('look', 'glance'));
    const out = ['--out', join(folder, 'out'), '--quiet'];
    const unknown = await cstore(['campaign', plan, ...out]);
    expect(unknown.status).to.equal(2);
    expect(unknown.stderr).to.include('glance');
    const ended = await cstore(['campaign', plan, '--steps', steps, ...out]);
    expect([ended.status, ended.stderr]).to.deep.equal([0, '']);
  });

  it('says in one line what is wrong with a module', async () => {
    const cases: readonly [string, RegExp][] = [
      ['', /exports no steps/],
      ['export const steps = [{ name: "Look" }];', /a step has a name of small letters/],
      ['export const steps = [', /does not load/],
    ];
    for (const [at, [text, says]] of cases.entries()) {
      const ended = await cstore(['list', '--steps', await file(`bad${at}.mjs`, text)]);
      expect(ended.status).to.equal(2);
      expect(ended.stderr.trimEnd()).to.match(says).and.not.include('\n');
    }
    expect((await cstore(['list', '--steps', 'nosuch.mjs'])).stderr).to.include('nosuch.mjs: no such file');
  });
});
