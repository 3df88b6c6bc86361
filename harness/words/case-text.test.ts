import { expect } from 'chai';
import type { CaseResult } from '../model/run-result.ts';
import { caseResult } from '../report/run-result-fixture.ts';
import { fullText, givenSuffix, givenText, harmText, outcomeLine } from './case-text.ts';

describe('The text of a case', () => {
  const failed = caseResult({
    verdict: 'fail',
    expected: [{ text: 'response with Status 0x0212' }, { text: 'A-ABORT' }],
    observed: { kind: 'report', text: 'response with Status 0x0000' },
    transport: 'RST',
    health: 'unreachable',
    healthDetail: 'connection refused',
    notes: ['took 3 s'],
    wire: [{ at: 0, direction: 'sent', what: { kind: 'note', text: 'a connection is opened' } }],
  });

  it('says clause, every legal reaction, what came, the three axes and the transcript', () => {
    const lines = fullText(failed).split('\n');
    expect(lines[0]).to.match(/^requirement {2}PS3\.7 9\.1\.1\.1\.9 \(shall\): /);
    expect(lines).to.include.members([
      'expected     response with Status 0x0212',
      '        or   A-ABORT',
      'actual       response with Status 0x0000',
      'transport    RST',
      'health       unreachable: connection refused',
      'note         took 3 s',
      '>      0.0 ms  a connection is opened',
    ]);
  });

  it('names the parameters in the title only where there are some', () => {
    expect(givenSuffix(failed.given)).to.equal(' [HangingProtocolStorage, ImplicitVRLittleEndian]');
    expect(givenSuffix({})).to.equal('');
    const odd = { sopClass: 'CTImageStorage', how: ', the reserved ones too', where: '', separator: ',' };
    expect(givenSuffix(odd)).to.equal(' [CTImageStorage, the reserved ones too, ,]');
    expect(givenText({ how: ', the reserved ones too' })).to.equal('how the reserved ones too');
  });

  it('prefers the reason to the bare reaction', () => {
    expect(outcomeLine(failed)).to.equal('response with Status 0x0000');
    expect(outcomeLine({ ...failed, reasons: [{ kind: 'note', text: 'because' }] })).to.equal('because');
  });

  it('tells what came where the reason is but the demand of the clause, and that demand once', () => {
    const { ref, text } = failed.requirement;
    const plain: CaseResult = { ...failed, reasons: [{ kind: 'requirement' }] };
    expect(outcomeLine(plain)).to.equal(`response with Status 0x0000; ${ref}: ${text}`);
    expect(fullText(plain).split(text)).to.have.length(2);
    const more: CaseResult = { ...plain, reasons: [...plain.reasons, { kind: 'health', text: 'unwell' }] };
    expect(fullText(more)).to.match(/^reason {7}afterwards the system is unwell$/m);
    const dead: CaseResult = { ...plain, reasons: [{ kind: 'health', text: 'died: signal SIGSEGV' }] };
    expect(fullText(dead)).to.match(/^reason {7}afterwards the system has died: signal SIGSEGV$/m);
  });

  it('tells how the SUT was afterwards where it was not well', () => {
    expect(harmText(failed)).to.equal('unreachable: connection refused');
    expect(harmText(caseResult())).to.equal(undefined);
    expect(harmText(caseResult({ health: 'not-checked' }))).to.equal(undefined);
  });
});
