import { expect } from 'chai';
import { fuzzFind, fuzzRun } from '../../report/fuzz/fuzz-run-fixture.ts';
import { summaryLines } from './fuzz-summary.ts';
import { fuzzAnnotations } from './github.ts';

describe('The summary of a campaign', () => {
  it('begins with the verdict and ends with the figures', () => {
    const lines = summaryLines(fuzzRun());
    expect(lines[0]).to.equal(fuzzRun().verdict);
    expect(lines.at(-1)).to.equal('3,000 inputs in 6.0 s (500/s), seed 7, 2 different reactions');
  });

  it('has of each find how bad it is, what was seen, its input and how to run it', () => {
    const [, ...lines] = summaryLines(fuzzRun({ finds: [fuzzFind({ confirmed: 2 })] }), { quiet: true });
    expect(lines).to.deep.equal([
      'critical  The process ends when several PDVs of different lengths are in one P-DATA-TF (2 inputs)',
      '          process died: signal SIGSEGV; it showed again 2 of 3 times',
      '          input: pdv/unequal-lengths',
      '          drawn: --seed 7 --path 31',
      '          cstore run reports/found/x.yaml --scp A@host:104',
    ]);
  });

  it('has notes, what was left out and warnings, unless it is to be quiet', () => {
    const run = fuzzRun({ finds: [], warnings: ['the run is shallow: nothing was stored'] });
    expect(summaryLines(run).slice(1, -1)).to.deep.equal([
      'note: it serves one association at a time',
      'note: 12 inputs were left out, because they hold what was found to break it',
      'warning: the run is shallow: nothing was stored',
    ]);
    expect(summaryLines(run, { quiet: true })).to.deep.equal([run.verdict]);
  });
});

describe('The annotations of a campaign for GitHub Actions', () => {
  it('are an error for each fault, and a warning for what is one, with nothing that ends them early', () => {
    const odd = fuzzFind({ isFail: false, severity: 'warning', title: 'It is\nodd: 100 %' });
    expect(fuzzAnnotations(fuzzRun({ finds: [fuzzFind(), odd], warnings: ['the run is shallow'] }))).to.deep.equal([
      '::error title=cstore fuzz%3A critical fault::The process ends when several PDVs of different lengths are in one P-DATA-TF (--seed 7 --path 31; cstore run reports/found/x.yaml --scp A@host:104)',
      '::warning title=cstore fuzz::It is\\x0aodd: 100 %25',
      '::warning title=cstore fuzz::the run is shallow',
    ]);
  });
});
