import { expect } from 'chai';
import fc from 'fast-check';
import { caseResult, runResult } from '../run-result-fixture.ts';
import { caseIndex } from './case-index.ts';
import { timelineSection } from './timeline.ts';
import { lanesOf } from './timeline-lanes.ts';

describe('The lanes of the timeline', () => {
  it('are reused as soon as they are free', () => {
    const spans = [
      { start: 0, end: 10 },
      { start: 5, end: 8 },
      { start: 8, end: 20 },
      { start: 10, end: 12 },
    ];
    expect(lanesOf(spans)).to.deep.equal([0, 1, 1, 0]);
  });

  it('never hold two cases at the same time', () => {
    const span = fc
      .tuple(fc.nat(100), fc.integer({ min: 1, max: 50 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        const lanes = lanesOf(spans);
        const overlap = spans.some((a, i) =>
          spans.some((b, j) => i < j && lanes[i] === lanes[j] && a.start < b.end && b.start < a.end),
        );
        expect(overlap).to.equal(false);
      }),
    );
  });
});

describe('The section about time', () => {
  const at = (second: number, durationMs: number, id: string) =>
    caseResult({ id, title: `Case ${id}`, startedAt: `2026-01-02T03:04:0${second}.000Z`, durationMs });
  const run = runResult([at(1, 200, 'quick'), at(1, 3000, 'slow'), at(5, 10, 'last')]);
  const { text } = timelineSection(run, caseIndex(run));

  it('lists the slowest first, each linked', () => {
    const names = [...text.matchAll(/<a href="#case\/(\w+)">/g)].map((match) => match[1]);
    expect(names).to.deep.equal(['slow', 'quick', 'last']);
    expect(text).to.contain('3 cases over 4.0 s, at most 2 at once.');
  });

  it('tells what is not drawn, and what of the run was no case', () => {
    const rule = caseResult({ id: 'rule', durationMs: 0 });
    const all = runResult([at(1, 200, 'a'), at(2, 200, 'b'), rule], { durationMs: 9000 });
    const plain = timelineSection(all, caseIndex(all)).text;
    expect(plain).to.contain('2 cases over 1.2 s, one after the other. The other 1 case took no time: ');
    expect(plain).to.contain('The run took 9.0 s, with what is asked before the first case');
  });

  it('takes cases that seem to overlap by less than the grain of their dates for one after the other', () => {
    const apart = runResult([at(1, 1001.5, 'a'), at(2, 10, 'b')]);
    expect(timelineSection(apart, caseIndex(apart)).text).to.contain('one after the other.');
    const over = runResult([at(1, 1003, 'a'), at(2, 10, 'b')]);
    expect(timelineSection(over, caseIndex(over)).text).to.contain('at most 2 at once.');
  });

  it('draws them in lanes, a path for each verdict', () => {
    expect(text).to.contain('<path class="line-pass" d="M0.0 4h49.9M0.0 12h748.1M997.5 4h2.5"/>');
  });

  it('draws no more lanes than a reader can tell apart', () => {
    const many = runResult(Array.from({ length: 60 }, (_, id) => at(1, 500, `c${id}`)));
    const drawn = timelineSection(many, caseIndex(many)).text;
    expect(drawn).to.contain('viewBox="0 0 1000 320"');
    expect(/ d="([^"]*)"/.exec(drawn)?.[1]?.match(/M/g)).to.have.length(40);
  });

  it('is left out if nothing took time or has a date', () => {
    const odd = runResult([caseResult({ durationMs: 0 }), caseResult({ id: 'b', startedAt: 'yesterday' })]);
    expect(timelineSection(odd, caseIndex(odd)).text).to.equal('');
  });
});
