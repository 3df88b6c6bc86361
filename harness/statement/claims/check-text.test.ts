import { expect } from 'chai';
import { checkText } from './check-text.ts';
import type { CheckedClaim, CheckResult } from './checked-claim.ts';

const claim = (verdict: CheckedClaim['verdict'], evidence: string[] = []): CheckedClaim => ({
  place: 'SCP acceptor.verification',
  claim: 'yes',
  measured: 'no\u001b[2J\nforged line',
  verdict,
  evidence,
});
const result = (kind: CheckResult['kind']): CheckResult => ({
  product: 'Archive',
  kind,
  claims: [claim('contradicted', ['a', 'b', 'c', 'd', 'e']), claim('untested'), claim('confirmed')],
  unclaimed: [{ place: 'SCP acceptor.contexts[CTImageStorage]', measured: 'also JPEG2000', evidence: [] }],
});

describe('The text of a check', () => {
  it('counts the claims, and lists those that are not confirmed with their cases', () => {
    const [first, second, ...rest] = checkText(result('claimed')).trimEnd().split('\n');
    expect(first).to.equal('Archive: 3 claims, 1 confirmed, 1 contradicted, 1 untested');
    expect(second).to.match(/^ {2}contradicted {2}SCP acceptor\.verification: yes; .*\[a, b, c and 2 more\]$/);
    expect(rest).to.have.length(2);
    expect(checkText(result('claimed'), { verbose: true })).to.match(/^ {2}confirmed/m);
  });

  it('says once what many places have in common, unless all is wanted', () => {
    const unclaimed = Array.from({ length: 9 }, (_, at) => ({
      place: `class ${at}`,
      measured: 'also x',
      evidence: [],
    }));
    const brief = checkText({ ...result('claimed'), unclaimed });
    expect(brief.match(/not claimed.*/g)).to.deep.equal([
      'not claimed   class 0: also x; and so 8 others, which --verbose lists',
    ]);
    expect(checkText({ ...result('claimed'), unclaimed }, { verbose: true }).match(/not claimed/g)).to.have.length(9);
  });

  it('says met and not met of requirements', () => {
    expect(checkText(result('required'))).to.match(
      /^Archive: 3 requirements, 1 met, 1 not met, 1 not tested\n {2}not met/,
    );
  });

  it('keeps what a system said on its line', () => {
    const text = checkText(result('claimed'));
    expect(text).to.not.include('\u001b');
    expect(text).to.not.match(/^forged/m);
  });
});
