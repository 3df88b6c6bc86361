import { expect } from 'chai';
import { caseResult, response } from '../report/run-result-fixture.ts';
import { storedStatuses } from './stored-statuses.ts';

describe('The statuses with which instances of a SOP Class were taken', () => {
  const stored = (sopClass: string, status: number, changes = {}) =>
    caseResult({
      given: { sopClass },
      observed: response(status),
      status: `0x${status.toString(16).toUpperCase().padStart(4, '0')}`,
      ...changes,
    });

  it('are those of Success and Warning, each once', () => {
    const cases = [stored('CT', 0xb000), stored('CT', 0), stored('CT', 0), stored('MR', 0xa700)];
    expect([...storedStatuses(cases)]).to.deep.equal([['CT', ['0x0000', '0xB000']]]);
  });

  it('are none of cases that failed, sent something illegal, or turned on another message', () => {
    const echo = { observed: { kind: 'message', commandField: 0x8030, status: 0 } };
    const cases = [{ verdict: 'fail' }, { input: 'illegal' }, echo].map((changes) => stored('CT', 0, changes));
    expect([...storedStatuses(cases)]).to.deep.equal([]);
  });
});
