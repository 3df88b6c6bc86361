import { expect } from 'chai';
import type { CaseResult } from '../../model/run-result.ts';
import { caseResult, runResult } from '../run-result-fixture.ts';
import { caseIndex } from './case-index.ts';
import { findingsSection, unjudgedSection } from './findings.ts';

const render = (section: typeof findingsSection, cases: readonly CaseResult[]) =>
  section(runResult(cases), caseIndex(cases)).text;
const headings = (text: string) => [...text.matchAll(/<h3>(.*?)<\/h3>/g)].map((match) => match[1]);

describe('The findings', () => {
  const failing = (changes: Partial<CaseResult>) =>
    caseResult({ verdict: 'fail', observed: { kind: 'report', text: 'Success' }, ...changes });
  const ct = { sopClass: 'CTImageStorage', transferSyntax: 'ImplicitVRLittleEndian' };

  it('are one for a scenario that fails in one way, however many SOP Classes it does it for', () => {
    const text = render(findingsSection, [failing({}), failing({ given: ct })]);
    expect(headings(text)).to.have.length(1);
    expect(text).to.contain('2 cases');
  });

  it('are apart for different reactions', () => {
    expect(
      headings(render(findingsSection, [failing({}), failing({ observed: { kind: 'report', text: 'A-ABORT' } })])),
    ).to.have.length(2);
  });

  it('name once what their cases share, and each case by the rest', () => {
    const text = render(findingsSection, [failing({}), failing({ given: ct })]);
    expect(text).to.contain(
      '<dd>Implicit VR Little Endian: <a href="#case-1">Hanging Protocol Storage</a>, <a href="#case-2">CT Image Storage</a></dd>',
    );
  });

  it('have fails before errors before warnings', () => {
    const titled = (verdict: CaseResult['verdict']) => caseResult({ verdict, scenario: verdict, title: verdict });
    const cases = (['warn', 'pass', 'error', 'not-applicable', 'fail'] as const).map(titled);
    expect(headings(render(findingsSection, cases))).to.deep.equal(['fail', 'error', 'warn']);
  });

  it('begin with what the system did not come out of well, and say how it was', () => {
    const mild = failing({ title: 'mild', scenario: 'mild' });
    const deadly = failing({ title: 'deadly', scenario: 'deadly', health: 'died', healthDetail: 'killed by SIGSEGV' });
    const text = render(findingsSection, [mild, deadly]);
    expect(headings(text)).to.deep.equal(['deadly', 'mild']);
    expect(text.match(/<dt>Afterwards<\/dt><dd>(.*?)<\/dd>/g)).to.deep.equal([
      '<dt>Afterwards</dt><dd>died: killed by SIGSEGV</dd>',
    ]);
  });

  it('are apart where only one of two fails alike did harm', () => {
    const text = render(findingsSection, [failing({}), failing({ given: ct, health: 'unreachable' })]);
    expect(headings(text)).to.have.length(2);
  });

  it('are no section where there are none', () => {
    expect(render(findingsSection, [caseResult()])).to.equal('');
  });
});

describe('What was not judged', () => {
  const refused = (reason: string) =>
    caseResult({ verdict: 'not-applicable', reasons: [{ kind: 'precondition', text: reason }] });

  it('is grouped by its reason, whatever the details of the evidence', () => {
    const text = render(unjudgedSection, [
      refused('CTImageStorage was not accepted: context 1 refused'),
      refused('CTImageStorage was not accepted: context 3 refused'),
      refused('the scenario scripts the SCP'),
    ]);
    expect(text.match(/class="why"/g)).to.have.length(2);
    expect(text).to.contain('CTImageStorage was not accepted: context 1 refused').and.to.contain('2 cases');
  });

  it('links a few of very many cases and counts the rest', () => {
    const text = render(
      unjudgedSection,
      Array.from({ length: 1500 }, () => refused('scripted')),
    );
    expect(text.match(/href="#case-/g)).to.have.length(10);
    expect(text).to.contain('1,500 cases').and.to.contain('and 1,490 more');
  });
});
