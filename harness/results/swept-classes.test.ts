import { expect } from 'chai';
import { aCaseResult } from '../cli/testing/results.ts';
import type { CaseResult } from '../model/run-result.ts';
import { sweptClasses, sweptInstances } from './swept-classes.ts';

function swept(transferSyntax: string, changes: Partial<CaseResult>, sopClass = 'MRImageStorage'): CaseResult {
  const scenario = 'ps3.4/b.2.2/sweep';
  const id = `${scenario}:${sopClass}:${transferSyntax}`;
  return aCaseResult({ id, scenario, given: { sopClass, transferSyntax }, ...changes });
}

const stored: Partial<CaseResult> = {
  verdict: 'pass',
  status: '0x0000',
  observed: { kind: 'stored', text: 'as sent', changes: [] },
};
const altered: Partial<CaseResult> = {
  verdict: 'fail',
  status: '0x0000',
  observed: { kind: 'stored', text: '1 difference', changes: [] },
};
const refused: Partial<CaseResult> = {
  verdict: 'fail',
  status: '0xC000',
  observed: { kind: 'message', commandField: 0x8001, status: 0xc000 },
};

describe('what a sweep shows', () => {
  it('is what came of each instance that was accepted', () => {
    const cases = [
      swept('A', stored),
      swept('B', altered),
      swept('C', refused),
      swept('D', { verdict: 'not-applicable' }),
    ];
    expect(sweptInstances(cases).map(({ transferSyntax, outcome }) => `${transferSyntax}: ${outcome}`)).to.deep.equal([
      'A: stored as it was sent (0x0000)',
      'B: stored with changes (0x0000)',
      'C: not stored (0xC000)',
    ]);
  });

  it('is not that an instance is not stored, if it was answered with success and could not be found', () => {
    const lost: Partial<CaseResult> = {
      verdict: 'inconclusive',
      status: '0x0000',
      observed: { kind: 'nothing', text: 'answered 0x0000, and no file came' },
    };
    const warned: Partial<CaseResult> = { ...refused, status: '0xB000' };
    const outcomes = sweptInstances([swept('A', lost), swept('B', warned)]).map(({ outcome }) => outcome);
    expect(outcomes).to.deep.equal(['stored, and not found again (0x0000)', 'stored (0xB000)']);
  });

  it('is in words what came if it was no response', () => {
    const closed = swept('A', { verdict: 'fail', status: undefined, observed: { kind: 'closed', how: 'RST' } });
    expect(sweptInstances([closed]).map(({ outcome }) => outcome)).to.deep.equal([
      'not stored (connection reset (RST))',
    ]);
  });

  it('is nothing of an instance that was not sent, for the system was gone', () => {
    const blocked = swept('A', {
      verdict: 'inconclusive',
      status: undefined,
      observed: { kind: 'nothing', text: 'it no longer serves' },
      blockedBy: 'x',
    });
    expect(sweptInstances([blocked])).to.deep.equal([]);
    expect(sweptClasses([], [blocked])).to.deep.equal([]);
  });

  it('stands with the classes that were asked for before the cases', () => {
    const known = [
      { sopClass: 'MRImageStorage', negotiation: 'accepted', transferSyntaxes: ['A'] },
      { sopClass: 'CTImageStorage', negotiation: 'accepted', transferSyntaxes: ['A'], stored: '0x0000 Success' },
    ];
    const cases = [swept('A', stored), swept('RLELossless', refused), swept('A', stored, 'RTDoseStorage')];
    expect(sweptClasses(known, cases)).to.deep.equal([
      {
        sopClass: 'MRImageStorage',
        negotiation: 'accepted',
        transferSyntaxes: ['A', 'RLELossless'],
        stored: 'stored as it was sent (0x0000): A; not stored (0xC000): RLELossless',
      },
      known[1],
      {
        sopClass: 'RTDoseStorage',
        negotiation: 'accepted',
        transferSyntaxes: ['A'],
        stored: 'stored as it was sent (0x0000) in 1 Transfer Syntax',
      },
    ]);
  });

  it('is nothing of other cases', () => {
    expect(sweptInstances([aCaseResult({ given: { sopClass: 'MRImageStorage', transferSyntax: 'A' } })])).to.deep.equal(
      [],
    );
  });
});
