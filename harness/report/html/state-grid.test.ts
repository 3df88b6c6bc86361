import { expect } from 'chai';
import type { WireRecord } from '../../model/wire-record.ts';
import { caseResult, runResult } from '../run-result-fixture.ts';
import { cellsOf, stateGridSection } from './state-grid.ts';

const of = (scenario: string, given: Record<string, string> = {}) =>
  cellsOf({ scenario: `ps3.8/9.2.3/${scenario}`, given }).map(({ state, event }) => `${state} ${event}`);

describe('The grid of Table 9-10', () => {
  it('knows the cell of a case by its scenario and its event', () => {
    expect(of('sta6-aa-8', { event: 'Evt13' })).to.deep.equal(['Sta6 Evt13']);
    expect(of('sta3-aa-8-evt12')).to.deep.equal(['Sta3 Evt12']);
    expect(of('sta6-dt-2')).to.deep.equal(['Sta6 Evt10']);
    expect(of('sta6-dt-2', { event: 'Evt3' })).to.deep.equal([]);
    expect(of('a-abort/in-every-state')).to.deep.equal([]);
  });

  it('has 19 events and 13 states, with the action in each cell that is not blank', () => {
    const { text } = stateGridSection(runResult([caseResult({ scenario: 'ps3.8/9.2.3/sta6-dt-2' })]));
    expect(text.match(/<tr><th scope="row">/g)).to.have.length(19);
    expect(text.match(/<td[ >]/g)).to.have.length(19 * 13);
    expect(text).to.contain('<span class="none">AE-6</span>');
  });

  it('shows the most urgent verdict of a cell in words, and leads to its cases', () => {
    const scenario = 'ps3.8/9.2.3/sta6-aa-8';
    const cases = (['pass', 'fail'] as const).map((verdict) =>
      caseResult({ id: verdict, scenario, given: { event: 'Evt13' }, verdict }),
    );
    const { text } = stateGridSection(runResult(cases));
    expect(text).to.match(/<td class="bg-fail"><a href="#q=id%3A%3Dpass%20id%3A%3Dfail">.*?AA-8<span class="vh"> Fail/);
    expect(text.match(/<td class="bg-/g)).to.have.length(1);
  });

  it('shows a fault of any case in the cell in which it showed', () => {
    const at = 0;
    const pdu = (direction: 'sent' | 'received', type: 'A-ASSOCIATE-RQ' | 'A-ASSOCIATE-AC'): WireRecord => ({
      ...{ at, direction, what: { kind: 'pdu', pdu: { type } } },
    });
    const data: WireRecord = { at, direction: 'sent', what: { kind: 'message', commandField: 1 } };
    const reset = { kind: 'closed', how: 'RST' } as const;
    const opened = [pdu('sent', 'A-ASSOCIATE-RQ'), pdu('received', 'A-ASSOCIATE-AC')];
    const wire: WireRecord[] = [...opened, data, { at, direction: 'event', what: reset }];
    const crash = caseResult({ id: 'e', scenario: 'ps3.8/e.1/fragments', verdict: 'fail', observed: reset, wire });
    const kept = caseResult({ id: 'p', scenario: 'ps3.8/9.2.3/sta6-dt-2', wire });
    const { text } = stateGridSection(runResult([kept, crash, { ...crash, verdict: 'pass' }]));
    expect(text.match(/<td class="bg-\w+"/g)).to.deep.equal(['<td class="bg-fail"']);
    expect(text).to.match(/<td class="bg-fail"><a href="#q=id%3A%3Dp%20id%3A%3De">.*?DT-2/);
    const wrongStatus = { ...crash, observed: { kind: 'message', status: 0 } as const };
    expect(stateGridSection(runResult([kept, wrongStatus])).text).not.to.contain('bg-fail');
  });

  it('is left out if no case is of a cell', () => {
    expect(stateGridSection(runResult([caseResult()])).text).to.equal('');
  });
});
