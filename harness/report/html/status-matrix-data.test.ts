import { expect } from 'chai';
import { caseResult, runResult } from '../run-result-fixture.ts';
import { caseIndex } from './case-index.ts';
import { statusMatrixSection } from './status-matrix.ts';
import { statusMatrix } from './status-matrix-data.ts';

describe('The status matrix', () => {
  const at = (sopClass: string | undefined, status: string | undefined) =>
    caseResult({
      scenario: `${sopClass} ${status}`,
      given: sopClass ? { sopClass } : {},
      status,
      expected: [{ pdu: 'A-ABORT' }],
      wire: [],
    });
  const cases = [
    at('CTImageStorage', '0xA700'),
    at('HangingProtocolStorage', '0x0000'),
    at('CTImageStorage', '0x0000'),
    at('CTImageStorage', '0xA700'),
    at(undefined, '0x0000'),
    at('CTImageStorage', undefined),
  ];

  it('has its statuses in order, what has none last, and Non-Patient SOP Classes first', () => {
    const { columns, rows } = statusMatrix(cases, caseIndex(runResult(cases)));
    expect(columns).to.deep.equal(['0x0000', '0xA700', 'other']);
    expect(rows.map(({ sopClass }) => sopClass)).to.deep.equal(['HangingProtocolStorage', 'CTImageStorage']);
  });

  it('puts each case into its cell, and counts those that have none', () => {
    const { rows, outside } = statusMatrix(cases, caseIndex(runResult(cases)));
    const sizes = rows.map(({ cells }) => Object.fromEntries([...cells].map(([status, of]) => [status, of.length])));
    expect(sizes).to.deep.equal([{ '0x0000': 1 }, { '0xA700': 2, '0x0000': 1, other: 1 }]);
    expect(outside).to.equal(1);
  });

  it('has no row for what a scenario calls a SOP Class and is none', () => {
    const odd = [at('a storage class', '0x0122'), at('1.2.840.10008.5.1.4.1.1.2', '0x0122')];
    const { rows, outside } = statusMatrix(odd, caseIndex(runResult(odd)));
    expect(rows.map(({ sopClass }) => sopClass)).to.deep.equal(['1.2.840.10008.5.1.4.1.1.2']);
    expect(outside).to.equal(1);
  });

  it('puts what could not be judged where the other cases of its scenario are', () => {
    const refused = caseResult({ verdict: 'not-applicable', status: undefined, expected: [] });
    const judged = caseResult({ given: { sopClass: 'CTImageStorage' }, status: '0x0122', expected: [] });
    const { columns, rows } = statusMatrix([refused, judged], caseIndex(runResult([refused, judged])));
    expect(columns).to.deep.equal(['0x0122']);
    expect(rows.find(({ sopClass }) => sopClass === refused.given.sopClass)?.cells.get('0x0122')).to.deep.equal([
      refused,
    ]);
  });

  it('shows the worst verdict of a cell in words, not in colour alone', () => {
    const mixed = [at('CTImageStorage', '0xA700'), caseResult({ ...at('CTImageStorage', '0xA700'), verdict: 'warn' })];
    const { text } = statusMatrixSection(runResult(mixed), caseIndex(runResult(mixed)));
    expect(text).to.contain('<td class="bg-warn"><a href="#q=sop%3A%3DCTImageStorage%20status%3A0xA700"');
    expect(text).to.match(/1<span class="vh"> Warning<\/span>.*1<span class="vh"> Pass<\/span>/);
  });

  it('is left out where there is nothing to show', () => {
    expect(statusMatrixSection(runResult([]), caseIndex(runResult([]))).text).to.equal('');
  });
});
