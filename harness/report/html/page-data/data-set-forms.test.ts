import { expect } from 'chai';
import { dumpOf, jsonOf, tableOf } from './data-set-forms.ts';
import type { PackedElement } from './packed-pdu.ts';

const element = (tag: string, vr: string, some: Partial<PackedElement> = {}): PackedElement => ({
  tag,
  vr,
  name: '',
  length: 0,
  ...some,
});
const uid = element('00080016', 'UI', { name: 'SOPClassUID', length: 26, values: ['1.2.840.10008.5.1.4.1.1.7'] });
const json = (...elements: PackedElement[]) => JSON.parse(jsonOf({ elements }));

describe('A Data Set as a dump', () => {
  it('has tag, VR, value, length, multiplicity and keyword of each element, as dcmdump writes them', () => {
    const dump = dumpOf({
      elements: [
        uid,
        element('00080018', 'UI', { name: 'SOPInstanceUID' }),
        element('00280010', 'US', { name: 'Rows', length: 4, values: [1, 2] }),
        element('00280009', 'AT', { name: 'FrameIncrementPointer', length: 4, values: ['00181063'] }),
        element('00091001', 'UN', { length: 2, hex: '00ff' }),
      ],
    });
    expect(dump.split('\n')).to.deep.equal([
      '(0008,0016) UI [1.2.840.10008.5.1.4.1.1.7]              #  26, 1 SOPClassUID',
      '(0008,0018) UI (no value available)                     #   0, 0 SOPInstanceUID',
      '(0028,0010) US 1\\2                                      #   4, 2 Rows',
      '(0028,0009) AT (0018,1063)                              #   4, 1 FrameIncrementPointer',
      '(0009,1001) UN 00\\ff                                    #   2, 1 Unknown',
      '',
    ]);
  });

  it('has items below their sequence, and where the bytes end', () => {
    const sequence = element('00081115', 'SQ', { name: 'ReferencedSeriesSequence', length: -1, items: [[uid], []] });
    expect(dumpOf({ elements: [sequence], stop: 'the bytes end' }).split('\n')).to.deep.equal([
      '(0008,1115) SQ (Sequence with undefined length #=2)     # u/l, 1 ReferencedSeriesSequence',
      '  (fffe,e000) na (Item #=1)',
      '    (0008,0016) UI [1.2.840.10008.5.1.4.1.1.7]          #  26, 1 SOPClassUID',
      '  (fffe,e000) na (Item #=0)',
      '# the bytes end',
      '',
    ]);
  });

  it('shows what would steer a terminal, or turn the text around, as its number', () => {
    const dump = dumpOf({ elements: [element('00100020', 'LO', { values: ['a\x1b[31m\u202eb\0'] })] });
    expect(dump).to.contain('[a\\x1b[31m\\u202eb\\x00]');
  });
});

describe('A Data Set as DICOM JSON', () => {
  it('is the object of PS3.18 F.2.2: tags with VR and values', () => {
    expect(json(uid, element('00080018', 'UI'))).to.deep.equal({
      '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.7'] },
      '00080018': { vr: 'UI' },
    });
  });

  it('has names in their groups, empty values as null, and numbers if nothing is lost', () => {
    expect(
      json(
        element('00100010', 'PN', { values: ['A^B=C==', ''] }),
        element('00280030', 'DS', { values: ['0.5', '1.50'] }),
        element('00200013', 'IS', { values: ['7'] }),
      ),
    ).to.deep.equal({
      '00100010': { vr: 'PN', Value: [{ Alphabetic: 'A^B', Ideographic: 'C' }, null] },
      '00280030': { vr: 'DS', Value: [0.5, '1.50'] },
      '00200013': { vr: 'IS', Value: [7] },
    });
  });

  it('has bytes in base64, items as objects, and no group lengths', () => {
    const items = [[element('00091001', 'OB', { hex: '00ff10' })], []];
    expect(json(element('00080000', 'UL', { values: [4] }), element('00400275', 'SQ', { items }))).to.deep.equal({
      '00400275': { vr: 'SQ', Value: [{ '00091001': { vr: 'OB', InlineBinary: 'AP8Q' } }, {}] },
    });
  });

  it('is in the order of the tags, those too that look like numbers', () => {
    const text = jsonOf({ elements: [element('60003000', 'OW'), uid, element('00080005', 'CS')] });
    expect([...text.matchAll(/"(\w{8})"/g)].map(([, tag]) => tag)).to.deep.equal(['00080005', '00080016', '60003000']);
  });
});

describe('A Data Set as a table', () => {
  it('has names in words, and an item in a row of its own', () => {
    const rows = tableOf({
      elements: [element('00081115', 'SQ', { name: 'ReferencedSeriesSequence', items: [[uid]] })],
    });
    expect(rows.map(({ depth, tag, name, value }) => [depth, tag, name, value])).to.deep.equal([
      [0, '(0008,1115)', 'Referenced Series Sequence', '1 item'],
      [1, '', 'Item 1', ''],
      [1, '(0008,0016)', 'SOP Class UID', '1.2.840.10008.5.1.4.1.1.7'],
    ]);
  });
});
