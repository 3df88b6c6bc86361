import { expect } from 'chai';
import { aCaseResult } from '../../cli/testing/results.ts';
import type { CaseResult } from '../../model/run-result.ts';
import { isCaughtScu, type ScuDetection } from './detect-scu.ts';
import { scuDetectionDoc, scuPartOf, withoutScuPart } from './scu-detection-doc.ts';
import type { ScuFault } from './scu-fault.ts';

const fault: ScuFault = {
  name: 'mute',
  clause: 'PS3.4 GG.4.1',
  does: 'says | nothing',
  change: {},
  caughtBy: ['ps3.4/x'],
};

function detection(evidence: Partial<CaseResult> = {}, row: Partial<ScuFault> = {}): ScuDetection {
  const result = aCaseResult({ id: 'ps3.4/x', scenario: 'ps3.4/x', verdict: 'fail', ...evidence });
  return { fault: { ...fault, ...row }, caughtBy: [{ id: 'ps3.4/x', evidence: result }] };
}

/** The result of a rule that was broken in the case. */
const rule: Partial<CaseResult> = {
  id: 'rules/r',
  scenario: 'rules/r',
  observed: { kind: 'rule', checked: 1, brokenIn: ['ps3.4/x'] },
};

describe('the document of what is detected of SCUs', () => {
  it('has a row for each case of each fault, by parts of the standard, and the legal choices', () => {
    const choice = { name: 'shy', clause: 'PS3.8 7.2', does: 'waits', change: {} };
    const doc = scuDetectionDoc(
      [detection(), detection(rule, { name: 'r', clause: 'PS3.8 E.1', rule: 'r' })],
      [choice],
      7,
    );
    expect(doc).to.contain('2 faults, 2 caught, by 1 cases and 1 rules.');
    expect(doc).to.contain('| `mute` | PS3.4 GG.4.1 | says \\| nothing | `ps3.4/x` |  | fail | ');
    expect(doc).to.contain('| `r` | PS3.8 E.1 | says \\| nothing | `ps3.4/x` | `r` | fail | ');
    expect(doc.indexOf('SCUs: PS3.8')).to.be.lessThan(doc.indexOf('SCUs: PS3.4'));
    expect(doc).to.contain('None of 7 cases').and.contain('| `shy` | PS3.8 7.2 | waits |');
  });

  it('is the second part of a file', () => {
    const doc = scuDetectionDoc([], [], 0);
    expect(scuPartOf(`# SCPs\n${doc}`)).to.equal(doc);
    expect(withoutScuPart(`# SCPs\n${doc}`)).to.equal('# SCPs\n');
    expect(withoutScuPart('# SCPs\n')).to.equal('# SCPs\n');
  });
});

describe('a fault of an SCU', () => {
  it('is caught when every case came to the verdict that it should', () => {
    expect(isCaughtScu(detection())).to.equal(true);
    expect(isCaughtScu(detection({ verdict: 'warn' }))).to.equal(false);
    expect(isCaughtScu(detection({ verdict: 'warn' }, { verdict: 'warn' }))).to.equal(true);
    expect(isCaughtScu({ ...detection(), caughtBy: [] })).to.equal(false);
  });

  it('is caught by its rule and by nothing else if it names one', () => {
    expect(isCaughtScu(detection(rule, { rule: 'r' }))).to.equal(true);
    expect(isCaughtScu(detection({}, { rule: 'r' }))).to.equal(false);
  });
});
