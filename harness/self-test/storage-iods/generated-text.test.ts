import { expect } from 'chai';
import type { FactRow, StorageFacts } from './facts.ts';
import { generatedText } from './generated-text.ts';

const row = (table: string, more: FactRow): FactRow => ({ table, depth: '0', ...more });

const facts: StorageFacts = {
  classes: [
    { uid: '1.2.3', iod: 'Example', iod_table: 'A.1-1', retired: 'N' },
    { uid: '1.2.4', name: 'Old Storage', iod_table: '', retired: 'Y' },
    { uid: '1.2.5', iod: 'Hanging Protocol', iod_table: 'A.44.3-1', retired: 'N' },
  ],
  uses: [
    { iod_table: 'A.1-1', kind: 'module', table: 'C.1-1', usage: 'M' },
    { iod_table: 'A.1-1', kind: 'module', table: 'C.2-1', usage: 'C', cond: '?', otherwise: 'no' },
    { iod_table: 'A.1-1', kind: 'fg', table: 'C.3-1', usage: 'U', sharing: 'perframe' },
    { iod_table: 'A.44.3-1', kind: 'module', table: 'C.4-1', usage: 'M' },
  ],
  tables: ['C.1-1', 'C.2-1', 'C.3-1', 'C.4-1', '8.8-1'].map((table) => ({ table, title: `Title of ${table} Module` })),
  rows: [
    row('C.1-1', { tag: '0008,0060', keyword: 'Modality', type: '1', terms: '@C.7.3.1.1.1 CT|MR' }),
    row('C.1-1', { tag: '0008,1140', keyword: 'ReferencedImageSequence', type: '1C', items: '1-n', cond: '?' }),
    row('C.1-1', { depth: '1', include: '8.8-1' }),
    row('C.2-1', { tag: '0010,0040', keyword: 'PatientSex', type: '2', enum: 'M|F|O' }),
    row('C.3-1', { tag: '0008,0008', keyword: 'ImageType', type: '1', enum: '@C.7.6.1.1.2 [1]: ORIGINAL' }),
    row('C.4-1', { tag: '0008,0060', keyword: 'Modality', type: '1' }),
    row('8.8-1', { tag: '0008,0104', keyword: 'CodeMeaning', type: '1C', cond: 'absent(0008,0100)', otherwise: 'may' }),
  ],
};

describe('the text that is generated of the tables', () => {
  it('has classes, IODs and the tables that they reach, without what PS3.6 says', () => {
    expect(generatedText(facts, '2024c').split('\n')).to.deep.equal([
      'edition\t2024c',
      'class\t1.2.3\tA.1-1',
      'retired\t1.2.4\tOld Storage',
      'iod\tA.1-1\tExample',
      'm\tC.1-1',
      'm\tC.2-1\tC\t?',
      'g\tC.3-1\tU\t\t\tperframe',
      'table\tC.1-1\tTitle of C.1-1',
      '00080060\t1\t\t\t\t\tCT|MR',
      '00081140\t1C\t1-n\t?',
      '>+8.8-1',
      'table\tC.2-1\tTitle of C.2-1',
      '00100040\t2\t\t\t\tM|F|O',
      'table\tC.3-1\tTitle of C.3-1',
      '00080008\t1',
      'table\t8.8-1\tTitle of 8.8-1',
      '00080104\t1C\t\tabsent(0008,0100)\tmay',
      '',
    ]);
  });

  it('is not made of an attribute that the dictionary has under no or another name', () => {
    const rows = [row('C.1-1', { tag: '0008,0060', keyword: 'Modalities', type: '1' })];
    expect(() => generatedText({ ...facts, rows }, '2024c')).to.throw('0008,0060 Modalities');
  });
});
