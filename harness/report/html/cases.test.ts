import { expect } from 'chai';
import type { RunResult } from '../../model/run-result.ts';
import { brokenRule, faultyRun, keptRule } from '../faulty-run-fixture.ts';
import { caseResult, runResult } from '../run-result-fixture.ts';
import { caseIndex } from './case-index.ts';
import { casesSection, packedScenarios } from './cases.ts';

/** The section, and all that its cases put into it. */
function render(run: RunResult): string {
  const index = caseIndex(run);
  const cases = packedScenarios(run, index).flat();
  return [casesSection(run, index).text, ...cases.map(({ head, body }) => `${head} ${body}`)].join('\n');
}
const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** What one case says when it is open. */
function caseText(id: string, run = faultyRun()): string {
  const found = packedScenarios(run, caseIndex(run))
    .flat()
    .find((each) => each.id === id);
  return plain(`${found?.head} ${found?.body}`);
}

describe('The cases of the page', () => {
  it('tell once above a scenario what all its cases share', () => {
    const cases = ['CTImageStorage', 'RawDataStorage'].map((sopClass) =>
      caseResult({ id: sopClass, given: { sopClass } }),
    );
    const text = plain(render(runResult(cases)));
    expect(text.match(/shall A performing DIMSE service user/g)).to.have.length(1);
    expect(text.match(/Expected response, Status 0x0122/g)).to.have.length(1);
    expect(text.match(/scenarios\/ps3\.4\/gg\.4\/sop-class-not-supported\.yaml:1/g)).to.have.length(1);
  });

  it('tell in each case what differs', () => {
    const place = (line: number) => ({ file: 'scenarios/a.yaml', line });
    const text = plain(render(runResult([caseResult({ place: place(3) }), caseResult({ id: 'b', place: place(9) })])));
    expect(text).to.contain('scenarios/a.yaml:3').and.to.contain('scenarios/a.yaml:9');
  });

  it('have the rules that always hold in a folder of their own', () => {
    const text = plain(render(faultyRun()).split('<h3>Rules that always hold</h3>')[1] ?? '');
    expect(text).to.contain('The A-ASSOCIATE-AC lacks an Implementation Class UID');
    expect(caseText(brokenRule.id)).to.contain('Fail broken in 2 of 9 cases');
    expect(caseText(keptRule.id)).to.contain('Pass kept in 9 cases');
  });

  it('call a rule that was kept by its demand, not by what would be wrong', () => {
    const text = render(faultyRun());
    expect(text).to.contain('<h4>A response names the Message ID of its request.</h4>');
    expect(text).not.to.contain('A response does not name the Message ID');
  });

  it('tell the findings with rule, clause and level', () => {
    expect(caseText('ps3.4/gg.4/sop-class-not-supported:HangingProtocolStorage')).to.contain(
      'Rules seen broken in this case PS3.7 D.3.3.2 shall no Implementation Class UID came ( associate-ac/implementation-class-uid )',
    );
  });

  it('tell the waiver, the fault and earlier attempts', () => {
    const text = caseText('ps3.5/9.1/uid-of-65-characters');
    expect(text).to.contain('Known fixed in release 2.4 (accepted by QA until 2026-12-31)');
    expect(text).to.contain('Attempts error: silence for 3000 ms; run again: others were under way');
    expect(text).to.contain('Fault Expected: A UID of 65 characters is refused');
  });

  it('tell the fault that kept one from being judged', () => {
    expect(caseText('ps3.4/gg.4/stored:CTImageStorage')).to.contain('Blocked by A C-STORE request gets no answer');
  });

  it('carry what the search looks at', () => {
    const run = faultyRun();
    const [first] = packedScenarios(run, caseIndex(run)).flat();
    expect(first).to.include({ verdict: 'pass', sop: 'HangingProtocolStorage', status: '0x0122', seconds: 0.0123 });
    expect(first?.faults.map((number) => run.faults[number - 1]?.rule)).to.deep.equal([
      'associate-ac/implementation-class-uid',
    ]);
  });

  it('have no row for what there is not', () => {
    const text = plain(render(runResult([caseResult({ given: {}, wire: [] })])));
    expect(text).not.to.match(/Given|Attempts|Repetitions|Reason|Transcript|Rules seen/);
  });
});
