import { expect } from 'chai';
import type { RunResult } from '../model/run-result.ts';
import { withoutTimes } from './without-times.ts';

const result = {
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 5,
  seed: 1,
  cases: [
    {
      id: 'a',
      verdict: 'pass',
      startedAt: '2026-01-01T00:00:00.000Z',
      observed: { kind: 'silence', ms: 1000 },
      given: { at: 'the end' },
      capture: { streams: [1], frames: [1, 2] },
      wire: [
        {
          at: 3,
          direction: 'event',
          frame: 4,
          what: { kind: 'note', text: 'in /tmp/cstore-conformance-aB3_x9/1.dcm' },
        },
      ],
    },
  ],
} as unknown as RunResult;

/** The text with something in it replaced. */
const changed = (from: string, to: string) =>
  withoutTimes(JSON.parse(JSON.stringify(result).replaceAll(from, to)) as RunResult);

describe('A result without its times', () => {
  it('is the same whenever it was, how long it took, where it is in a capture, and where the SCP had its files', () => {
    for (const [from, to] of [
      ['2026-01-01', '2027-02-03'],
      ['"durationMs":5', '"durationMs":6'],
      ['"ms":1000', '"ms":1001'],
      ['"at":3', '"at":4'],
      ['"frame":4', '"frame":5'],
      ['"frames":[1,2]', '"frames":[3,4]'],
      ['-aB3_x9/', '-q1w2e3/'],
    ] as const)
      expect(changed(from, to), from).to.equal(withoutTimes(result));
  });

  it('is another one with any other difference', () => {
    for (const [from, to] of [
      ['"pass"', '"fail"'],
      ['"seed":1', '"seed":2'],
      ['the end', 'the beginning'],
      ['/1.dcm', '/2.dcm'],
      ['"event"', '"sent"'],
    ] as const)
      expect(changed(from, to), from).to.not.equal(withoutTimes(result));
  });
});
