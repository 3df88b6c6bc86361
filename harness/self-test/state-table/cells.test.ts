import { expect } from 'chai';
import { cells, observationOf } from './cells.ts';
import { stateTableScenarios } from './scenario-files.ts';

const kinds = cells.map((cell) => observationOf(cell).kind);
const countOf = (kind: string) => kinds.filter((candidate) => candidate === kind).length;

describe('the cells of Table 9-10', () => {
  it('are 123: 48 provoked, 4 seen by their effect, 71 not observable', () => {
    expect(cells).to.have.length(123);
    expect(['provoked', 'seen', 'hidden'].map(countOf)).to.deep.equal([48, 4, 71]);
  });

  it('are each provoked by exactly one scenario, or by none', () => {
    const provoked = stateTableScenarios().flatMap((scenario) => scenario.cells);
    const names = provoked.map(({ state, event }) => `${state} ${event}`);
    expect(new Set(names).size).to.equal(names.length);
    expect(names).to.have.members(
      cells.filter((cell) => observationOf(cell).kind === 'provoked').map(({ state, event }) => `${state} ${event}`),
    );
  });

  it('are hidden in the states of a requestor, and in those after a release that the SUT asks for', () => {
    const states = cells.filter((cell) => observationOf(cell).kind !== 'hidden').map(({ state }) => state);
    expect([...new Set(states)]).to.deep.equal(['Sta1', 'Sta2', 'Sta3', 'Sta6', 'Sta8', 'Sta13']);
  });
});
