import { expect } from 'chai';
import { faultyRun, waiver } from '../faulty-run-fixture.ts';
import { caseResult, runResult } from '../run-result-fixture.ts';
import { sideBySidePage } from './side-by-side.ts';

const tool = { name: 'cstore-conformance', version: '0.1.0' } as const;
const plain = (page: string) =>
  page.replace(/<style>[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('The page of several runs', () => {
  const good = runResult(
    faultyRun().cases.map((each) => ({ ...each, verdict: 'pass' as const })),
    { faults: [] },
  );
  const text = plain(
    sideBySidePage(
      [
        { name: 'v1', result: good },
        { name: 'v2', result: faultyRun() },
      ],
      tool,
    ),
  );

  it('has a column for each run, with system, version, grade and cases', () => {
    for (const part of ['v1 v2', 'System ANY-SCP@127.0.0.1:11112', 'OFFIS_DCMTK_367', 'Grade A E']) {
      expect(text).to.contain(part);
    }
  });

  it('tells the faults with their trend, and in which run each came first', () => {
    expect(text).to.contain('A legal message kills the process PS3.8 E.1 new, first in v2 – not there Critical 1 case');
  });

  it('lists the cases whose verdicts differ', () => {
    expect(text).to.match(/Cases that differ .*ps3\.8\/e\.1\/fragments:CTImageStorage new Pass Fail/);
  });

  it('has no trend where the runs are of different systems', () => {
    const other = { ...faultyRun(), sut: { ...faultyRun().sut, address: 'OTHER@127.0.0.1:104' } };
    const both = plain(
      sideBySidePage(
        [
          { name: 'a', result: good },
          { name: 'b', result: other },
        ],
        tool,
      ),
    );
    expect(both)
      .to.contain('A legal message kills the process PS3.8 E.1 – not there Critical')
      .and.not.to.contain('Trend');
  });

  it('has what is known in its own colour', () => {
    const run = faultyRun();
    const waived = { ...run, faults: run.faults.map((fault) => ({ ...fault, waiver })) };
    const page = sideBySidePage(
      [
        { name: 'a', result: good },
        { name: 'b', result: waived },
      ],
      tool,
    );
    expect(page).to.contain('<span class="sev sev-known">').and.not.to.contain('<span class="sev sev-critical">');
  });

  it('lists so many of the cases that differ, and counts the rest', () => {
    const of = (verdict: 'pass' | 'fail') =>
      runResult(
        Array.from({ length: 503 }, (_, at) => caseResult({ id: `c${at}`, verdict })),
        { faults: [] },
      );
    const text = plain(
      sideBySidePage(
        [
          { name: 'a', result: of('pass') },
          { name: 'b', result: of('fail') },
        ],
        tool,
      ),
    );
    expect(text).to.contain('3 more cases differ');
  });

  it('shows what a peer or a path says as text', () => {
    const evil = '"><script>alert(1)</script>';
    const run = runResult([caseResult({ id: evil, title: evil }), caseResult({ id: 'b', verdict: 'fail' })]);
    const page = sideBySidePage(
      [
        { name: evil, result: { ...run, sut: { ...run.sut, address: evil } } },
        { name: 'b', result: good },
      ],
      tool,
    );
    expect(page.match(/<script>/g)).to.have.length(1);
  });
});
