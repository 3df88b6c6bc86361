import { expect } from 'chai';
import type { RunResult } from '../../model/run-result.ts';
import { brokenRule, deadly, faultyRun, known, waiver } from '../faulty-run-fixture.ts';
import { caseResult, runResult } from '../run-result-fixture.ts';
import { caseIndex } from './case-index.ts';
import { faultsSection, knownSection, warningsSection } from './faults.ts';

type Section = typeof faultsSection;

const render = (section: Section, run: RunResult = faultyRun()) => section(run, caseIndex(run)).text;
const headings = (text: string) => [...text.matchAll(/<h3>(.*?)<(?:small|\/h3)>/g)].map((match) => match[1]);
const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** The text of the one fault that has this case. */
function faultOf(id: string, section: Section = faultsSection): string {
  const run = faultyRun();
  const fault = run.faults.find(({ cases }) => cases.includes(id));
  return plain(render(section, { ...run, faults: fault ? [fault] : [] }));
}

describe('The faults', () => {
  it('are there once each, the worst first, without warnings and what is known', () => {
    const { faults } = faultyRun();
    const counting = faults.filter((fault) => fault.severity !== 'warning' && !fault.waiver);
    expect(counting.length)
      .to.be.greaterThan(2)
      .and.below(faults.length - 1);
    expect(headings(render(faultsSection))).to.deep.equal(counting.map(({ title }) => title));
  });

  it('say severity, sentence, what it means, clause, level and demand', () => {
    expect(faultOf(deadly.id)).to.contain(
      'Critical A legal message kills the process Seen in “PDVs of different lengths in one P-DATA-TF are taken” PS3.8 E.1, 1 case The process ends: every association is cut, ' +
        'and nothing is stored or sent until it runs again. PS3.8 E.1 shall A P-DATA-TF holds one or more PDVs of a message.',
    );
  });

  it('say what was expected, what came, and how the system was afterwards, once', () => {
    const text = faultOf(deadly.id);
    expect(text).to.contain('Expected response, Status 0x0000 Success Actual connection reset (RST)');
    expect(text.match(/SIGSEGV/g)).to.have.length(1);
  });

  it('say how to run the clearest case again, quoted for a shell if it has to be', () => {
    expect(faultOf(deadly.id)).to.contain(
      'cstore run ps3.8/e.1/fragments:CTImageStorage --scp ANY-SCP@127.0.0.1:11112 Copy ',
    );
    const run = runResult([{ ...deadly, id: "a b'c" }]);
    expect(render(faultsSection, run)).to.contain('<code>cstore run &#39;a b&#39;\\&#39;&#39;c&#39; --scp ');
  });

  it('link the clause to the published standard, and hold a ticket to be copied', () => {
    const text = render(faultsSection, runResult([deadly]));
    expect(text).to.contain('<a href="https://dicom.nema.org/medical/dicom/2024c/output/html/part08.html#sect_E.1"');
    expect(text).to.contain('data-copy="## A legal message kills the process\n');
  });

  it('show the conversation, with what decided the verdict', () => {
    const text = plain(render(faultsSection, runResult([deadly])));
    expect(text).to.contain('connection reset (RST) by the system this decided the verdict');
    expect(text)
      .to.contain('A-ASSOCIATE-RQ')
      .and.to.contain('Sta5')
      .and.to.contain('16 bytes and their fields, 328 more not kept');
  });

  it('say where the case is in the capture, and what the vendor says against it', () => {
    const run = runResult([{ ...deadly, capture: { streams: [4, 7], frames: [90, 131] } }]);
    const dispute = { by: 'ACME', date: '2026-11-20', text: 'we <b>doubt</b> it' };
    const text = plain(render(faultsSection, { ...run, faults: run.faults.map((fault) => ({ ...fault, dispute })) }));
    expect(text).to.contain('Capture wire.pcapng , filter tcp.stream == 4 || tcp.stream == 7 Copy');
    expect(text).to.contain('Dispute disputed by ACME on 2026-11-20: &quot;we &lt;b&gt;doubt');
  });

  it('link the cases by their titles if they are of several scenarios', () => {
    const run = runResult([deadly, { ...deadly, id: 'other', scenario: 'other', title: 'Another title' }]);
    expect(render(faultsSection, run)).to.match(
      /<ul class="titles"><li><a href="#case\/ps3.8\/e.1\/fragments:CTImageStorage">PDVs of .*?<\/a><\/li><li><a href="#case\/other">Another title<\/a><\/li><\/ul>/,
    );
  });

  it('say how binding the clause is, but of a warning, which breaks nothing that it demands', () => {
    expect(render(faultsSection, runResult([deadly]))).to.match(/<span class="level[^>]*>shall/);
    expect(render(warningsSection, runResult([{ ...deadly, verdict: 'warn' }])))
      .to.contain('PS3.8 E.1')
      .and.not.to.match(/<span class="level[^>]*>shall/);
  });

  it('are printed with three titles, and the number of the other cases', () => {
    const others = ['b', 'c', 'd', 'e'].map((id) => ({ ...deadly, id, scenario: id, title: `Title ${id}` }));
    const text = render(faultsSection, runResult([deadly, ...others]));
    expect(text).to.contain('<li class="on-paper">and 2 more</li>');
    expect(render(faultsSection, runResult([deadly, ...others.slice(0, 2)]))).not.to.contain('on-paper');
  });

  it('name once what the cases of one title share, and each case by the rest', () => {
    const given = (sopClass: string) => ({ sopClass, transferSyntax: 'ImplicitVRLittleEndian' });
    const run = runResult([
      { ...deadly, given: given('CTImageStorage') },
      { ...deadly, id: 'b', given: given('RawDataStorage') },
    ]);
    expect(render(faultsSection, run)).to.contain(
      'in <a href="#q=fault%3A1">2 cases</a>: PDVs of different lengths in one P-DATA-TF are taken: Implicit VR Little Endian: <a href="#case/ps3.8/e.1/fragments:CTImageStorage">CT Image Storage</a>, <a href="#case/b">Raw Data Storage</a></dd>',
    );
  });

  it('of a rule tell the values that broke it, and run again a case in which it was broken', () => {
    const text = faultOf(brokenRule.id);
    expect(text).to.contain('Actual no Implementation Class UID came Rule broken in 2 of 9 cases');
    expect(text).to.contain('cstore run ps3.4/gg.4/mistyped:HangingProtocolStorage --scp ');
  });

  it('of a rule say that the cases in which it was broken are judged by what they are about', () => {
    const text = faultOf(brokenRule.id);
    expect(text).to.contain('PS3.7 D.3.3.2, broken in 2 cases');
    expect(text).to.contain('in 2 cases , each judged by its own requirement (1 Fail, 1 Pass): ');
    expect(faultOf(deadly.id)).not.to.contain('own requirement');
  });

  it('link what is too much to be linked one by one to the filter', () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ ...deadly, id: `${at}`, given: { n: `${at}` } }));
    expect(render(faultsSection, runResult(many))).to.contain(
      ' and <a href="#q=fault%3A1" aria-label="all, with 2 more">2 more</a>',
    );
  });

  it('say which cases they blocked', () => {
    expect(faultOf('rules/service/c-store-answered')).to.contain('Blocked 3 cases could not be judged because of it:');
  });

  it('say how many of very many are left out on paper', () => {
    const many = Array.from({ length: 32 }, (_, at) => ({
      ...deadly,
      id: `${at}`,
      scenario: `${at}`,
      health: 'ok' as const,
    }));
    const ruled = many.map((each, at) => ({ ...each, requirement: { ...each.requirement, rule: `r/${at}` } }));
    expect(render(faultsSection, runResult(ruled))).to.contain('<p class="on-paper">2 more are not printed');
    expect(render(faultsSection)).not.to.contain('on-paper');
  });

  it('are no section if there are none', () => {
    expect(render(faultsSection, runResult([caseResult()]))).to.equal('');
  });
});

describe('Warnings', () => {
  it('have no conversation of their own: it stands with their cases', () => {
    expect(render(warningsSection)).not.to.contain('What went over the wire');
    expect(render(faultsSection)).to.contain('What went over the wire');
  });

  it('stand below in one closed group', () => {
    const text = render(warningsSection);
    expect(text).to.contain('<details class="group">').and.not.to.contain(' open>');
    expect(headings(text)).to.deep.equal(['A malformed message makes it close the connection without an answer']);
  });
});

describe('Known deviations', () => {
  it('say why they are accepted, by whom and until when', () => {
    expect(faultOf(known.id, knownSection)).to.contain(
      'Known because fixed in release 2.4 Accepted by QA, until 2026-12-31',
    );
  });

  it('include single cases of a fault that counts', () => {
    const run = runResult([deadly, { ...deadly, id: 'b', waiver }]);
    expect(headings(render(faultsSection, run))).to.have.length(1);
    expect(plain(render(knownSection, run))).to.contain(
      'Known deviation fixed in release 2.4 (accepted by QA until 2026-12-31) 1 case: PDVs of different lengths in one P-DATA-TF are taken',
    );
  });
});
