import { expect } from 'chai';
import { caseResult, runResult } from '../run-result-fixture.ts';
import { anchorsFor } from './anchors.ts';
import { statusMatrixSection } from './status-matrix.ts';
import { statusMatrix, statusUnderTest } from './status-matrix-data.ts';

describe('The status a case is about', () => {
  it('is what came, where that was legal', () => {
    const expected = ['response with Status 0xA900', 'response with Status 0xC000'];
    expect(statusUnderTest(caseResult({ expected, status: '0xC000' }))).to.equal('0xC000');
  });

  it('is what should have come, where something else did', () => {
    const expected = ['A-ABORT', 'C-STORE-RSP, status 0x0212'];
    expect(statusUnderTest(caseResult({ verdict: 'fail', expected, status: '0x0000' }))).to.equal('0x0212');
  });

  it('is what the scenario was given, before all else', () => {
    expect(statusUnderTest(caseResult({ given: { status: '0xA700' }, status: '0x0000' }))).to.equal('0xA700');
  });

  it('is none where a case is about PDUs', () => {
    expect(statusUnderTest(caseResult({ expected: ['A-ABORT'], status: undefined }))).to.equal(undefined);
  });
});

describe('The status matrix', () => {
  const at = (sopClass: string | undefined, status: string | undefined) =>
    caseResult({ given: sopClass ? { sopClass } : {}, status, expected: ['A-ABORT'] });
  const cases = [
    at('CTImageStorage', '0xA700'),
    at('HangingProtocolStorage', '0x0000'),
    at('CTImageStorage', '0x0000'),
    at('CTImageStorage', '0xA700'),
    at(undefined, '0x0000'),
    at('CTImageStorage', undefined),
  ];

  it('has its statuses in order and its SOP Classes as they were tested', () => {
    const { statuses, rows } = statusMatrix(cases);
    expect(statuses).to.deep.equal(['0x0000', '0xA700']);
    expect(rows.map(({ sopClass }) => sopClass)).to.deep.equal(['CTImageStorage', 'HangingProtocolStorage']);
  });

  it('puts each case into its cell, and counts those that have none', () => {
    const { rows, outside } = statusMatrix(cases);
    const sizes = rows.map(({ cells }) =>
      Object.fromEntries([...cells].map(([status, { length }]) => [status, length])),
    );
    expect(sizes).to.deep.equal([{ '0xA700': 2, '0x0000': 1 }, { '0x0000': 1 }]);
    expect(outside).to.equal(2);
  });

  it('shows the worst verdict of a cell in words, not in colour alone', () => {
    const mixed = [at('CTImageStorage', '0xA700'), caseResult({ ...at('CTImageStorage', '0xA700'), verdict: 'warn' })];
    const { text } = statusMatrixSection(runResult(mixed), anchorsFor(mixed));
    expect(text).to.contain('<td class="bg-warn"><a href="#case-2"');
    expect(text).to.match(/1<span class="vh"> Warning<\/span>.*1<span class="vh"> Pass<\/span>/);
  });

  it('is left out where there is nothing to show', () => {
    expect(statusMatrixSection(runResult([]), new Map()).text).to.equal('');
  });
});
