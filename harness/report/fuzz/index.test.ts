import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { SaxesParser } from 'saxes';
import { fuzzFind, fuzzRun } from './fuzz-run-fixture.ts';
import { writeFuzzReports } from './index.ts';
import { fuzzJunit } from './junit.ts';

describe('The reports of a campaign', () => {
  let out = '';
  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), 'fuzz-reports-'));
  });
  afterEach(() => rmSync(out, { recursive: true }));

  it('are all written unless some are named, and only these then', async () => {
    await writeFuzzReports(fuzzRun(), out);
    expect(readdirSync(out).sort()).to.deep.equal(['fuzz-junit.xml', 'fuzz.html', 'fuzz.json']);
    expect(JSON.parse(readFileSync(join(out, 'fuzz.json'), 'utf8'))).to.deep.equal(fuzzRun());
    const below = join(out, 'below');
    expect(await writeFuzzReports(fuzzRun(), below, ['json'], 'nightly')).to.deep.equal([join(below, 'nightly.json')]);
    expect(readdirSync(below)).to.deep.equal(['nightly.json']);
  });

  it('are not written at all if one of the names is unknown', async () => {
    const error = await writeFuzzReports(fuzzRun(), out, ['json', 'pdf']).catch((thrown: Error) => thrown);
    expect(error).to.have.property('message', 'unknown reporter "pdf"; known are html, junit, json');
    expect(readdirSync(out)).to.deep.equal([]);
  });
});

describe('The JUnit XML of a campaign', () => {
  /** Names of elements with their attributes. */
  function parsed(xml: string) {
    const seen: { name: string; attributes: Record<string, string> }[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) =>
      seen.push({ name, attributes: attributes as Record<string, string> }),
    );
    parser.write(xml).close();
    return seen;
  }

  it('has a failure for each fault, and a test that passes for a warning', () => {
    const warning = fuzzFind({ id: 'odd', isFail: false, severity: 'warning' });
    const seen = parsed(fuzzJunit(fuzzRun({ finds: [fuzzFind(), warning] })));
    const [suite] = seen.filter(({ name }) => name === 'testsuite');
    expect(suite?.attributes).to.include({ tests: '3', failures: '1', errors: '0' });
    const failures = seen.filter(({ name }) => name === 'failure');
    expect(failures.map(({ attributes }) => attributes.message)).to.deep.equal([fuzzFind().title]);
  });

  it('has an error for a campaign that was cut short without a find', () => {
    const run = fuzzRun({ finds: [], ended: 'the SUT is gone', verdict: 'No fault was found. It ended early.' });
    expect(parsed(fuzzJunit(run)).filter(({ name }) => name === 'error').length).to.equal(1);
    expect(parsed(fuzzJunit(fuzzRun({ finds: [] }))).filter(({ name }) => name === 'error').length).to.equal(0);
  });

  it('can be read whatever the SUT printed', () => {
    const xml = fuzzJunit(fuzzRun({ finds: [fuzzFind({ title: '<&"\x00]]>', seen: '\x1b]]>' })] }));
    expect(parsed(xml).some(({ name }) => name === 'failure')).to.equal(true);
  });
});
