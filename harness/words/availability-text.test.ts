import { expect } from 'chai';
import type { CaseResult } from '../model/run-result.ts';
import { availabilityText } from './availability-text.ts';

const text = (...healths: CaseResult['health'][]) => availabilityText(healths.map((health) => ({ health })));

describe('What a report says of crashes', () => {
  it('is that none was seen, and after how many cases this was looked at', () => {
    expect(text('ok', 'ok', 'not-checked')).to.equal(
      'No crash was seen: it served as before after each of the 2 cases of 3 after which this was looked at.',
    );
  });

  it('is that it goes on serving though a connection broke off as in a crash, unless that is known', () => {
    const cases = [{ health: 'ok' }] as const;
    const fault = { consequence: 'died' } as const;
    expect(availabilityText(cases, [fault])).to.equal(
      'It goes on serving: a process or thread of it may have crashed with its connection, but it served as before after each of the 1 case after which this was looked at.',
    );
    const waiver = { reason: 'x', until: '2026-12-31' };
    expect(availabilityText(cases, [{ ...fault, waiver }, { consequence: 'form' }])).to.match(/^No crash was seen/);
  });

  it('is how often the system died, or no longer served', () => {
    expect(text('ok', 'died')).to.equal('It did not stay available: it died in 1 case; after 1 other it did.');
    expect(text('unwell', 'unreachable', 'died', 'ok', 'ok')).to.equal(
      'It did not stay available: it died in 1 case, and it no longer served after 2 cases; after 2 others it did.',
    );
  });

  it('is nothing if nobody looked', () => {
    expect(text('not-checked')).to.equal(undefined);
  });
});
