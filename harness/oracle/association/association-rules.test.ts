import { expect } from 'chai';
import { itTellsEach } from '../testing/rule-cases.ts';
import type { AssociationHistory, AssociationPdu } from './association-history.ts';
import { associationRules, checkAssociation } from './association-rules.ts';

/** PDUs in their order, those of the harness in parentheses: `RQ (AC) P (P) RELEASE (RELEASED)`. */
const types: Readonly<Record<string, AssociationPdu['type']>> = {
  RQ: 'A-ASSOCIATE-RQ',
  AC: 'A-ASSOCIATE-AC',
  RJ: 'A-ASSOCIATE-RJ',
  P: 'P-DATA-TF',
  RELEASE: 'A-RELEASE-RQ',
  RELEASED: 'A-RELEASE-RP',
  ABORT: 'A-ABORT',
  bytes: 'bytes',
};

function history(text: string, over: Partial<AssociationHistory> = {}): AssociationHistory {
  const pdus = text
    .split(' ')
    .filter((word) => word !== '')
    .map((word): AssociationPdu => {
      const type = types[word.replace(/[()]/g, '')];
      if (!type) throw new RangeError(word);
      return { by: word.startsWith('(') ? 'harness' : 'SUT', type };
    });
  return { pdus, outstanding: 0, isWithinMessage: false, end: 'FIN', ...over };
}

const broken = (text: string, over: Partial<AssociationHistory> = {}) =>
  checkAssociation(history(text, over)).findings.map(({ rule }) => rule);

const good = history('RQ (AC) P (P) RELEASE (RELEASED)');
const nothing = history('');
const unanswered = history('RQ', { end: 'open' });
const aborted = history('RQ (AC) P ABORT');

describe('the rules of an association of an SCU', () => {
  itTellsEach(associationRules, {
    'association/request-first': { broken: history('P'), kept: good, none: nothing },
    'association/one-request': {
      broken: history('RQ (AC) RELEASE (RELEASED) RQ'),
      kept: good,
      none: nothing,
    },
    'association/nothing-before-answer': { broken: history('RQ P (AC)'), kept: good, none: history('P') },
    'association/nothing-after-rejection': {
      broken: history('RQ (RJ) P'),
      kept: history('RQ (RJ) ABORT'),
      none: history('RQ (AC) (RJ) P'),
    },
    'association/nothing-after-release-request': {
      broken: history('RQ (AC) RELEASE P'),
      kept: history('RQ (AC) RELEASE (RELEASE) RELEASED (RELEASED)'),
      none: aborted,
    },
    'association/nothing-after-release-response': {
      broken: history('RQ (AC) (RELEASE) RELEASED P'),
      kept: history('RQ (AC) (RELEASE) P RELEASED'),
      none: good,
    },
    'association/nothing-after-abort': { broken: history('RQ (AC) ABORT P'), kept: aborted, none: good },
    'association/pdus-of-a-requestor': {
      broken: history('RQ (AC) RELEASED'),
      kept: history('RQ (AC) (RELEASE) RELEASED'),
      none: nothing,
    },
    'association/released-when-confirmed': { broken: { ...good, outstanding: 1 }, kept: good, none: aborted },
    'association/message-complete-at-release': {
      broken: { ...good, isWithinMessage: true },
      kept: good,
      none: aborted,
    },
    'association/ended-in-order': { broken: history('RQ (AC) P (P)'), kept: good, none: history('RQ (RJ)') },
    'association/release-awaited': {
      broken: history('RQ (AC) RELEASE'),
      kept: good,
      none: history('RQ (AC) RELEASE', { end: 'open' }),
    },
    'association/closed-after-release': {
      broken: { ...good, end: 'open' },
      kept: { ...good, end: 'RST' },
      none: { ...good, end: 'local' },
    },
    'association/closed-after-rejection': {
      broken: history('RQ (RJ)', { end: 'open' }),
      kept: history('RQ (RJ)'),
      none: good,
    },
    'association/closed-after-abort': {
      broken: history('RQ (AC) P (ABORT)', { end: 'open' }),
      kept: history('RQ (ABORT)'),
      none: aborted,
    },
    'association/ends-with-release': {
      broken: aborted,
      kept: good,
      none: history('RQ (AC) P ABORT', { outstanding: 1 }),
    },
  });

  it('let what was on its way come after an A-ABORT of the harness', () => {
    expect(broken('RQ (AC) P (ABORT) P RELEASE')).to.deep.equal([]);
  });

  it('let an association be aborted in any state, more than once, too', () => {
    for (const text of ['RQ ABORT', 'RQ (RJ) ABORT', 'RQ (AC) P ABORT ABORT', 'RQ (AC) RELEASE ABORT', 'ABORT']) {
      expect(broken(text, { outstanding: 1 }), text).to.not.include.members(['association/ended-in-order']);
      expect(
        broken(text, { outstanding: 1 }).filter((id) => id.includes('nothing')),
        text,
      ).to.deep.equal([]);
    }
  });

  it('accuse nobody of what may be due to bytes of the harness that are no PDU', () => {
    expect(broken('RQ (bytes) P')).to.deep.equal([]);
    expect(broken('RQ (AC) P (bytes)', { outstanding: 1 })).to.deep.equal([]);
  });

  it('find a connection closed before the answer, and say in which state', () => {
    const { findings } = checkAssociation(history('RQ', { end: 'RST' }));
    expect(findings.map(({ text }) => text)).to.deep.equal([
      'the connection ended with RST before the A-ASSOCIATE-RQ was answered',
    ]);
    expect(checkAssociation(unanswered).findings).to.deep.equal([]);
  });

  it('know nothing of the answer to a release that crosses when the connection is reset', () => {
    expect(broken('RQ (AC) RELEASE (RELEASE)')).to.deep.equal(['association/release-awaited']);
    expect(broken('RQ (AC) RELEASE (RELEASE)', { end: 'RST' })).to.deep.equal([]);
  });

  it('let a connection be opened and closed without a PDU', () => {
    expect(checkAssociation(nothing)).to.deep.equal({ checked: [], findings: [] });
  });
});
