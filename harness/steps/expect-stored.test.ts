import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { listen } from '../../src/index.ts';
import type { CaseResult } from '../model/run-result.ts';
import { runCases } from '../run/run-cases.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { builtInPair } from '../sut/built-in-pair.ts';
import { remoteScp } from '../sut/remote-scp.ts';
import { StoreFolder } from '../sut/store-folder.ts';
import type { Sut } from '../sut/sut.ts';
import { type ToldCase, told } from '../words/testing/of-case.ts';

const text = `id: ps3.4/x
title: A title
requirement: { ref: PS3.4 GG.4.2, level: shall, text: A text. }
sut: scp
for: { sopClass: ColorPaletteStorage, transferSyntax: ExplicitVRLittleEndian }
steps:
  - associate: {}
  - c-store: { dataSet: { profile: typical } }
  - expect: { response: { Status: any } }
  - release: {}
  - expect-stored: {}
`;

async function judged(sut: Sut, scenario = text): Promise<ToldCase> {
  const { scenario: read, problems } = readScenario('x.yaml', scenario);
  expect(problems).to.deep.equal([]);
  const { cases } = await runCases(read?.cases ?? [], sut, { timeoutMs: 1000 });
  await sut.close();
  return told(cases[0] as CaseResult);
}

describe('the step expect-stored', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cstore-conformance-'));
  });
  afterEach(() => fs.rm(folder, { recursive: true, force: true }));

  it('passes when the file of the built-in SCP has what was sent', async () => {
    const { verdict, actual, transcript } = await judged(builtInPair());
    expect({ verdict, actual }).to.deep.equal({
      verdict: 'pass',
      actual: 'stored as it was sent, in ExplicitVRLittleEndian',
    });
    expect(transcript).to.match(/stored as .*\.dcm in ExplicitVRLittleEndian/);
  });

  it('tells in which Transfer Syntax the instance was sent and is stored', async () => {
    const { scenario } = readScenario('x.yaml', text);
    const sut = builtInPair();
    const { cases } = await runCases(scenario?.cases ?? [], sut, { timeoutMs: 1000 });
    await sut.close();
    const syntax = 'ExplicitVRLittleEndian';
    expect(cases[0]?.observed).to.deep.include({ transferSyntax: { sent: syntax, stored: syntax } });
  });

  it('fails an SCP that writes before it answers, and wrote nothing', async () => {
    await using scp = await listen({ port: 0 });
    const store = new StoreFolder(folder, { isPrompt: true });
    const { verdict, reason } = await judged(remoteScp({ aeTitle: 'SCP', host: '127.0.0.1', port: scp.port, store }));
    expect(verdict).to.equal('fail');
    expect(reason).to.match(/^PS3\.4 GG\.4\.2: with success the SCP says that it has stored/);
  });

  it('looks for nothing after a failure', async () => {
    const { verdict } = await judged(builtInPair({ listen: { onCStore: () => 0xa700 } }));
    expect(verdict).to.equal('pass');
  });

  it('is not applicable to an SCP whose folder is not known, which is sent nothing', async () => {
    await using scp = await listen({ port: 0 });
    const { verdict, reason, transport } = await judged(
      remoteScp({ aeTitle: 'SCP', host: '127.0.0.1', port: scp.port }),
    );
    expect({ verdict, reason, transport }).to.deep.equal({
      verdict: 'not-applicable',
      reason:
        'it compares what the SCP stored with what was sent; --store-dir tells in which folder it writes files, --retrieve how to fetch them back',
      transport: 'not-connected',
    });
  });

  it('is inconclusive when no file comes', async () => {
    await using scp = await listen({ port: 0 });
    const store = await StoreFolder.watch(folder);
    const { verdict, reason } = await judged(remoteScp({ aeTitle: 'SCP', host: '127.0.0.1', port: scp.port, store }));
    expect(verdict).to.equal('inconclusive');
    expect(reason).to.match(
      /answered 0x0000, and below .* there is no file of SOP Instance 2\.25\..*may store elsewhere/,
    );
  });

  it('needs a C-STORE before it', async () => {
    const { verdict, reason } = await judged(
      builtInPair(),
      text.replace(/ {2}- c-store.*\n {2}- expect:.*\n {2}- release.*\n/, ''),
    );
    expect({ verdict, reason }).to.deep.equal({
      verdict: 'error',
      reason: 'expect-stored needs a c-store step before it',
    });
  });
});
