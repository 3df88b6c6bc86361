import { expect } from 'chai';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { deadly, faultyRun } from './faulty-run-fixture.ts';
import { junitXml } from './junit.ts';
import { caseResult, oneOfEach, runResult } from './run-result-fixture.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The elements of a document in order, each with its own text; throws where the document is not well-formed. */
function parse(xml: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.write(xml).close();
  return elements;
}

describe('JUnit XML', () => {
  const elements = parse(junitXml(oneOfEach()));
  const named = (name: string) => elements.filter((element) => element.name === name);
  const attributesOf = (name: string, index = 0) => named(name)[index]?.attributes ?? {};

  it('counts failures, errors and what was skipped', () => {
    expect(attributesOf('testsuites')).to.include({ tests: '7', failures: '2', errors: '1', skipped: '2' });
  });

  it('has a test suite for each clause, with counts that add up', () => {
    expect(named('testsuite').map(({ attributes }) => attributes.name)).to.deep.equal([
      'PS3.7 9.1.1.1.9',
      'PS3.7 9.1.1.1.1',
      'PS3.8 9.2.1',
    ]);
    expect(named('testsuite').map(({ attributes }) => attributes.tests)).to.deep.equal(['4', '2', '1']);
    expect(attributesOf('testsuite', 1)).to.include({ failures: '2', skipped: '0', timestamp: '2026-01-02T03:04:05' });
  });

  it('names a test case so that servers that look at its class alone show the clause and the scenario too', () => {
    const [first] = named('testcase');
    expect(first?.attributes).to.include({
      classname: 'PS3.7 9.1.1.1.9.ps3_4/gg_4/sop-class-not-supported',
      file: 'scenarios/ps3.4/gg.4/sop-class-not-supported.yaml',
      line: '1',
    });
  });

  it('has the case, its clause and its fault as properties of a test case', () => {
    const values = parse(junitXml(runResult([deadly])))
      .filter(({ name }) => name === 'property')
      .map(({ attributes }) => [attributes.name, attributes.value]);
    expect(values).to.deep.include(['case', deadly.id]);
    expect(values).to.deep.include(['clause', 'PS3.8 E.1']);
    expect(values).to.deep.include(['fault', 'ps3.8-e.1/died/data-transfer']);
  });

  it('shows what the vendor says against a fail, which stays a failure', () => {
    const dispute = { by: 'ACME', text: 'not so', date: '2026-11-20' };
    const parsed = parse(junitXml(runResult([{ ...deadly, dispute }])));
    expect(parsed.find(({ name }) => name === 'failure')?.text).to.include(
      'dispute      disputed by ACME on 2026-11-20: "not so"',
    );
    expect(parsed.map(({ attributes }) => [attributes.name, attributes.value])).to.deep.include([
      'dispute',
      'disputed by ACME on 2026-11-20: "not so"',
    ]);
  });

  it('says of a failure its clause, what was expected, what came, and the bytes', () => {
    const failure = named('failure')[0];
    expect(failure?.attributes.type).to.equal('PS3.7 9.1.1.1.1');
    expect(failure?.attributes.message).to.contain('Success was claimed');
    expect(failure?.text).to.contain('expected     response, Status 0x0212');
    expect(failure?.text).to.contain('actual       C-STORE-RSP, Status 0x0000');
    expect(failure?.text).to.contain('0000  04 00 00 00 01 52');
  });

  it('gives the evidence for what was skipped', () => {
    expect(named('skipped').map(({ attributes }) => attributes.message)).to.deep.equal([
      'not-applicable: presentation context 1 for Inventory Storage: abstract syntax not supported (result 3)',
      'inconclusive: no bytes came, and the connection stayed open',
    ]);
  });

  it('skips a known deviation, what a fault blocks and what was not run, each with its reason', () => {
    const parsed = parse(junitXml(faultyRun()));
    const messages = parsed.filter(({ name }) => name === 'skipped').map(({ attributes }) => attributes.message);
    expect(messages).to.include.members([
      'known deviation: fixed in release 2.4 (accepted by QA until 2026-12-31)',
      'blocked by a fault: A C-STORE request gets no answer',
      'not run: the time of the run was used up',
    ]);
    expect(parsed[0]?.attributes).to.include({ tests: '16', failures: '5', errors: '1', skipped: '7' });
    expect(parsed.filter(({ name }) => name === 'failure')).to.have.length(5);
  });

  it('calls a rule that was kept by its demand', () => {
    const names = parse(junitXml(faultyRun())).map(({ attributes }) => attributes.name);
    expect(names).to.include('A response names the Message ID of its request.');
  });

  it('names the faults of a test suite among its properties, with the number they have in all', () => {
    const run = faultyRun();
    const parsed = parse(junitXml(run)).filter(({ name }) => name === 'property' || name === 'testsuite');
    const at = parsed.findIndex(({ attributes }) => attributes.name === 'PS3.5 9.1');
    const faults = parsed.slice(at, at + 9).filter(({ attributes }) => attributes.name?.startsWith('fault.'));
    const number = run.faults.findIndex(({ waiver }) => waiver !== undefined) + 1;
    expect(faults.map(({ attributes }) => attributes)).to.deep.equal([
      {
        name: `fault.${number}`,
        value: `known, ${run.faults[number - 1]?.severity}: ${run.faults[number - 1]?.title}`,
      },
    ]);
  });

  it('lets a warning pass and keeps its reason', () => {
    expect(named('system-out')[0]?.text).to.match(/^warning: closed without an A-ABORT\nPS3\.8 9\.2\.1 \(should\)/);
  });

  it('is well-formed and gives back the visible text, whatever the peer sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const hostile = caseResult({
          verdict: 'fail',
          title: text,
          observed: { kind: 'report', text },
          wire: [{ at: 0, direction: 'event', what: { kind: 'note', text } }],
        });
        const parsed = parse(junitXml(runResult([hostile])));
        expect(parsed.filter(({ name }) => name === 'failure')).to.have.length(1);
      }),
    );
  });

  it('takes no markup from a peer and no control character', () => {
    const hostile = caseResult({
      verdict: 'fail',
      observed: { kind: 'report', text: ']]></failure><script>\x00\x1b&amp;\ufffe\ud800 "' },
    });
    const parsed = parse(junitXml(runResult([hostile])));
    expect(parsed.map(({ name }) => name)).not.to.include('script');
    expect(parsed.find(({ name }) => name === 'failure')?.attributes.message).to.equal(
      ']]></failure><script>\\x00\\x1b&amp;\\ufffe\\ud800 "',
    );
  });

  it('is a document of its own for a run without cases', () => {
    expect(parse(junitXml(runResult([]))).map(({ attributes }) => attributes.tests)).to.deep.equal(['0']);
  });
});
