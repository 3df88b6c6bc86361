import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { consequences } from '../model/fault.ts';
import { severityOf } from './fault-severity.ts';

describe('the severity of a fault', () => {
  it('is what docs/verdicts.md says of each consequence, for legal and for illegal input', () => {
    const page = readFileSync(new URL('../../docs/verdicts.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| \*\*([a-z ]+)\*\*.*\| (\w+) \| (\w+) \|$/gm)].map((row) => row.slice(1));
    const table = consequences.map((one) => [
      one.replaceAll('-', ' '),
      severityOf(one, 'legal', false),
      severityOf(one, 'illegal', false),
    ]);
    expect(rows).to.deep.equal(table);
  });

  it('is a warning for what only a should asks for, whatever came of it', () => {
    for (const one of consequences) expect(severityOf(one, 'legal', true)).to.equal('warning');
  });
});
