import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import type { Fault } from '../../model/fault.ts';
import { faultyRun, known, waiver } from '../faulty-run-fixture.ts';
import { caseResult, oneOfEach, runResult } from '../run-result-fixture.ts';
import { conformancePage } from './page.ts';
import type { PageData } from './page-data/packed-case.ts';

function dataOf(page: string): PageData {
  const packed = /<script type="application\/octet-stream" id="page-data">([^<]*)</.exec(page)?.[1] ?? '';
  return JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString());
}

/** The page with everything in it that its script can put there. */
function whole(page: string): string {
  const { scenarios, pdus } = dataOf(page);
  return [
    page,
    ...scenarios.flat().map(({ head, body }) => `${head} ${body}`),
    ...pdus.map(({ markup }) => markup),
  ].join('\n');
}

describe('The conformance page', () => {
  const page = conformancePage(oneOfEach());
  const text = whole(page)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

  it('says what was tested, when, with which seed and tool, and what came of it', () => {
    for (const part of [
      'Not fulfilled: &quot;A request without a Message ID is refused&quot;. 1 case could not be run:',
      'ANY-SCP@127.0.0.1:11112',
      'OFFIS_DCMTK_367',
      '2026-01-02 03:04:05 UTC',
      'Seed 20260102',
      'cstore-conformance 0.1.0',
    ]) {
      expect(text).to.contain(part);
    }
  });

  it('tells what was judged of a system that was lost on the way, and that it was', () => {
    const { cases, sut } = oneOfEach();
    const gone = { ...sut, reachable: false, unreachableReason: 'connection refused' };
    const pageOf = (some: typeof cases) => conformancePage(runResult(some, { sut: gone }));
    expect(pageOf(cases)).to.contain('The system was lost during the run. It was not reached: connection refused.');
    expect(pageOf(cases.filter(({ verdict }) => verdict === 'error'))).to.contain(
      'cannot be reached. It was not reached: connection refused.',
    );
  });

  it('tells of each case its clause, level, demand, parameters, expectation, reaction, axes and bytes', () => {
    for (const part of [
      'PS3.7 9.1.1.1.1 shall A C-STORE request carries a Message ID.',
      'sopClass HangingProtocolStorage',
      'Expected response, Status 0x0212',
      'Actual C-STORE-RSP, Status 0x0000',
      'Status 0x0122 Refused: SOP Class not supported (Failure)',
      'Transport FIN',
      'System afterwards not-checked',
      'PDU-type 04H P-DATA-TF',
    ]) {
      expect(text).to.contain(part);
    }
  });

  it('has every case once, and no link within the page that leads nowhere', () => {
    const cases = dataOf(page)
      .scenarios.flat()
      .map(({ anchor }) => anchor);
    const ids = [...[...whole(page).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]), ...cases];
    const targets = [...whole(page).matchAll(/href="#([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(new Set(ids).size).to.equal(ids.length);
    expect(cases).to.have.length(7);
    expect(targets.filter((target) => !target.startsWith('q=') && !ids.includes(target))).to.deep.equal([]);
  });

  it('asks for no other file and allows only its own script and style', () => {
    expect(page).not.to.match(/<(link|img|iframe|object|embed)\b|@import|url\(/);
    const addresses = page.match(/https?:\/\/[^"]*/g) ?? [];
    expect(addresses.filter((each) => !each.startsWith('https://dicom.nema.org/medical/dicom/2024c/'))).to.deep.equal(
      [],
    );
    expect(page).not.to.match(/(src|action)=/);
    for (const [kind, element] of [
      ['script-src', 'script'],
      ['style-src', 'style'],
    ] as const) {
      const body = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page)?.[1] ?? '';
      const hash = createHash('sha256').update(body).digest('base64');
      expect(page.replaceAll('&#39;', "'")).to.contain(`${kind} 'sha256-${hash}'`);
    }
    expect(page).not.to.match(/ style="| on[a-z]+="/);
  });

  it('shows what a peer sent as text, in every field', () => {
    const evil = '"><script>alert(1)</script>\x1b\u202e';
    const hostile = caseResult({
      ...Object.fromEntries(['id', 'scenario', 'title'].map((key) => [key, evil])),
      place: { file: evil, line: 1 },
      requirement: { ref: 'PS3.7 9', level: 'shall', text: evil },
      given: { sopClass: evil, [evil]: evil },
      verdict: 'fail',
      expected: [{ text: evil }],
      observed: { kind: 'report', text: evil },
      reasons: [{ kind: 'note', text: evil }],
      findings: [{ rule: evil, clause: evil, level: 'shall', text: evil }],
      answer: { kind: 'report', text: evil },
      wire: [{ at: 1, direction: 'event', what: { kind: 'note', text: evil } }],
      healthDetail: evil,
      notes: [evil],
    });
    const run = runResult([hostile]);
    const hostilePage = conformancePage({
      ...run,
      sut: { ...run.sut, address: evil, implementationVersionName: evil },
    });
    expect(whole(hostilePage).match(/<script>/g)).to.have.length(1);
    expect(whole(hostilePage)).not.to.contain('\x1b').and.not.to.contain('\u202e');
    expect(whole(hostilePage)).to.contain('&lt;script&gt;alert(1)&lt;/script&gt;\\x1b\\u202e');
  });

  it('is a page for a run without cases, and says that nothing was judged', () => {
    const empty = conformancePage(runResult([]));
    expect(empty).to.contain('Nothing could be judged.').and.to.contain('No case ran.');
  });

  it('says that the SUT could not be reached, and why', () => {
    const run = runResult([]);
    const sut = { ...run.sut, reachable: false, unreachableReason: 'connection refused' };
    expect(conformancePage({ ...run, sut })).to.contain('It was not reached: connection refused.');
  });

  it('says that a run was interrupted', () => {
    expect(conformancePage(runResult([caseResult()], { interrupted: true }))).to.contain('stopped before every case');
    expect(page).not.to.contain('stopped before every case');
  });

  it('does not call a run without failures clean when cases could not be run', () => {
    const broken = conformancePage(runResult([caseResult(), caseResult({ verdict: 'error' })]));
    expect(broken).to.contain('No fault was found in 1 case. 1 case could not be run:');
  });

  it('counts the faults by severity in its head, known deviations apart, each linked', () => {
    const run = faultyRun();
    const [first] = run.faults as [Fault];
    const some = (['critical', 'serious', 'serious', 'warning'] as const).map((severity) => ({ ...first, severity }));
    const head = conformancePage({ ...run, faults: [...some, { ...first, waiver }] }).split('</header>')[0] ?? '';
    const weights = [...head.matchAll(/<a href="#([^"]+)"><span class="sev sev-(\w+)">[^<]+<\/span><b>(\d+)<\/b>/g)];
    expect(weights.map(([, target, weight, count]) => [target, weight, count])).to.deep.equal([
      ['fault-1', 'critical', '1'],
      ['fault-2', 'serious', '2'],
      ['warnings', 'warning', '1'],
      ['known', 'known', '1'],
    ]);
    expect(head)
      .to.match(/verdict%3Aknown">.*?<b>1<\/b>/)
      .and.match(/verdict%3Afail">.*?<b>5<\/b>/);
  });

  it('says how many of its cases are rules, and how many of these fail', () => {
    const head = conformancePage(faultyRun()).split('</header>')[0] ?? '';
    expect(head).to.contain(
      '16 cases: 13 put to the system, and 3 rules that always hold; a rule is one case, however often it is broken. Of the 5 that fail, 2 are rules.',
    );
  });

  it('says in its head what was not tested for want of an option, and names the scale of its grade', () => {
    const reasons = [{ kind: 'precondition' as const, text: 'it compares', options: ['--store-dir', '--retrieve'] }];
    const head = conformancePage(runResult([caseResult({ verdict: 'not-applicable', reasons })])).split('</header>')[0];
    expect(head).to.contain('Not tested: whether what is stored is what was sent (1 case, which needs --store-dir or ');
    expect(head).to.contain('Grades go from A (no fault) to E (a critical fault)');
  });

  it('says beside the notes about a run how many cases could not be judged in all', () => {
    const run = faultyRun();
    const noted = conformancePage({
      ...run,
      sut: { ...run.sut, notes: ['it was silent: 2 cases could not be judged'] },
    });
    expect(noted).to.contain('<li>3 cases in all could not be judged because of a fault: see <a href="#unjudged">');
  });

  it('calls a run in which all faults are known clean', () => {
    const waived = runResult([caseResult(), known]);
    const faults = waived.faults.map((fault) => ({ ...fault, waiver }));
    expect(conformancePage({ ...waived, faults })).to.contain('<p class="outcome edge-pass">');
    expect(conformancePage({ ...waived, faults })).to.contain(
      'No new fault was found in 2 cases. One known deviation.',
    );
  });

  it('is the same for the same run', () => {
    expect(conformancePage(oneOfEach())).to.equal(page);
  });
});
