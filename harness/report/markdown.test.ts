import { expect } from 'chai';
import type { Fault } from '../model/fault.ts';
import { markdownSummary } from './markdown.ts';
import { caseResult, runResult } from './run-result-fixture.ts';

const failed = caseResult({
  title: 'A valid instance is stored',
  verdict: 'fail',
  observed: { kind: 'report', text: 'FIN' },
});

describe('The summary in Markdown', () => {
  it('has the verdict, the faults in a table, and the counts', () => {
    const run = runResult([caseResult({ id: 'a' }), failed], {
      sut: { role: 'scp', address: 'A@h:1', reachable: true },
    });
    expect(markdownSummary(run)).to.equal(
      [
        '## cstore: A@<!-- -->h:1',
        '',
        '**Not fulfilled: "A valid instance is stored".**',
        '',
        '| Severity | Fault | Clause | Seen in |',
        '|---|---|---|---|',
        '| serious | Expected: A valid instance is stored; instead it answers FIN | PS3.7 9.1.1.1.9 | 1 case |',
        '',
        '2 cases: 1 pass, 1 fail.',
        '',
        '',
      ].join('\n'),
    );
  });

  it('has no table without a fault', () => {
    expect(markdownSummary(runResult([caseResult()]))).to.not.include('|');
  });

  it('tells what is known and why', () => {
    const run = runResult([failed]);
    const faults = run.faults.map((fault) => ({ ...fault, waiver: { reason: 'fixed|soon', until: '2026-12-31' } }));
    expect(markdownSummary({ ...run, faults })).to.match(
      /\| known \| .*\(known: fixed\\\|soon \(accepted until 2026-12-31/,
    );
  });

  it('leaves out what nobody would read', () => {
    const [fault] = runResult([failed]).faults;
    const faults = Array.from({ length: 130 }, (_, at) => ({ ...(fault as Fault), id: `${at}` }));
    const text = markdownSummary({ ...runResult([failed]), faults });
    expect(text.match(/^\| serious/gm)).to.have.length(100);
    expect(text).to.include('\n30 more are in the reports.\n');
  });

  it('keeps what a peer sent in its cell and its line', () => {
    const text = markdownSummary(runResult([{ ...failed, observed: { kind: 'report', text: '<b> | a\n# b @all' } }]));
    expect(text).to.include('&lt;b&gt; \\| a\\\\n\\# b @<!-- -->all');
    expect(text.split('\n').filter((line) => line.startsWith('#'))).to.have.length(1);
  });

  it('quotes the vendor below the table, and leaves the fault in it', () => {
    const { faults, ...rest } = runResult([failed]);
    const dispute = { by: 'ACME', text: 'not so', date: '2026-11-20' };
    const text = markdownSummary({ ...rest, faults: faults.map((fault) => ({ ...fault, dispute })) });
    expect(text).to.match(/^\| serious \| .*\(disputed\) \|/m);
    expect(text).to.include('Disputed, and counted all the same:\n\n- Expected: A valid instance is stored');
    expect(text).to.include('disputed by ACME on 2026-11-20: "not so"');
  });
});
