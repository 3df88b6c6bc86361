import { expect } from 'chai';
import { describeWire } from './describe-wire.ts';

describe('The conversation of a case', () => {
  it('is one line an entry with direction, time and what it is', () => {
    const text = describeWire([
      { at: 0.4, direction: 'sent', what: { kind: 'pdu', pdu: { type: 'A-RELEASE-RQ' } } },
      { at: 12, direction: 'event', what: { kind: 'closed', how: 'FIN' }, connection: 'second', remark: 'late' },
      { at: 10012, direction: 'event', what: { kind: 'silence', ms: 10_000.4 } },
    ]);
    expect(text.split('\n')).to.deep.equal([
      '>      0.4 ms  A-RELEASE-RQ',
      '-     12.0 ms  [second] connection closed (FIN) by the system, late',
      '-  10012.0 ms  nothing came for 10000 ms',
    ]);
  });

  it('shows bytes in hex with their offset and characters, and how many are left out', () => {
    const hex = '06000000000041424344454647484950515200';
    const text = describeWire([{ at: 0, direction: 'received', what: { kind: 'note', text: 'x' }, hex, length: 30 }]);
    expect(text.split('\n').slice(1)).to.deep.equal([
      '      0000  06 00 00 00 00 00 41 42 43 44 45 46 47 48 49 50  ......ABCDEFGHIP',
      '      0010  51 52 00                                         QR.',
      '      ... 11 more bytes',
    ]);
  });

  it('says how many entries were left out', () => {
    const text = describeWire([{ at: 3, direction: 'event', what: { kind: 'left-out', count: 100 } }]);
    expect(text).to.equal('      ... 100 entries left out ...');
  });
});
