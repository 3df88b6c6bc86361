import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { CaseResult } from '../../model/run-result.ts';
import { isRuleCase } from '../../results/rule-id.ts';
import { outcomeLine } from '../../words/case-text.ts';
import { inParallel } from '../faulty/in-parallel.ts';
import {
  detectScu,
  heldAgainst,
  isCaughtScu,
  runAgainstScu,
  type ScuDetection,
  scuCasesById,
  scuRowsAtOnce,
} from './detect-scu.ts';
import { scuFaults } from './faults/index.ts';
import { legalScuChoices } from './legal/index.ts';
import { scuPartOf } from './scu-detection-doc.ts';

const doc = new URL('../../../docs/detection.md', import.meta.url);

/** A case in one line, so that a failure shows what came. */
function line(result: CaseResult): string {
  return `${result.verdict} ${result.id}: ${outcomeLine(result)}`;
}

describe('an SCU without a fault', function () {
  this.timeout(300_000);

  it('comes out of the whole suite without a fail and without a warning', async () => {
    const cases = [...scuCasesById().values()];
    expect((await heldAgainst({ change: {} }, cases)).map(line)).to.deep.equal([]);
  });

  it('passes nearly all of it, and is judged by the rest', async () => {
    const cases = [...scuCasesById().values()].filter(({ id }) => /^ps3\.(4|5)|^ps3\.8\/d/.test(id));
    const run = await runAgainstScu({}, cases, { concurrency: 6, timeoutMs: 10_000 });
    const results = run.cases.filter((result) => !isRuleCase(result));
    expect(results).to.have.length(cases.length);
    expect(results.filter(({ verdict }) => verdict !== 'pass').map(line)).to.deep.equal([]);
  });
});

describe('an SCU that', function () {
  this.timeout(300_000);
  let detections: ReadonlyMap<string, Promise<ScuDetection>>;

  before(() => {
    const cases = scuCasesById();
    const started = inParallel(scuFaults, scuRowsAtOnce, (fault) => detectScu(fault, cases));
    detections = new Map(scuFaults.map(({ name }, at) => [name, started[at] as Promise<ScuDetection>]));
  });

  for (const { name, does, verdict = 'fail', rule } of scuFaults) {
    it(`${does} (${name}) is caught`, async () => {
      const detection = (await detections.get(name)) as ScuDetection;
      const wanted = [verdict, ...(rule ? [rule] : [])].join(' by ');
      const came = detection.caughtBy.map(({ evidence }) => line(evidence));
      expect(isCaughtScu(detection), `${wanted} wanted, and came: ${came.join('; ')}`).to.equal(true);
    });
  }
});

describe('docs/detection.md on SCUs', () => {
  it('says what is found (npm run docs:detection)', () => {
    const text = existsSync(doc) ? scuPartOf(readFileSync(doc, 'utf8')) : '';
    const rows = text.split('\n').filter((row) => row.startsWith('| `'));
    const caught = scuFaults.flatMap(({ name, clause, does, caughtBy, rule, verdict = 'fail' }) =>
      caughtBy.map(
        (id) => `| \`${name}\` | ${clause} | ${does} | \`${id}\` | ${rule ? `\`${rule}\`` : ''} | ${verdict}`,
      ),
    );
    const legal = legalScuChoices.map(({ name, clause, does }) => `| \`${name}\` | ${clause} | ${does} |`);
    const documented = rows.map((row) => (row.split(' | ').length > 4 ? row.split(' | ', 6).join(' | ') : row));
    expect(documented.sort()).to.deep.equal([...caught, ...legal].sort());
  });
});
