import { expect } from 'chai';
import type { CaseResult } from '../../model/run-result.ts';
import { painter } from '../terminal.ts';
import { aCaseResult } from '../testing/results.ts';
import { showProgress } from './progress.ts';

/** Collects what is written. */
function recorder(columns?: number) {
  const written: string[] = [];
  return { written, write: (text: string) => written.push(text), columns, isTTY: columns !== undefined };
}

const plain = painter(false);
const times = { elapsedMs: 42_000, restMs: 70_000 };
const show = (live: boolean, results: readonly CaseResult[], columns?: number): string[] => {
  const output = recorder(columns);
  const progress = showProgress(output, { total: results.length, live, paint: plain, now: () => 0 });
  for (const result of results) progress.caseEnded(result, times);
  progress.end();
  return output.written;
};

describe('progress where the output is no terminal', () => {
  it('is a plain line a case, without escape sequences', () => {
    const lines = show(false, [
      aCaseResult({ id: 'a' }),
      aCaseResult({ id: 'b', verdict: 'fail', observed: { kind: 'report', text: '0x0000' } }),
    ]);
    expect(lines).to.deep.equal(['pass            a\n', 'fail            b: 0x0000\n']);
  });

  it('escapes what a peer put into its answer', () => {
    const [line] = show(false, [
      aCaseResult({ verdict: 'fail', observed: { kind: 'report', text: 'comment \u001b[2J' } }),
    ]);
    expect(line).to.include('comment \\x1b[2J').and.not.include('\u001b');
  });

  it('says every ten seconds how far the run is, though no case ends', () => {
    let now = 0;
    const output = recorder();
    const progress = showProgress(output, { total: 340, live: false, paint: plain, now: () => now });
    progress.caseEnded(aCaseResult({ id: 'a', verdict: 'fail', observed: { kind: 'silence', ms: 9 } }), times);
    for (; now < 25_000; now += 1000) progress.tick();
    expect(output.written.slice(1)).to.deep.equal([
      '--  0:52, about 1:00 left: 1 of 340 cases, 1 failed\n',
      '--  1:02, about 0:50 left: 1 of 340 cases, 1 failed\n',
    ]);
  });
});

describe('cases that cannot be judged for one and the same reason', () => {
  it('are told three times and then counted', () => {
    const cases = Array.from({ length: 10 }, (_, at) =>
      aCaseResult({
        id: `case-${at}`,
        verdict: 'not-applicable',
        reasons: [{ kind: 'note', text: 'the SCP cannot be scripted' }],
      }),
    );
    const lines = show(false, [
      ...cases,
      aCaseResult({ verdict: 'error', reasons: [{ kind: 'note', text: 'no connection' }] }),
    ]);
    expect(lines).to.have.lengthOf(5);
    expect(lines.at(-1)).to.equal('not-applicable  and 7 more: the SCP cannot be scripted\n');
  });
});

describe('progress on a terminal', () => {
  it('writes over one line that fits', () => {
    const results = Array.from({ length: 50 }, (_, index) =>
      aCaseResult({ id: `ps3.7/9.1.1/a-rather-long-name-${index}` }),
    );
    const written = show(true, results, 30);
    expect(written.join('')).to.not.include('\n');
    for (const text of written) {
      expect(text.startsWith('\r\u001b[K')).to.equal(true);
      expect(text.slice(4).length).to.be.at.most(29);
    }
  });

  it('is no mere dots where the terminal gives its width as 0', () => {
    expect(show(true, [aCaseResult({}), aCaseResult({})], 0).join('')).to.include('2/2  0:42, about 1:10 left  2 pass');
  });

  it('shows how far it is and what there was', () => {
    const written = show(true, [aCaseResult({}), aCaseResult({ verdict: 'warn' })], 100);
    expect(written.join('')).to.include('2/2  0:42, about 1:10 left  1 pass  1 warn');
  });

  it('prints a fail above that line when it comes', () => {
    const written = show(
      true,
      [aCaseResult({ id: 'a', verdict: 'fail', observed: { kind: 'report', text: 'silence' } }), aCaseResult({})],
      100,
    );
    expect(written.join('')).to.include(
      '\r\u001b[Kfail            a: silence\n\r\u001b[K1/2  0:42, about 1:10 left  1 fail',
    );
  });

  it('goes on telling the time before the first case has ended', () => {
    let now = 0;
    const output = recorder(80);
    const progress = showProgress(output, { total: 3, live: true, paint: plain, now: () => now });
    now = 2000;
    progress.tick();
    expect(output.written).to.deep.equal(['\r\u001b[K0/3  0:02']);
  });

  it('leaves an empty line behind', () => {
    expect(show(true, [aCaseResult({})], 100).at(-1)).to.equal('\r\u001b[K');
  });
});
