import { expect } from 'chai';
import { fuzzRunSchema } from '../../model/fuzz-run.ts';
import { fuzzFind, fuzzRun } from './fuzz-run-fixture.ts';
import { fuzzPage } from './page.ts';

describe('The HTML report of a campaign', () => {
  const page = fuzzPage(fuzzRun());

  it('is made of what fuzz.json has', () => {
    expect(fuzzRunSchema.safeParse(fuzzRun()).error).to.equal(undefined);
  });

  it('says the verdict first, and marks it as a fail', () => {
    const head = page.slice(page.indexOf('<header'), page.indexOf('</header>'));
    expect(head).to.match(/<p class="outcome edge-fail">.*The process ends when several PDVs/);
  });

  it('has of each find the clause, the input, what matters, how sure it is, and how it is seen again', () => {
    const find = page.slice(page.indexOf('id="find-1"'), page.indexOf('</details></li>'));
    for (const text of [
      'PS3.8 9.1.2',
      'An SCP goes on listening',
      '<code>pdv/unequal-lengths</code>',
      'passes with &quot;two&quot;',
      'it showed again 3 of 3 times; 12 simpler inputs were tried',
      '--seed 7 --path 31',
      'cstore fuzz --replay reports/found/x.json',
      'cstore run reports/found/x.yaml',
      'href="./found/process-died-pdv-unequal-lengths.yaml"',
      'href="./found/process-died-pdv-unequal-lengths.pcapng"',
      'pdv/unequal-lengths, name/modality',
      'a note',
    ])
      expect(find).to.contain(text);
  });

  it('numbers warnings after the faults, in a section of their own', () => {
    const both = fuzzPage(
      fuzzRun({ finds: [fuzzFind(), fuzzFind({ isFail: false, severity: 'warning', title: 'It is odd' })] }),
    );
    const [faults = '', warnings = ''] = both.split('<section id="warnings"');
    expect(faults).to.contain('id="find-1"').and.not.contain('It is odd');
    expect(warnings).to.contain('id="find-2"').and.contain('It is odd');
    expect(both).to.contain('<a href="#warnings">Warnings</a>');
    expect(page).not.to.contain('<a href="#warnings">');
  });

  it('shows how far the inputs came, and each hole with its reason', () => {
    expect(page).to.contain('<b>2,900</b> got a response (97 %)');
    expect(page).to.match(/5 <span aria-hidden="true">▇<\/span><span class="vh">, the furthest got a response/);
    expect(page).to.contain('none: it is not made for this Transfer Syntax');
    expect(page).to.contain('4, 2 of 3 variants');
    expect(page).to.contain('1 mutation could not be tried at all');
  });

  it('draws the curve of new reactions, and says the same in words', () => {
    expect(page).to.contain('2 different reactions to 3,000 inputs; the last new one came of input 40.');
    expect(page).to.match(/<path class="line" d="M52\.0 206\.0H52\.3V110\.0H63\.1V14\.0H884\.0"/);
    expect(page).to.match(/<circle class="mark"[^>]*><title>input 31: The process ends/);
    expect(page).to.contain('The curve is flat at the end');
    const rising = fuzzRun({ reactions: [{ signature: 'a', run: 2900 }] });
    expect(fuzzPage(rising)).to.contain('The curve still rises');
  });

  it('warns of a shallow run in its head', () => {
    const shallow = fuzzPage(fuzzRun({ finds: [], warnings: ['the run is shallow: nothing was stored'] }));
    expect(shallow).to.match(/outcome edge-warn">.*The run is shallow: nothing was stored\./);
  });

  it('calls a run that found nothing good only if it sent something and was not cut short', () => {
    const kindOf = (changes: Parameters<typeof fuzzRun>[0]) =>
      /class="outcome edge-([a-z]+)"/.exec(fuzzPage(fuzzRun({ finds: [], ...changes })))?.[1];
    expect(kindOf({})).to.equal('pass');
    expect(kindOf({ ended: 'the SUT does not answer any more' })).to.equal('error');
    expect(kindOf({ runs: 0 })).to.equal('inconclusive');
    expect(kindOf({ warnings: ['the run is shallow'] })).to.equal('warn');
  });

  it('escapes whatever a SUT or a file name brings in', () => {
    const evil = '"><script>alert(1)</script>\x1b[2J';
    const files = { scenario: `found/${evil}`, exact: 'javascript:alert(1)' };
    const find = fuzzFind({
      ...{
        title: evil,
        seen: evil,
        inputs: [evil],
        breaks: [evil],
        explanation: [evil],
        mutations: [evil, evil, evil],
      },
      ...{ clause: evil, demand: evil, meaning: evil, phase: evil, path: evil, replay: evil, runScenario: evil, files },
    });
    const hostile = fuzzRun({
      ...{ finds: [find], verdict: evil, target: evil, notes: [evil], warnings: [evil], command: evil, ended: evil },
      sut: { address: evil, role: 'scp' },
      coverage: {
        columns: [evil],
        rows: [
          {
            ...{ mutation: evil, subject: evil, breaks: evil, choices: 1, variants: { tried: 1, all: 1 } },
            cells: [{ runs: 0, hole: evil }],
          },
        ],
      },
    });
    const text = fuzzPage(hostile);
    expect(text).not.to.contain('<script>alert');
    expect(text).not.to.contain('\x1b');
    expect(text).to.contain('href="./javascript%3Aalert(1)"');
  });
});
