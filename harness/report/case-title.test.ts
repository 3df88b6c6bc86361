import { expect } from 'chai';
import { caseTitle } from './case-title.ts';
import { brokenRule, keptRule } from './faulty-run-fixture.ts';
import { caseResult } from './run-result-fixture.ts';

describe('The title of a case in a report', () => {
  it('is its own, and that of a broken rule says what is wrong', () => {
    expect(caseTitle(caseResult())).to.equal('A SOP Class that the context does not carry is refused');
    expect(caseTitle(brokenRule)).to.equal('The A-ASSOCIATE-AC lacks an Implementation Class UID');
  });

  it('of a rule that was kept is what the rule demands', () => {
    expect(caseTitle(keptRule)).to.equal('A response names the Message ID of its request.');
  });
});
