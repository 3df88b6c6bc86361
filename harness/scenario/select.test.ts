import { expect } from 'chai';
import type { Case } from '../case/case.ts';
import { type Selection, selectCases } from './select.ts';

function candidate(id: string, over: Partial<Case> & { ref?: string } = {}): Case {
  const { ref = 'PS3.7 9.1.1', ...rest } = over;
  return {
    id,
    scenario: id.split(':')[0] ?? id,
    file: `scenarios/${id.split(':')[0]}.yaml`,
    place: { file: 'x.yaml', line: 1 },
    title: id,
    requirement: { ref, level: 'shall', text: 'x' },
    role: 'scp',
    input: 'legal',
    tags: [],
    given: {},
    sopClass: 'accepted',
    transferSyntax: 'accepted',
    body: { sut: 'scp', steps: [] },
    ...rest,
  };
}

const cases = [
  candidate('ps3.4/gg.4/stored:CTImageStorage', { sopClass: 'CTImageStorage', ref: 'PS3.4 GG.4.2' }),
  candidate('ps3.4/gg.4/stored:InventoryStorage', { sopClass: 'InventoryStorage', ref: 'PS3.4 GG.4.2' }),
  candidate('ps3.8/9.3/reserved', { ref: 'PS3.8 9.3.4', tags: ['wire'] }),
  candidate('ps3.8/9.30/other', {
    ref: 'PS3.8 9.30',
    role: 'scu',
    requirement: { ref: 'PS3.8 9.30', level: 'may', text: 'x' },
  }),
];

function selected(selection: Selection): string[] {
  return selectCases(cases, selection).map(({ id }) => id);
}

describe('the selection of cases', () => {
  it('is every case when nothing is asked for', () => {
    expect(selected({})).to.have.length(4);
    expect(selected({ targets: [], tags: [] })).to.have.length(4);
  });

  it('goes by the id of a case, of a scenario, or a folder of ids', () => {
    expect(selected({ targets: ['ps3.4/gg.4/stored:CTImageStorage'] })).to.have.length(1);
    expect(selected({ targets: ['ps3.4/gg.4/stored'] })).to.have.length(2);
    expect(selected({ targets: ['ps3.4'] })).to.have.length(2);
    expect(selected({ targets: ['ps3.8/9.3'] })).to.deep.equal(['ps3.8/9.3/reserved']);
  });

  it('leaves out what scripts the built-in SCP where that is not under test', () => {
    const scripted = candidate('built-in/ps3.7/x', { body: { sut: 'scp', scp: {}, steps: [] } });
    const plain = candidate('ps3.7/x');
    expect(selectCases([scripted, plain], {})).to.deep.equal([scripted, plain]);
    expect(selectCases([scripted, plain], { builtIn: false })).to.deep.equal([plain]);
    expect(selectCases([scripted], { builtIn: false, targets: ['built-in'] })).to.deep.equal([]);
  });

  it('goes by file and by folder', () => {
    expect(selected({ targets: ['scenarios/ps3.8/9.3/reserved.yaml'] })).to.deep.equal(['ps3.8/9.3/reserved']);
    expect(selected({ targets: ['scenarios/ps3.8/'] })).to.have.length(2);
    expect(selected({ targets: ['scenarios/ps3.9'] })).to.deep.equal([]);
  });

  it('goes by clause, with the deeper ones', () => {
    expect(selected({ sections: ['PS3.8-9.3'] })).to.deep.equal(['ps3.8/9.3/reserved']);
    expect(selected({ sections: ['ps3.4 gg.4'] })).to.have.length(2);
    expect(selected({ sections: ['PS3.8'] })).to.have.length(2);
  });

  it('goes by tag, level and role', () => {
    expect(selected({ tags: ['wire'] })).to.deep.equal(['ps3.8/9.3/reserved']);
    expect(selected({ levels: ['may'] })).to.deep.equal(['ps3.8/9.30/other']);
    expect(selected({ roles: ['scu'] })).to.deep.equal(['ps3.8/9.30/other']);
  });

  it('goes by SOP Class, with the cases that take any', () => {
    expect(selected({ sopClasses: ['CTImageStorage'] })).to.deep.equal([
      'ps3.4/gg.4/stored:CTImageStorage',
      'ps3.8/9.3/reserved',
      'ps3.8/9.30/other',
    ]);
  });

  it('leaves out what is slow, unless it is asked for', () => {
    const slow = candidate('ps3.8/9.1/artim:one', { ref: 'PS3.8 9.1', tags: ['slow'] });
    const found = (selection: Selection) => selectCases([slow], selection).length;
    expect([{}, { targets: ['ps3.8'] }, { sections: ['PS3.8'] }, { tags: ['wire'] }].map(found)).to.deep.equal([
      0, 0, 0, 0,
    ]);
    const asking = [
      { slow: true },
      { tags: ['slow'] },
      { targets: ['ps3.8/9.1/artim'] },
      { targets: ['ps3.8/9.1/artim:one'] },
      { targets: ['scenarios/ps3.8/9.1/artim.yaml'] },
    ];
    expect(asking.map(found)).to.deep.equal([1, 1, 1, 1, 1]);
  });

  it('needs every part to hold', () => {
    expect(selected({ targets: ['ps3.8'], tags: ['slow'], levels: ['may'] })).to.deep.equal([]);
  });
});
