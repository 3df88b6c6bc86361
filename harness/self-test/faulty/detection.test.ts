import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { sopClassGroups } from '../../language/names.ts';
import type { CaseResult } from '../../model/run-result.ts';
import { isRuleCase } from '../../results/rule-id.ts';
import { outcomeLine } from '../../words/case-text.ts';
import { withoutScuPart } from '../faulty-scu/scu-detection-doc.ts';
import { casesById, type Detection, detect, everyCaseById, judgeChoice, rowsAtOnce, runAgainst } from './detect.ts';
import type { Behaviour } from './fault.ts';
import { faults } from './faults/index.ts';
import { inParallel } from './in-parallel.ts';
import { fileWith } from './kept-files.ts';
import { legalChoices } from './legal/index.ts';
import { selectedTests } from './selected-tests.ts';

/** SOP Classes whose instances are stored and looked at. */
const tested = sopClassGroups.all ?? [];

const doc = new URL('../../../docs/detection.md', import.meta.url);

/** A case in one line, so that a failure shows what came. */
function line(result: CaseResult): string {
  return `${result.verdict} ${result.id}: ${outcomeLine(result)}`;
}

const titleOf = ({ name, does }: { readonly name: string; readonly does: string }): string => `${does} (${name})`;

/** The rows whose tests are going to run: each is started before its turn, and no other. */
function selectedRows<Row extends { readonly name: string; readonly does: string }>(
  rows: readonly Row[],
  tests: readonly Mocha.Test[],
): readonly Row[] {
  const titles = new Set(selectedTests(tests).map(({ title }) => title));
  return rows.filter((row) => titles.has(titleOf(row)));
}

describe('an SCP without a fault', function () {
  this.timeout(300_000);

  it('comes out of the whole suite without a fail and without a warning', async () => {
    const keep: Behaviour['keep'] = (file) => fileWith(file, file.bytes);
    const cases = [...casesById().values()];
    const run = await runAgainst({ keep }, cases, { concurrency: 8, timeoutMs: 5000 });
    expect(run.faults).to.deep.equal([]);
    const results = run.cases.filter((result) => !isRuleCase(result));
    expect(results).to.have.length(cases.length);
    // It is neither scripted nor reached by TLS, and knows no users; every other case passes, whether it looks at files or not.
    const isOther = (result: CaseResult): boolean =>
      result.verdict === 'not-applicable' &&
      /^the scenario scripts the SCP|^the SUT is reached without TLS|user identities are not supported$/.test(
        outcomeLine(result),
      );
    const judged = results.filter((result) => !isOther(result));
    expect(judged.filter(({ verdict }) => verdict !== 'pass').map(line)).to.deep.equal([]);
    const classes = judged.filter(({ scenario }) => /stored-\w*-?unchanged$/.test(scenario));
    expect(new Set(classes.map(({ given }) => given.sopClass))).to.include.all.keys(...tested);
  });
});

describe('an SCP that', function () {
  this.timeout(300_000);
  let detections: ReadonlyMap<string, Promise<Detection>>;

  before(function () {
    const cases = everyCaseById();
    const wanted = selectedRows(faults, this.test?.parent?.tests ?? []);
    const started = inParallel(wanted, rowsAtOnce, (fault) => detect(fault, cases));
    detections = new Map(wanted.map(({ name }, at) => [name, started[at] as Promise<Detection>]));
  });

  for (const { name, does, verdict = 'fail' } of faults) {
    it(titleOf({ name, does }), async () => {
      const { caughtBy, spares } = (await detections.get(name)) as Detection;
      const missed = caughtBy.map(({ evidence }) => evidence).filter((result) => result.verdict !== verdict);
      expect(missed.map(line), 'did not notice').to.deep.equal([]);
      expect(spares.filter((result) => result.verdict !== 'pass').map(line), 'noticed it too').to.deep.equal([]);
    });
  }
});

describe('an SCP that may do so, and', function () {
  this.timeout(300_000);
  let judged: ReadonlyMap<string, Promise<readonly CaseResult[]>>;

  before(function () {
    const cases = casesById();
    const wanted = selectedRows(legalChoices, this.test?.parent?.tests ?? []);
    const started = inParallel(wanted, rowsAtOnce, (choice) => judgeChoice(choice, cases));
    judged = new Map(wanted.map(({ name }, at) => [name, started[at] as Promise<readonly CaseResult[]>]));
  });

  for (const { name, does, verdict = 'pass' } of legalChoices) {
    it(titleOf({ name, does }), async () => {
      const results = (await judged.get(name)) as readonly CaseResult[];
      expect(results.filter((result) => result.verdict !== verdict).map(line)).to.deep.equal([]);
    });
  }
});

describe('docs/detection.md on SCPs', () => {
  it('says what is found (npm run docs:detection)', () => {
    const rows = existsSync(doc) ? withoutScuPart(readFileSync(doc, 'utf8')).split('\n') : [];
    const documented = rows.filter((row) => row.startsWith('| `')).map((row) => row.split(' | ', 5).join(' | '));
    const caught = faults.flatMap(({ name, clause, does, caughtBy, verdict = 'fail' }) =>
      caughtBy.map((id) => `| \`${name}\` | ${clause} | ${does} | \`${id}\` | ${verdict}`),
    );
    const legal = legalChoices.flatMap(({ name, clause, does, cases, verdict = 'pass' }) =>
      cases.map((id) => `| \`${name}\` | ${clause} | ${does} | \`${id}\` | ${verdict} |`),
    );
    expect(documented.sort()).to.deep.equal([...caught, ...legal].sort());
  });
});
