import { expect } from 'chai';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { faultyRun } from '../faulty-run-fixture.ts';
import { caseResult, runResult } from '../run-result-fixture.ts';
import { caseIndex } from './case-index.ts';
import { unjudgedSection } from './unjudged.ts';

const render = (run: RunResult) => unjudgedSection(run, caseIndex(run)).text;

describe('What was not judged', () => {
  const refused = (text: string): CaseResult =>
    caseResult({ verdict: 'not-applicable', reasons: [{ kind: 'precondition', text }] });

  it('is told by the kind of reason, what a fault blocks first', () => {
    expect([...render(faultyRun()).matchAll(/<h3>(.*?)<\/h3>/g)].map((match) => match[1])).to.deep.equal([
      'Blocked by a fault: 3 cases',
      'The tool or its environment failed: 1 case',
      'Not run: 1 case',
      'What came proves neither a pass nor a fail: 1 case',
      'Not applicable to this system: 1 case',
    ]);
  });

  it('links the fault that blocks cases', () => {
    const run = faultyRun();
    const number = run.faults.findIndex(({ blocked }) => blocked.length > 0) + 1;
    expect(render(run)).to.contain(`<a href="#fault-${number}">A C-STORE request gets no answer</a>`);
  });

  it('is grouped by its reason, whatever the details of the evidence', () => {
    const text = render(
      runResult([
        refused('CTImageStorage was not accepted: context 1 refused'),
        refused('CTImageStorage was not accepted: context 3 refused'),
        refused('the scenario scripts the SCP'),
      ]),
    );
    expect(text.match(/class="why"/g)).to.have.length(2);
    expect(text).to.contain('CTImageStorage was not accepted: context 1 refused').and.to.contain('2 cases');
  });

  it('names the options without which cases are not judged', () => {
    const option = { kind: 'precondition' as const, text: 'it compares', options: ['--store-dir', '--retrieve'] };
    const text = render(runResult([caseResult({ verdict: 'not-applicable', reasons: [option] }), refused('scripted')]));
    expect([...text.matchAll(/<h3>(.*?)<\/h3>/g)].map((match) => match[1])).to.deep.equal([
      'Not judged: needs --store-dir or --retrieve: 1 case',
      'Not applicable to this system: 1 case',
    ]);
  });

  it('links a few of very many cases and counts the rest', () => {
    const text = render(runResult(Array.from({ length: 1500 }, () => refused('scripted'))));
    expect(text.match(/href="#case\//g)).to.have.length(10);
    expect(text)
      .to.contain('1,500 cases')
      .and.to.match(/ and <a href="#q=reason%3A1"[^>]*>1,490 more<\/a>/);
  });

  it('is no section if every case was judged', () => {
    expect(render(runResult([caseResult()]))).to.equal('');
  });
});
