import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { eventsOf } from '../journal/testing/journals.ts';
import { packed, unpacked } from './packed.ts';

const text = (value: unknown): string => gzipSync(JSON.stringify(value)).toString('base64');

describe('The result of a unit on its way', () => {
  it('comes back as it was', () => {
    const events = eventsOf(['a:1']);
    expect(unpacked(packed({ kind: 'cases', events }))).to.deep.equal({ kind: 'cases', events });
  });

  it('is refused if it is anything else', () => {
    for (const wrong of [undefined, 7, 'x', text({}), text({ kind: 'cases', events: [{ kind: 'journal' }] })])
      expect(() => unpacked(wrong)).to.throw(RangeError, /^no result of a unit/);
    expect(() => unpacked(text({ kind: 'fuzz', run: {}, files: { '../x': '' } }))).to.throw(RangeError);
    // What is small and becomes large is not unpacked to its end.
    const bomb = gzipSync(Buffer.alloc(2 ** 20)).toString('base64');
    expect(() => unpacked(bomb, 1000)).to.throw(RangeError, /^no result of a unit: Cannot create a Buffer larger than/);
  });
});
