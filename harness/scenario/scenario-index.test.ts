import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { listScenarios } from './list-scenarios.ts';
import { loadScenarios } from './load.ts';
import { scenariosFolder } from './package-root.ts';
import { readIndex, writeIndex } from './scenario-index.ts';
import { type SelectableCase, selectCases } from './select.ts';

const text = (title: string) => `id: ps3.7/x
title: ${title}
requirement: { ref: PS3.7 9.1.1, level: shall, text: A text. }
sut: scp
params: { row: { a: stored, b: { input: illegal, requirement: { level: may }, value: stored } } }
timeout: 5
steps: [{ associate: {} }, { c-store: valid }, { expect: $row }]
`;

/** All that is known of scenarios but what their cases do. */
function listed(scenarios: readonly { readonly cases: readonly object[] }[]): unknown {
  return scenarios.map((scenario) => ({
    ...scenario,
    cases: scenario.cases.map((one) => ({ ...one, body: undefined })),
  }));
}

describe('the index of scenarios', () => {
  let root: string;
  let file: string;

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'cstore-index-'));
    for (const folder of ['language', 'model', 'scenario', 'steps', 'yaml'])
      fs.mkdirSync(path.join(root, 'harness', folder), { recursive: true });
    fs.mkdirSync(path.join(root, 'src', 'registry'), { recursive: true });
    fs.writeFileSync(path.join(root, 'src', 'registry', 'code.js'), '');
    file = path.join(root, 'x.yaml');
    fs.writeFileSync(file, text('A title'));
    writeIndex(loadScenarios([file]).scenarios, root);
  });
  afterEach(() => fs.rmSync(root, { recursive: true }));

  it('lists a scenario as it would be loaded, without its file being read as YAML', async () => {
    const index = readIndex(root);
    const known = index?.find(file);
    expect(known?.cases).to.have.length(2);
    expect(listed(known ? [known] : [])).to.deep.equal(listed(loadScenarios([file]).scenarios));
    expect(await listScenarios([root], index)).to.deep.equal({ scenarios: [known], problems: [] });
  });

  it('knows which cases can only be tried with the built-in SCP, as they are selected by it', async () => {
    writeIndex(loadScenarios([scenariosFolder]).scenarios, root);
    const { scenarios } = await listScenarios([scenariosFolder], readIndex(root));
    const selected = (some: readonly { readonly cases: readonly SelectableCase[] }[]) =>
      selectCases(
        some.flatMap(({ cases }) => cases),
        { builtIn: false, slow: true },
      ).map(({ id }) => id);
    const remote = selected(scenarios);
    expect(remote).to.deep.equal(selected(loadScenarios([scenariosFolder]).scenarios));
    expect(remote.filter((id) => id.startsWith('built-in/'))).to.deep.equal([]);
    expect(remote).to.have.length.greaterThan(0);
  });

  it('does not know a file that has changed, which is then loaded', async () => {
    fs.writeFileSync(file, text('Another title'));
    const index = readIndex(root);
    expect(index?.find(file)).to.equal(undefined);
    expect((await listScenarios([root], index)).scenarios.map(({ title }) => title)).to.deep.equal(['Another title']);
    fs.writeFileSync(file, text('Another title').replace('stored', 'stoned'));
    expect((await listScenarios([root], index)).problems.map(({ line }) => line)).to.deep.equal([7]);
  });

  it('counts for nothing when code has been compiled since', () => {
    const later = new Date(Date.now() + 60_000);
    fs.utimesSync(path.join(root, 'src', 'registry', 'code.js'), later, later);
    expect(readIndex(root)).to.equal(undefined);
  });

  it('is not there, or of another form, without harm', () => {
    for (const bytes of ['{', gzipSync('{')]) {
      fs.writeFileSync(path.join(root, 'scenario-index.json.gz'), bytes);
      expect(readIndex(root)).to.equal(undefined);
    }
    expect(readIndex(path.join(root, 'nothing'))).to.equal(undefined);
  });

  it('tells an id that stands in two files', async () => {
    fs.writeFileSync(path.join(root, 'y.yaml'), text('A title'));
    const { scenarios, problems } = await listScenarios([root], readIndex(root));
    expect(scenarios).to.have.length(1);
    expect(problems.map((problem) => problem.text)).to.deep.equal([`id "ps3.7/x" is already used by ${file}`]);
  });

  it('has no part in a program that runs from its sources', () => {
    expect(fs.existsSync(path.join(scenariosFolder, '..', 'scenario-index.json.gz'))).to.equal(false);
    expect(readIndex()).to.equal(undefined);
  });
});
