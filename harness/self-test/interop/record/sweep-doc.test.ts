import { expect } from 'chai';
import type { CaseResult } from '../../../model/run-result.ts';
import { sweepDoc } from './sweep-doc.ts';
import { failOf, runOf } from './testing/results.ts';

function swept(sopClass: string, transferSyntax: string, values: Partial<CaseResult>): CaseResult {
  const given = { sopClass, transferSyntax };
  return failOf('ps3.4/b.2.2/sweep', `${sopClass}:${transferSyntax}`, {
    given,
    verdict: 'pass',
    status: '0x0000',
    ...values,
  });
}

const stored = { observed: { kind: 'stored', text: '', changes: [] } } as unknown as Partial<CaseResult>;
const nothing = (text: string) =>
  ({ verdict: 'not-applicable', observed: { kind: 'nothing', text }, status: undefined }) as Partial<CaseResult>;

const record = {
  id: 'one',
  title: 'SCP one',
  version: '1.0',
  lookedAt: '`--retrieve get`',
  result: runOf([
    swept('CTImageStorage', 'JPEG2000', stored),
    swept('MRImageStorage', 'JPEG2000', { status: '0xA700', verdict: 'fail' }),
    swept('CTImageStorage', 'JPEGBaseline8Bit', nothing('the harness makes no such instance: 12 bits')),
    swept('MRImageStorage', 'HTJ2K', nothing('presentation context 1 was not accepted')),
  ]),
};

describe('the part of docs/interop.md about sweeps', () => {
  const text = sweepDoc([record]);

  it('counts what was stored as it was sent, otherwise, not accepted and not made', () => {
    expect(text).to.contain('| SCP one | 1.0 | `--retrieve get` | 1 | 1 | 1 | 1 | 0 |');
  });

  it('counts by Transfer Syntax, and names what was not stored as it was sent', () => {
    expect(text).to.contain('| JPEG2000 | 1 of 2 |');
    expect(text).to.contain('- MRImageStorage in JPEG2000: not stored (0xA700)');
  });

  it('says so if nothing else came', () => {
    const good = { ...record, result: runOf([swept('CTImageStorage', 'JPEG2000', stored)]) };
    expect(sweepDoc([good])).to.contain('SCP one stored all that it accepted as it was sent.');
  });
});
