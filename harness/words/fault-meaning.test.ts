import { expect } from 'chai';
import { consequences, phases, severities } from '../model/fault.ts';
import { meaningOfFault, phaseText, severityMeanings } from './fault-meaning.ts';

type Told = Parameters<typeof meaningOfFault>[0];

const fault: Told = {
  rule: 'x',
  consequence: 'died',
  input: 'legal',
  severity: 'critical',
  reaction: 'died',
  phase: 'data-transfer',
};

describe('What a fault means', () => {
  it('is a sentence for each consequence, reaction and phase', () => {
    for (const consequence of consequences) {
      for (const reaction of ['died', 'silence', 'FIN', 'A-ABORT', 'response 0x0000']) {
        for (const phase of phases) {
          expect(meaningOfFault({ ...fault, consequence, reaction, phase })).to.match(/^[A-Z][^\n]+\.$/);
        }
      }
    }
  });

  it('tells a process that died from a connection that broke off', () => {
    expect(meaningOfFault(fault)).to.match(/^The process ends/);
    expect(meaningOfFault({ ...fault, reaction: 'RST' })).to.match(/^The connection breaks off/);
  });

  it('says that it takes a malformed message, if no legal one does it', () => {
    expect(meaningOfFault({ ...fault, input: 'illegal' })).to.match(
      /Only a malformed message .* any peer can send one\.$/,
    );
    expect(meaningOfFault(fault)).not.to.contain('malformed');
  });

  it('does not call requests malformed that are complete and unusual', () => {
    const unusual = {
      rule: 'service/complete-request-answered',
      consequence: 'wrong-answer',
      input: 'illegal',
    } as const;
    expect(meaningOfFault({ ...fault, ...unusual, reaction: 'rule' })).to.equal(
      'The other side waits until its own time limit ends, and no association comes about.',
    );
  });

  it('is what a refused instance comes to that nobody is told of', () => {
    expect(meaningOfFault({ ...fault, rule: 'scu/failure-shown' })).to.match(
      /^Its user takes a refused instance for stored/,
    );
  });

  it('says of a warning that nothing is broken, whatever came', () => {
    expect(meaningOfFault({ ...fault, severity: 'warning' })).to.contain('No “shall” of the standard is broken');
  });

  it('has words for every severity and phase', () => {
    expect(severities.map((severity) => severityMeanings[severity])).not.to.include(undefined);
    expect(phases.map((phase) => phaseText[phase])).not.to.include(undefined);
  });
});
