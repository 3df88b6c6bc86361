import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { deadly, faultyRun } from './faulty-run-fixture.ts';
import { mochawesome } from './mochawesome.ts';
import { mochawesomeData } from './mochawesome-data.ts';
import { caseResult, oneOfEach, runResult } from './run-result-fixture.ts';

interface Suite {
  readonly title: string;
  readonly suites: readonly Suite[];
  readonly beforeHooks: readonly { context: string }[];
  readonly tests: readonly { title: string; state: string; code: string; err: { message?: string; diff?: string } }[];
}

interface Data {
  readonly stats: Record<string, unknown>;
  readonly results: readonly [Suite];
}

describe('The mochawesome report', () => {
  const { stats, results } = mochawesomeData(oneOfEach()) as Data;
  const tests = results[0].suites.flatMap(({ suites }) => suites).flatMap((suite) => suite.tests);

  it('counts passes, failures and what could not be judged', () => {
    expect(stats).to.include({ tests: 7, passes: 2, failures: 3, pending: 2, suites: 6, passPercent: 40 });
  });

  it('nests cases in scenarios and scenarios in folders', () => {
    const shape = results[0].suites.map(({ title, suites }) => [title, suites.length]);
    expect(shape).to.deep.equal([
      ['ps3.4/gg.4', 3],
      ['ps3.8/9.3.4', 1],
      ['ps3.8/9.2', 2],
    ]);
  });

  it('says of a failure why, what was expected and what came, with the transcript', () => {
    const failed = tests.find(({ state }) => state === 'failed');
    expect(failed?.err.message).to.contain('Success was claimed');
    expect(failed?.err.diff).to.equal(
      '- response, Status 0x0212 Mistyped argument (Failure)\n- A-ABORT\n+ C-STORE-RSP, Status 0x0000 Success, responds to Message ID 1',
    );
    expect(failed?.code).to.contain('A-ASSOCIATE-RQ called "ANY-SCP"');
  });

  it('gives the reason in the title of what is neither a pass nor a fail', () => {
    expect(tests.map(({ title }) => title)).to.include(
      'seed 7 — inconclusive: no bytes came, and the connection stayed open',
    );
  });

  it('has a known deviation pending, with the reason in the title', () => {
    const data = mochawesomeData(faultyRun()) as Data;
    const all = data.results[0].suites.flatMap(({ suites }) => suites).flatMap((suite) => suite.tests);
    expect(all.find(({ title }) => title.includes('known deviation'))).to.include({
      title:
        'A UID of 65 characters is refused — known deviation: fixed in release 2.4 (accepted by QA until 2026-12-31)',
      state: 'pending',
    });
    expect(data.stats).to.include({ failures: 6, pending: 7 });
  });

  it('has the faults of a suite as context before its cases', () => {
    const { faults, ...rest } = faultyRun();
    const dispute = { by: 'ACME', text: 'not so', date: '2026-11-20' };
    const disputed = faults.map((fault) => (fault.cases.includes(deadly.id) ? { ...fault, dispute } : fault));
    const { suites } = (mochawesomeData({ ...rest, faults: disputed }) as Data).results[0];
    const hooksOf = (title: string) => suites.find((suite) => suite.title === title)?.beforeHooks ?? [];
    expect(JSON.parse(hooksOf('ps3.8/e.1')[0]?.context ?? '')).to.deep.equal([
      {
        title: 'Fault: critical',
        value: {
          fault: 'A legal message kills the process',
          clause: 'PS3.8 E.1',
          id: 'ps3.8-e.1/died/data-transfer',
          seen: '1 case',
          dispute: 'disputed by ACME on 2026-11-20: "not so"',
        },
      },
    ]);
    expect(hooksOf('ps3.5/9.1')[0]?.context).to.include('"Known deviation"').and.include('fixed in release 2.4');
    expect(hooksOf('ps3.8/9.1.4')).to.deep.equal([]);
  });

  it('is the same for the same run', () => {
    expect(mochawesomeData(oneOfEach())).to.deep.equal(mochawesomeData(oneOfEach()));
  });

  it('lets nothing run but the script that it comes with', async () => {
    const hostile = '</script><script type="text/javascript">alert(1)</script>';
    const page = String((await mochawesome.end(runResult([caseResult({ title: hostile })])))['mochawesome.html']);
    const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const [, script = ''] =
      /<script type="text\/javascript">((?:(?!<\/script>)[\s\S])*)<\/script><\/body>/.exec(page) ?? [];
    expect(script.length).to.be.above(100_000);
    const hash = createHash('sha256').update(script).digest('base64');
    expect(policy).to.match(/^default-src 'none'; /);
    expect(policy).to.include(`; script-src 'sha256-${hash}'; `);
  });

  it('is one file that asks for no other', async () => {
    const files = await mochawesome.end(oneOfEach());
    expect(Object.keys(files)).to.deep.equal(['mochawesome.html']);
    expect(files['mochawesome.html']).not.to.match(/<(script|link|img)[^>]+(src|href)=/);
  });

  it('leaves nothing in the folder for temporary files, nor its name in the report', async () => {
    const own = await mkdtemp(join(tmpdir(), 'mochawesome-test-'));
    const before = process.env.TMPDIR;
    process.env.TMPDIR = own;
    try {
      const files = await mochawesome.end(oneOfEach());
      expect(files['mochawesome.html']).not.to.contain(own);
      expect(await readdir(own)).to.deep.equal([]);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
      await rm(own, { recursive: true });
    }
  });

  it('takes no markup from a peer', async () => {
    const hostile = caseResult({
      verdict: 'fail',
      observed: { kind: 'report', text: '"><script>alert(1)</script>\x1b[31m' },
    });
    const page = (await mochawesome.end(runResult([hostile])))['mochawesome.html'] ?? '';
    expect(page).not.to.contain('<script>alert');
    expect(page).to.contain('\\\\x1b[31m');
  });
});
