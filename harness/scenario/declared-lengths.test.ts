import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { slowTag } from './select.ts';
import { bundled } from './testing/bundled.ts';

/** 64 MB: an SCP that takes the memory of a PDU when its length has come survives this much. */
const harmless = 0x4000000;

const { scenarios } = bundled;

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** PDU-lengths in texts of hexadecimal digits: those of whole heads, and the four bytes that are put at offset 2. */
function declaredLengths(file: string): number[] {
  const source = readFileSync(file, 'utf8');
  const changesLength = /at: 2, hex: \$/.test(source);
  return textsIn(parse(source)).flatMap((text) => {
    if (!/^([0-9a-f]{2}\s*)+$/i.test(text)) return [];
    const bytes = Buffer.from(text.replaceAll(/\s/g, ''), 'hex');
    if (bytes.length === 4 && changesLength) return [bytes.readUInt32BE()];
    const isHead = bytes.length >= 6 && bytes[1] === 0 && ((bytes[0] ?? 0) <= 7 || bytes[0] === 0xff);
    // A Command Set or a Data Set begins with a group number, in which the first byte is 00H or more than 07H.
    return isHead && bytes[0] !== 0 ? [bytes.readUInt32BE(2)] : [];
  });
}

/** Scenarios that declare more than is harmless. */
const exhausting = scenarios.filter(({ file }) => declaredLengths(file).some((length) => length > harmless));

describe('scenarios that declare more than they send', () => {
  it('declare at most 64 MB, unless they are asked for as slow', () => {
    expect(exhausting.filter(({ tags }) => !tags.includes(slowTag)).map(({ id }) => id)).to.deep.equal([]);
  });

  it('declare up to 4 GB for each place of a PDU when they are asked for', () => {
    expect(exhausting.map(({ id }) => id)).to.deep.equal([
      'ps3.8/9.1.2/pdu-endless-4-gb',
      'ps3.8/9.3.1/endless-4-gb',
      'ps3.8/9.3.1/scu-endless-4-gb',
      'ps3.8/d.1/endless-4-gb',
    ]);
  });
});
