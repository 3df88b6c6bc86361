import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import fc from 'fast-check';
import { type Severity, severities } from '../../model/fault.ts';
import type { RunResult } from '../../model/run-result.ts';
import { brokenRule, deadly, faultyRun, known, waiver } from '../faulty-run-fixture.ts';
import { caseResult, oneOfEach, runResult } from '../run-result-fixture.ts';
import { sarif, sarifLog } from './sarif.ts';

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region: { readonly startLine: number };
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [Location];
  readonly relatedLocations?: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly kind: string; readonly justification: string }[];
  readonly properties: Readonly<Record<string, unknown>>;
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly [
    {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications?: readonly { readonly message: { readonly text: string } }[];
    },
  ];
  readonly results: readonly Result[];
}

/** The schema of SARIF, which is of a draft whose words mean the same in the one that ajv knows, but for `id`. */
function schemaOfSarif() {
  const path = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
  const { $schema: _, id: __, ...schema } = createRequire(import.meta.url)(path);
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

const validate = schemaOfSarif();

function runOf(result: RunResult): Run {
  const log = JSON.parse(JSON.stringify(sarifLog(result)));
  expect(validate(log), JSON.stringify(validate.errors)).to.equal(true);
  return log.runs[0];
}

const resultOf = (run: Run, id: string) =>
  run.results.find(({ locations: [first] }) => first.logicalLocations?.[0]?.fullyQualifiedName === id);

describe('SARIF', () => {
  const run = runOf(faultyRun());

  it('follows the schema, and the schema finds what does not', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: { driver: {} }, results: [] }] })).to.equal(false);
    runOf(runResult([]));
  });

  it('has a result for each case that shows a fault, the worst fault first', () => {
    const expected = faultyRun().faults.flatMap(({ cases }) => cases);
    expect(run.results.map(({ locations: [first] }) => first.logicalLocations?.[0]?.fullyQualifiedName)).to.deep.equal(
      expected,
    );
  });

  it('lists the rules that were broken and no others, each once', () => {
    const { rules } = run.tool.driver;
    expect(new Set(rules.map(({ id }) => id))).to.deep.equal(new Set(run.results.map(({ ruleId }) => ruleId)));
    expect(rules).to.have.length(new Set(rules.map(({ id }) => id)).size);
    for (const { ruleId, ruleIndex } of run.results) expect(rules[ruleIndex]?.id).to.equal(ruleId);
  });

  it('has the clause as help of a rule', () => {
    const rule = run.tool.driver.rules.find(({ id }) => id === 'service/c-store-answered');
    expect(rule).to.have.nested.property('help.text').that.includes('PS3.7 9.1.1.4 (shall): The performing DIMSE');
    expect(rule)
      .to.have.nested.property('shortDescription.text')
      .that.matches(/^The performing DIMSE/);
  });

  it('takes the level from the severity', () => {
    const levelOf = (severity: Severity) => {
      const { faults, ...rest } = runResult([deadly]);
      return runOf({ ...rest, faults: faults.map((fault) => ({ ...fault, severity })) }).results[0]?.level;
    };
    expect(severities.map(levelOf)).to.deep.equal(['error', 'error', 'warning', 'warning', 'note']);
  });

  it('shows a fail at the line of its scenario', () => {
    const [location] = resultOf(run, deadly.id)?.locations ?? [];
    expect(location?.physicalLocation).to.deep.equal({
      artifactLocation: { uri: 'scenarios/ps3.8/e.1/fragments.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 14 },
    });
  });

  it('shows a rule where it was broken, the first place for all', () => {
    const result = resultOf(run, brokenRule.id);
    expect(result?.locations[0].physicalLocation.artifactLocation.uri).to.equal(
      'scenarios/ps3.4/gg.4/sop-class-not-supported.yaml',
    );
  });

  it('names at most 100 places of a rule', () => {
    const cases = Array.from({ length: 300 }, (_, at) =>
      caseResult({ id: `c${at}`, place: { file: `scenarios/${at}.yaml`, line: 1 } }),
    );
    const rule = {
      ...brokenRule,
      observed: { kind: 'rule' as const, checked: 300, brokenIn: cases.map(({ id }) => id) },
    };
    expect(resultOf(runOf(runResult([...cases, rule])), rule.id)?.relatedLocations).to.have.length(99);
  });

  it('gives every result a place, whatever is known of it', () => {
    const lost = { ...brokenRule, observed: { kind: 'rule' as const, checked: 1, brokenIn: ['gone'] } };
    const { artifactLocation } = runOf(runResult([lost])).results[0]?.locations[0].physicalLocation ?? {};
    expect(artifactLocation?.uri).to.equal('results.json');
  });

  it('has relative places for what lies below the sources and in the package, and URIs for the rest', () => {
    const uriOf = (file: string) =>
      runOf(runResult([caseResult({ verdict: 'fail', place: { file, line: 3 } })])).results[0]?.locations[0]
        .physicalLocation.artifactLocation;
    expect(uriOf('test/my own #1.yaml')).to.deep.equal({ uri: 'test/my%20own%20%231.yaml', uriBaseId: '%SRCROOT%' });
    expect(uriOf('/usr/lib/node_modules/cstore-conformance/scenarios/a.yaml')).to.deep.equal({
      uri: 'scenarios/a.yaml',
      uriBaseId: '%SRCROOT%',
    });
    expect(uriOf('/opt/a b.yaml')).to.deep.equal({ uri: 'file:///opt/a%20b.yaml' });
    expect(uriOf('C:\\tests\\a.yaml')).to.deep.equal({ uri: 'file:///C:/tests/a.yaml' });
  });

  it('keeps the fingerprint of a case and its reaction from run to run, whatever else changes', () => {
    const print = (changes: Parameters<typeof caseResult>[0]) =>
      runOf(runResult([caseResult({ verdict: 'fail', ...changes })])).results[0]?.partialFingerprints;
    const first = print({});
    expect(print({ durationMs: 99, title: 'Another', place: { file: 'x.yaml', line: 9 } })).to.deep.equal(first);
    expect(print({ observed: { kind: 'silence', ms: 1 } })).not.to.deep.equal(first);
    expect(print({ id: 'another' })).not.to.deep.equal(first);
    const all = run.results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    expect(new Set(all).size).to.equal(all.length);
  });

  it('has a waiver as suppression, and an empty list for what counts', () => {
    expect(resultOf(run, known.id)?.suppressions).to.deep.equal([
      {
        kind: 'external',
        status: 'accepted',
        justification: `${waiver.reason} (accepted by ${waiver.acceptedBy} until ${waiver.until})`,
      },
    ]);
    expect(resultOf(run, deadly.id)?.suppressions).to.deep.equal([]);
  });

  it('shows what the vendor says against a fail, which counts all the same', () => {
    const dispute = { by: 'ACME', text: 'E.1 does not say so', date: '2026-11-20' };
    const result = resultOf(runOf(runResult([{ ...deadly, dispute }])), deadly.id);
    expect(result?.message.text).to.match(/The fail is disputed by ACME on 2026-11-20: "E\.1 does not say so"$/);
    expect(result?.properties.dispute).to.deep.equal(dispute);
    expect([result?.level, result?.suppressions]).to.deep.equal(['error', []]);
  });

  it('tells errors of the harness and a run that was stopped', () => {
    const [invocation] = runOf({ ...oneOfEach(), interrupted: true }).invocations;
    expect(invocation.executionSuccessful).to.equal(false);
    expect(invocation.toolExecutionNotifications?.[0]?.message.text).to.equal('the certificate file is gone');
  });

  it('has no more results than GitHub takes, and says how many are left out', () => {
    const { faults, ...rest } = runResult([deadly]);
    const many = faults.map((fault) => ({ ...fault, cases: Array<string>(25_010).fill(deadly.id) }));
    const { results, invocations } = JSON.parse(JSON.stringify(sarifLog({ ...rest, faults: many }))).runs[0] as Run;
    expect(results).to.have.length(25_000);
    expect(invocations[0].toolExecutionNotifications?.[0]?.message.text).to.match(/^10 results are left out/);
  });

  it('takes neither links nor placeholders nor control characters from a peer', () => {
    const text = '[click](http://evil) {0}\u001b[31m\u202e\n';
    const { message } = runOf(runResult([caseResult({ verdict: 'fail', observed: { kind: 'report', text } })]))
      .results[0] as Result;
    expect(message.text).to.include('[click] (http://evil) {{0}}\\x1b[31m\\u202e\\n');
  });

  it('follows the schema whatever the peer and the files are called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (text, file) => {
        const hostile = caseResult({ id: text, title: text, verdict: 'fail', place: { file, line: 1 } });
        runOf(runResult([{ ...hostile, observed: { kind: 'report', text } }]));
      }),
      { numRuns: 30 },
    );
  });

  it('is the same for the same run', async () => {
    expect(await sarif.end(faultyRun())).to.deep.equal(await sarif.end(faultyRun()));
  });
});
