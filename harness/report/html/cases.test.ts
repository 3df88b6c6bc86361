import { expect } from 'chai';
import type { RunResult } from '../../model/run-result.ts';
import { faultyRun } from '../faulty-run-fixture.ts';
import { caseResult, runResult } from '../run-result-fixture.ts';
import { caseIndex } from './case-index.ts';
import { casesSection } from './cases.ts';

const render = (run: RunResult) => casesSection(run, caseIndex(run)).text;
const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** The disclosure of one case. */
function caseText(id: string, run = faultyRun()): string {
  const anchor = caseIndex(run).anchorOf(run.cases.find((each) => each.id === id) ?? caseResult());
  const text = render(run);
  const from = text.indexOf(`id="${anchor}"`);
  return plain(`<${text.slice(from, text.indexOf('</details>', from))}`);
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
    expect(text).to.contain('Fail broken in 2 of 9 cases').and.to.contain('Pass kept in 9 cases');
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
    expect(text).to.contain('Fault A UID of 65 characters is refused');
  });

  it('tell the fault that kept one from being judged', () => {
    expect(caseText('ps3.4/gg.4/stored:CTImageStorage')).to.contain('Blocked by A C-STORE request gets no answer');
  });

  it('have no row for what there is not', () => {
    const text = plain(render(runResult([caseResult({ given: {}, wire: [] })])));
    expect(text).not.to.match(/Given|Attempts|Repetitions|Reason|Transcript|Rules seen/);
  });
});
