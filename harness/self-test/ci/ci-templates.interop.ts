import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { shippedMain } from '../../cli/testing/compiled.ts';
import { packageRoot } from '../../scenario/package-root.ts';
import { Job, yamlOf } from './testing/ci-steps.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly {
      readonly run?: string;
      readonly env?: Readonly<Record<string, string>>;
      readonly with?: Readonly<Record<string, string>>;
    }[];
  };
}

interface GitLab {
  readonly variables: Readonly<Record<string, string>>;
  readonly judge: { readonly script: readonly string[] };
  readonly 'fuzz-night': { readonly script: readonly string[] };
}

describe('what runs in CI', function () {
  this.timeout(300_000);
  /** An SCP that needs nothing installed. */
  const ourScp = async () => `'${process.execPath}' '${await shippedMain()}' scp --port {port}`;
  const some = 'ps3.4/gg.4.2/stored ps3.7/9.1.5';

  /** The inputs of the action put into the variables of its step. */
  async function stepOf(inputs: Readonly<Record<string, string>>) {
    const action = await yamlOf<Action>('action.yml');
    const step = action.runs.steps.find(({ run }) => run !== undefined);
    const variables = Object.entries(step?.env ?? {}).map(([name, value]) => [
      name,
      value.replace(/^\$\{\{ inputs\.(\w+) \}\}$/, (_, input: string) => {
        if (action.inputs[input] === undefined) throw new Error(`no input ${input}`);
        return inputs[input] ?? action.inputs[input].default;
      }),
    ]);
    return { script: step?.run ?? '', variables: Object.fromEntries(variables) as Record<string, string> };
  }

  it('is judged by the action of GitHub, with report, SARIF, annotations and summary', async () => {
    await using job = await Job.create();
    const { script, variables } = await stepOf({ start: await ourScp(), arguments: some });
    const summary = join(job.folder, 'summary.md');
    await writeFile(summary, '');
    const ran = await job.run(script, { ...variables, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary });
    expect(ran.status, ran.output).to.equal(0);
    const written = await readdir(join(job.folder, 'reports'));
    expect(written).to.include.members(['index.html', 'results.json', 'junit.xml', 'results.sarif', 'summary.md']);
    expect(await readFile(summary, 'utf8')).to.include('pass');
  });

  it('fails the step of the action with the status of cstore', async () => {
    await using job = await Job.create();
    const { script, variables } = await stepOf({ scp: 'NOBODY@127.0.0.1:1', arguments: some });
    expect((await job.run(script, variables)).status).to.equal(3);
  });

  it('splits its arguments as a shell does, and carries nothing of them out', async () => {
    await using job = await Job.create();
    const hostile = `${some} '$(touch made)' \`touch made\``;
    const { script, variables } = await stepOf({ start: await ourScp(), arguments: hostile });
    const ran = await job.run(script, variables);
    expect(ran.status, ran.output).to.equal(2);
    expect(ran.output).to.include('$(touch made)');
    const { variables: own, judge } = await yamlOf<GitLab>('examples/ci/gitlab-ci.yml');
    await job.run(judge.script.join('\n'), { ...own, CSTORE_START: await ourScp(), CSTORE_ARGUMENTS: hostile });
    expect(await readdir(job.folder)).not.to.include('made');
  });

  it('is judged by the template of GitLab, and fuzzed at night', async () => {
    await using job = await Job.create();
    const { variables, judge, 'fuzz-night': night } = await yamlOf<GitLab>('examples/ci/gitlab-ci.yml');
    const own = { ...variables, CSTORE_START: await ourScp(), CSTORE_ARGUMENTS: some, CSTORE_FUZZ_TIME: '2s' };
    const judged = await job.run(judge.script.join('\n'), own);
    expect(judged.status, judged.output).to.equal(0);
    expect(await readdir(join(job.folder, 'reports'))).to.include.members(['index.html', 'junit.xml']);
    const fuzzed = await job.run(night.script.join('\n'), own);
    expect(fuzzed.status, fuzzed.output).to.equal(0);
    expect(await readFile(join(job.folder, 'reports', 'junit.xml'), 'utf8')).to.include('<testsuite');
  });

  it('is told of inputs by the workflow that the action has', async () => {
    const { inputs } = await yamlOf<Action>('action.yml');
    const workflow = await yamlOf<{ jobs: { judge: { steps: Action['runs']['steps'] } } }>(
      'examples/ci/github-workflow.yml',
    );
    const given = workflow.jobs.judge.steps.flatMap((step) => Object.keys(step.with ?? {}));
    expect(given).to.not.deep.equal([]);
    expect(Object.keys(inputs)).to.include.members(given);
  });

  it('is published with provenance, from the repository and at the version that the workflow runs for', async () => {
    interface Publish {
      readonly jobs: { readonly publish: { readonly permissions: object; readonly steps: Action['runs']['steps'] } };
    }
    const { publish } = (await yamlOf<Publish>('examples/ci/publish-workflow.yml')).jobs;
    const { publishConfig, version } = await yamlOf<{ publishConfig: object; version: string }>('package.json');
    expect(publishConfig).to.deep.equal({ access: 'public', provenance: true });
    expect(publish.permissions).to.deep.include({ 'id-token': 'write' });
    const scripts = publish.steps.flatMap(({ run }) => run ?? []);
    expect(scripts.at(-1)).to.equal('npm publish');
    const before = scripts.filter((script) => /npm pkg|GITHUB_REF_NAME/.test(script)).join('\n');
    const of = { GITHUB_SERVER_URL: 'https://git.example.org', GITHUB_REPOSITORY: 'us/cstore' };
    await using job = await Job.create();
    await copyFile(join(packageRoot, 'package.json'), join(job.folder, 'package.json'));
    const ran = await job.run(before, { ...of, GITHUB_REF_NAME: `v${version}` });
    expect(ran.status, ran.output).to.equal(0);
    const { repository } = JSON.parse(await readFile(join(job.folder, 'package.json'), 'utf8')) as {
      repository: object;
    };
    expect(repository).to.deep.equal({ type: 'git', url: 'git+https://git.example.org/us/cstore.git' });
    expect((await job.run(before, { ...of, GITHUB_REF_NAME: 'v0.0.9' })).status).to.equal(1);
  });

  it('is checked before a commit: the hook of pre-commit takes the scenarios of a change', async () => {
    await using job = await Job.create();
    const [hook] = await yamlOf<readonly { entry: string; files: string; exclude: string }[]>('.pre-commit-hooks.yaml');
    if (!hook) throw new Error('no hook');
    const isTaken = (path: string) => new RegExp(hook.files).test(path) && !new RegExp(hook.exclude).test(path);
    expect(['scenarios/own/x.yaml', 'test/scenarios/x.yaml'].every(isTaken)).to.equal(true);
    expect(['scenarios/reactions.yaml', 'scenarios/README.md', 'known.yaml'].some(isTaken)).to.equal(false);
    await mkdir(join(job.folder, 'scenarios'));
    const lint = (path: string) => job.run(`npx --yes --package cstore-conformance ${hook.entry} ${path}`, {});
    const good = await lint(join(packageRoot, 'scenarios', 'ps3.4', 'gg.4.2', 'stored.yaml'));
    expect(good.status, good.output).to.equal(0);
    await writeFile(join(job.folder, 'scenarios', 'bad.yaml'), 'id: own/bad\n');
    expect(await lint('scenarios/bad.yaml')).to.have.property('status', 2);
  });

  it('is a container whose entry, command and health are commands of cstore, for any user but root', async () => {
    await using job = await Job.create();
    const text = await readFile(join(packageRoot, 'Containerfile'), 'utf8');
    expect(/^ENTRYPOINT (.*)$/m.exec(text)?.[1]).to.equal('["cstore"]');
    expect(text.indexOf('\nUSER node\n')).to.be.within(1, text.indexOf('\nENTRYPOINT'));
    const command = JSON.parse(/^CMD (\[.*)$/m.exec(text)?.[1] ?? '[]') as string[];
    const health = /^HEALTHCHECK .*CMD cstore (.*)$/m.exec(text)?.[1] ?? '';
    // Both talk to each other, on another port than that of the container, which may be in use here.
    const elsewhere = (words: string) => words.replaceAll('11112', '"$port"');
    const script = `port=$("${process.execPath}" -e 'const s = require("net").createServer().listen(0, () => { console.log(s.address().port); s.close(); })')
npx --yes --package cstore-conformance cstore ${elsewhere(command.join(' '))} >log & scp=$!
for i in $(seq 100); do grep -q "$port" log && break; sleep 0.1; done
npx --yes --package cstore-conformance cstore ${elsewhere(health)}; status=$?
kill $scp; exit $status`;
    const ran = await job.run(`set +e\n${script}`, {});
    expect(ran.status, ran.output).to.equal(0);
    expect(ran.output).to.match(/C-ECHO +answers with 0x0000/);
  });
});
