import { expect } from 'chai';
import type { CaseResult } from '../../model/run-result.ts';
import type { Detection } from './detect.ts';
import { detectionDoc, isCaught } from './detection-doc.ts';
import type { Fault } from './fault.ts';

const fault: Fault = {
  name: 'silent',
  clause: 'PS3.7 9.2.1',
  does: 'never answers | at all',
  caughtBy: ['ps3.4/x'],
  message: () => [],
};

const result: CaseResult = {
  id: 'ps3.4/x',
  scenario: 'ps3.4/x',
  title: 't',
  requirement: { ref: 'PS3.4 GG.4.2', level: 'shall', text: 'It is stored.' },
  role: 'scp',
  tags: [],
  given: {},
  input: 'legal',
  verdict: 'fail',
  expected: [{ text: 'response, Status 0x0000' }, { text: 'A-ABORT' }],
  observed: { kind: 'silence', ms: 1000 },
  reasons: [{ kind: 'requirement' }],
  findings: [],
  transport: 'silence',
  health: 'ok',
  notes: [],
  startedAt: '',
  durationMs: 1,
  wire: [],
};

function detection(change: Partial<CaseResult> = {}, row: Partial<Fault> = {}): Detection {
  return {
    fault: { ...fault, ...row },
    caughtBy: [{ id: result.id, evidence: { ...result, ...change } }],
    spares: [],
  };
}

/** What the last cell of the only row says. */
function report(change: Partial<CaseResult>): string | undefined {
  const [row] = detectionDoc([detection(change)])
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  return row?.split(' | ').at(-1)?.replace(/ \|$/, '');
}

describe('the document of what is detected', () => {
  it('has a row for each case of each fault, by parts of the standard', () => {
    const doc = detectionDoc([detection(), detection({}, { name: 'other', clause: 'PS3.8 9.3' })]);
    expect(doc).to.contain('2 faults, 2 caught, by 1 cases.');
    expect(doc.indexOf('## PS3.8')).to.be.lessThan(doc.indexOf('## PS3.7')).and.greaterThan(0);
    expect(doc).to.contain('| `silent` | PS3.7 9.2.1 | never answers \\| at all | `ps3.4/x` | fail | ');
  });

  it('tells how many faults a report has, and where the seeded one is not the first', () => {
    const reported = { silent: { faults: 3, place: 2, before: ['worse'] }, other: { faults: 1, place: 1 } };
    const doc = detectionDoc([detection()], [], reported);
    expect(doc).to.contain('| `ps3.4/x` | fail | 3 |');
    expect(doc).to.contain('In the median of 2 runs it is 3');
    expect(doc).to.contain('| silent | 3 | 2 | worse |');
    expect(doc).to.not.contain('| other |');
  });

  it('says what was expected and what came, or why else it is wrong', () => {
    expect(report({})).to.equal('response, Status 0x0000 or another legal reaction expected; silence for 1000 ms');
    expect(report({ reasons: [{ kind: 'note', text: 'rather not' }] })).to.equal('rather not');
  });

  it('does not change with the port of a run', () => {
    const reasons = [{ kind: 'health', text: 'gone: connect 127.0.0.1:4711' }] as CaseResult['reasons'];
    expect(report({ reasons })).to.equal('afterwards the system is gone: connect its port');
  });

  it('counts a fault as caught when every case came to the verdict that it should', () => {
    expect(isCaught(detection())).to.equal(true);
    expect(isCaught(detection({ verdict: 'warn' }))).to.equal(false);
    expect(isCaught(detection({ verdict: 'warn' }, { verdict: 'warn' }))).to.equal(true);
    expect(detectionDoc([detection({ verdict: 'pass' })])).to.contain('1 faults, 0 caught');
  });
});
