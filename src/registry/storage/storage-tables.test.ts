import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { iods } from '../iods/index.ts';
import { rowChanges } from './by-hand.ts';
import {
  iodTableOf,
  retiredClassName,
  storageClasses,
  type TableRow,
  tableName,
  tableNames,
  tableRows,
} from './storage-tables.ts';

const count = (rows: readonly TableRow[]): number => rows.reduce((sum, row) => sum + 1 + count(row.rows), 0);

describe('the generated tables of storage IODs', () => {
  // A later edition changes these figures and the digest, and nothing else here.
  it('are those of the edition that was generated', () => {
    const text = readFileSync(new URL('./storage-iods.txt', import.meta.url), 'utf8');
    expect(text.split('\n', 1)).to.deep.equal(['edition\t2024c']);
    expect(storageClasses()).to.have.length(166);
    expect(tableNames()).to.have.length(618);
    expect(tableNames().reduce((sum, table) => sum + count(tableRows(table)), 0)).to.equal(8204);
    expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).to.equal('dd864a0468500ceb');
  });

  it('have the modules of an IOD with their usage, in the order of the standard', () => {
    const iod = iodTableOf('1.2.840.10008.5.1.4.1.1.2');
    expect(iod).to.include({ table: 'A.3-1', name: 'CT Image' });
    expect(iod?.modules.slice(0, 3).map(({ table, usage }) => `${table} ${usage}`)).to.deep.equal([
      'C.7-1 M',
      'C.7-2b U',
      'C.7-3 M',
    ]);
    expect(tableName('C.7-1')).to.equal('Patient');
  });

  it('have the functional groups of an IOD, and where each may stand', () => {
    const groups = iodTableOf('1.2.840.10008.5.1.4.1.1.4.1')?.groups ?? [];
    expect(groups).to.have.length.above(20);
    expect(groups.find(({ table }) => table === 'C.7.6.16-3')).to.include({ usage: 'M', sharing: 'perframe' });
  });

  it('nest the rows of items', () => {
    const purpose = tableRows('C.7-18').find(({ tag }) => tag === '00500010');
    expect(purpose).to.include({ type: '1', items: '1-n' });
    expect(purpose?.rows[0]).to.include({ include: '8.8-1', type: '' });
  });

  it('name classes that are retired, and know no IOD of them', () => {
    expect(retiredClassName('1.2.840.10008.5.1.4.1.1.6')).to.equal('Ultrasound Image Storage');
    expect(iodTableOf('1.2.840.10008.5.1.4.1.1.6')).to.equal(undefined);
    expect(iodTableOf('1.2.3')).to.equal(undefined);
  });

  it('leave the IODs that are written by hand to those', () => {
    for (const { sopClassUID } of iods) expect(iodTableOf(sopClassUID), sopClassUID).to.equal(undefined);
  });

  it('have every row that is changed by hand', () => {
    for (const [place, change] of Object.entries(rowChanges)) {
      const [table = '', row = ''] = place.split(' ');
      const all = (rows: readonly TableRow[], level = ''): readonly (TableRow & { level: string })[] =>
        rows.flatMap((one) => [{ ...one, level }, ...all(one.rows, `${level}>`)]);
      const found = all(tableRows(table)).filter(({ tag, include, level }) =>
        [tag, `+${include}`, `${level}${tag}`].includes(row),
      );
      // If a table has it twice at one level, what is said of it is said of both.
      expect(found, place).to.have.length.within(1, row.startsWith('>') ? 2 : 1);
      for (const one of found) expect(one, place).to.include(change);
    }
  });

  it('throw for a table that is not there', () => {
    expect(() => tableRows('C.99-1')).to.throw(RangeError, 'PS3.3 Table C.99-1');
  });
});
