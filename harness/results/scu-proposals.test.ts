import { expect } from 'chai';
import { aCaseResult } from '../cli/testing/results.ts';
import { withSharedProposals } from './scu-proposals.ts';

const account = { asked: 1, sent: 1, associations: 1, ends: [], afterStatus: [] };
const proposed = (callingAETitle: string) => ({ calledAETitle: 'SCP', callingAETitle, contexts: [] });
const sent = (id: string, ...titles: string[]) =>
  aCaseResult({ id, role: 'scu', scu: { ...account, proposed: titles.map(proposed) } });

describe('Proposals of an SCU over a run', () => {
  it('stand once each, with the cases in which they came', () => {
    const { cases, scuProposals } = withSharedProposals([
      sent('a', 'X'),
      aCaseResult({ id: 'b' }),
      sent('c', 'Y', 'X'),
    ]);
    expect(scuProposals).to.deep.equal([
      { proposed: proposed('X'), cases: ['a', 'c'] },
      { proposed: proposed('Y'), cases: ['c'] },
    ]);
    expect(cases.map(({ scu }) => scu)).to.deep.equal([account, undefined, account]);
  });

  it('are bounded', () => {
    const many = Array.from({ length: 100 }, (_, at) => sent(String(at), `X${at}`, 'SAME'));
    const { scuProposals } = withSharedProposals(many);
    expect(scuProposals).to.have.length(64);
    expect(scuProposals[1]?.cases).to.have.length(10);
  });
});
