import { expect } from 'chai';
import {
  cStoreGeneralStatuses,
  describeStatus,
  diagnosticStatuses,
  formatStatus,
  nonPatientStatuses,
  otherDimseStatuses,
  Status,
  statusCategory,
  statusRow,
  storageStatuses,
} from './statuses.ts';

describe('the status registry', () => {
  it('sorts codes into the Status Classes of PS3.7 Annex C', () => {
    const expected = {
      Success: [0x0000],
      Warning: [0x0001, 0x0107, 0x0116, 0xb000, 0xb007, 0xbfff],
      Failure: [0x0100, 0x0105, 0x0122, 0x0210, 0x02ff, 0xa700, 0xafff, 0xc000, 0xc211, 0xcfff],
      Cancel: [0xfe00],
      Pending: [0xff00, 0xff01],
    };
    for (const [category, codes] of Object.entries(expected)) {
      for (const code of codes) expect(statusCategory(code), formatStatus(code)).to.equal(category);
    }
  });

  it('gives no category to a code that shall not be used', () => {
    for (const code of [0x0002, 0x00ff, 0x0300, 0x9fff, 0xd000, 0xfe01, 0xff02, 0xffff, 0x1a700]) {
      expect(statusCategory(code), formatStatus(code)).to.equal(undefined);
    }
  });

  it('agrees with Annex C on the category of every row', () => {
    const rows = [nonPatientStatuses, storageStatuses, cStoreGeneralStatuses, diagnosticStatuses, otherDimseStatuses];
    for (const row of rows.flat()) {
      expect(statusCategory(row.code), row.name).to.equal(row.category);
      expect(statusCategory(row.last ?? row.code), row.name).to.equal(row.category);
    }
  });

  it('has no warning among the Non-Patient statuses (PS3.4 GG.4)', () => {
    expect(nonPatientStatuses.map((row) => row.code)).to.deep.equal([0x0000, 0xa700, 0xa900, 0xc000]);
  });

  it('has a row with that very code for each of our own answers', () => {
    expect(Object.values(Status)).to.have.lengthOf(14);
    for (const code of Object.values(Status)) expect(statusRow(code)?.code, formatStatus(code)).to.equal(code);
  });

  it('describes a code in one line', () => {
    expect(describeStatus(0xa700)).to.equal('0xA700 Refused: Out of resources (Failure)');
    expect(describeStatus(0xa7ab)).to.equal('0xA7AB Refused: Out of resources (Failure)');
    expect(describeStatus(0xb123)).to.equal('0xB123 implementation-specific (Warning)');
    expect(describeStatus(0x0042)).to.equal('0x0042 not a status of PS3.7 Annex C');
  });

  it('pads a short code with zeroes', () => {
    expect(formatStatus(0)).to.equal('0x0000');
    expect(formatStatus(0x117)).to.equal('0x0117');
  });
});
