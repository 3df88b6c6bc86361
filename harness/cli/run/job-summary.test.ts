import { expect } from 'chai';
import type { Fault } from '../../model/fault.ts';
import { aCaseResult, aRunResult } from '../testing/results.ts';
import { jobSummary, markdown } from './job-summary.ts';

const failed = aCaseResult({ verdict: 'fail', observed: { kind: 'report', text: 'FIN' } });

describe('the summary of a job', () => {
  it('has the verdict, the faults in a table, and the counts', () => {
    const run = aRunResult([aCaseResult({ id: 'a' }), failed], {
      sut: { role: 'scp', address: 'A@h:1', reachable: true },
    });
    expect(jobSummary(run)).to.equal(
      [
        '## cstore: A\\@h\\:1',
        '',
        '**It does not keep \\"A valid instance is stored\\"\\.**',
        '',
        '| Severity | Fault | Clause | Seen in |',
        '|---|---|---|---|',
        '| serious | Expected\\: A valid instance is stored\\; instead it answers FIN | PS3\\.4 GG\\.4\\.2 | 1 case |',
        '',
        '2 cases: 1 pass, 1 fail.',
        '',
        '',
      ].join('\n'),
    );
  });

  it('has no table without a fault', () => {
    expect(jobSummary(aRunResult([aCaseResult({})]))).to.not.include('|');
  });

  it('tells what is known and why', () => {
    const run = aRunResult([failed]);
    const faults = run.faults.map((fault) => ({ ...fault, waiver: { reason: 'fixed|soon', until: '2026-12-31' } }));
    expect(jobSummary({ ...run, faults })).to.match(
      /\| known \| .*\\\(known\\: fixed\\\|soon \\\(accepted until 2026\\-12\\-31/,
    );
  });

  it('leaves out what nobody would read', () => {
    const [fault] = aRunResult([failed]).faults;
    const faults = Array.from({ length: 130 }, (_, at) => ({ ...(fault as Fault), id: `${at}` }));
    const text = jobSummary({ ...aRunResult([failed]), faults });
    expect(text.match(/^\| serious/gm)).to.have.length(100);
    expect(text).to.include('\n30 more are in the reports.\n');
  });

  it('takes text for nothing but text', () => {
    expect(markdown('<img src=x> | `code` [a](http://b)\n# @c &amp; \u001b')).to.equal(
      '&lt;img src\\=x&gt; \\| \\`code\\` \\[a\\]\\(http\\:\\/\\/b\\)\\\\x0a\\# \\@c &amp;amp\\; \\\\x1b',
    );
  });
});
