// After a structural error (PS3.5 7.1, 7.5) only what was read is judged.

import { expect } from 'chai';
import { buildInstance } from '../instance/instance.ts';
import { readDataSet } from '../read/read-data-set.ts';
import { validateDataSet } from './validate-data-set.ts';

const explicit = 'ExplicitVRLittleEndian';
const whole = buildInstance('HangingProtocolStorage', { profile: 'typical', seed: 1 }).bytes;

function found(bytes: Uint8Array): string[] {
  const findings = validateDataSet({ bytes, transferSyntax: explicit }, 'HangingProtocolStorage');
  return findings.map(({ rule, tagPath }) => `${rule} ${tagPath}`);
}

describe('a Data Set that cannot be read to its end', () => {
  it('has no absent attributes behind the place where it ends, wherever that is', () => {
    for (let end = whole.length - 1; end > 0; end -= 7) {
      const bytes = whole.subarray(0, end);
      if (readDataSet(bytes, explicit).findings.length === 0) continue;
      const others = found(bytes).filter((finding) => !finding.startsWith('structure'));
      expect(others, `cut after ${end} bytes`).to.deep.equal([]);
    }
  });

  it('lacks what should have come before that place', () => {
    const { bytes } = buildInstance('HangingProtocolStorage', { remove: ['HangingProtocolName'] });
    expect(found(bytes.subarray(0, bytes.length - 3))).to.include('missing (0072,0002)');
  });

  it('lacks nothing that comes out of order', () => {
    const { bytes } = buildInstance('ColorPaletteStorage', { sopInstanceUID: '1.2.3.4' });
    const at = bytes.indexOf('1.2.3.4\0') - 8;
    const uid = bytes.subarray(at, at + 16);
    const moved = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 16), uid]);
    const findings = validateDataSet({ bytes: moved, transferSyntax: explicit }, 'ColorPaletteStorage');
    expect(findings.map(({ rule, tagPath }) => `${rule} ${tagPath}`)).to.deep.equal(['structure (0008,0018)']);
  });

  it('has one structural finding alone when nothing could be read', () => {
    expect(found(Buffer.from('not a Data Set'))).to.have.lengthOf(1);
  });
});
