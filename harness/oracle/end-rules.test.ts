import { expect } from 'chai';
import { CommandField } from '../../src/wire.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { operationRules, type PassedOver, passedOverRules, releaseRules } from './end-rules.ts';
import type { Operation } from './operation.ts';
import { applyRules } from './rule.ts';
import { answerOf, operation, storeRequest, storeResponse } from './testing/answers.ts';
import { itTellsEach, outcomeOf } from './testing/rule-cases.ts';

const silence: WireEvent = { kind: 'silence', ms: 1000 };
const fin: WireEvent = { kind: 'closed', how: 'FIN' };
const confirmation: WireEvent = { kind: 'pdu', pdu: { type: 'A-RELEASE-RP' } };
const abort: WireEvent = { kind: 'pdu', pdu: { type: 'A-ABORT', source: 0, reason: 0 } };

describe('the rule that every operation is answered', () => {
  const response: WireEvent = { kind: 'message', message: answerOf(storeResponse).message };
  itTellsEach(operationRules, {
    'response/every-operation-answered': {
      broken: { operation: operation(), event: silence },
      kept: { operation: operation(), event: response },
      none: { operation: operation(), event: fin },
    },
  });

  it('asks nothing of an operation whose request was unfinished or wrong', () => {
    const wrong = operation({ asked: { ...storeRequest, MessageID: undefined } });
    for (const one of [wrong, operation({ complete: false })]) {
      expect(applyRules(operationRules, { operation: one, event: silence }).checked).to.deep.equal([]);
    }
  });
});

describe('the rules of a release', () => {
  itTellsEach(releaseRules, {
    'release/confirmed': { broken: silence, kept: confirmation, none: abort },
    'release/not-aborted': { broken: abort, kept: confirmation, none: fin },
  });
});

describe('Each rule of a request that is passed over', () => {
  const named = (name: 'C-STORE' | 'C-ECHO', changes: Partial<Operation> = {}): PassedOver => {
    const asked = { ...storeRequest, CommandField: CommandField[`${name}-RQ`] };
    const next = { ...operation({ asked }), answered: true };
    return { operation: { ...operation({ asked }), isRegular: true, ...changes }, next };
  };
  itTellsEach(passedOverRules, {
    'response/c-store-passed-over': {
      broken: named('C-STORE'),
      kept: named('C-STORE', { answered: true }),
      none: named('C-ECHO'),
    },
    'response/c-echo-passed-over': {
      broken: named('C-ECHO'),
      kept: named('C-ECHO', { answered: true }),
      none: named('C-STORE'),
    },
  });

  it('has no occasion where nothing is owed, or the next one is not answered either', () => {
    const unfit: readonly Partial<Operation>[] = [
      { complete: false },
      { isRegular: false },
      { inTurn: false },
      { abstractSyntax: undefined },
      { requestFindings: [{ rule: 'order', tag: 0, offset: 0, text: '', clause: '' }] },
    ];
    for (const changes of unfit) {
      expect(outcomeOf(passedOverRules, 'response/c-store-passed-over', named('C-STORE', changes))).to.equal(
        'no occasion',
      );
    }
    const silent = { ...named('C-STORE'), next: { ...operation(), answered: false } };
    expect(outcomeOf(passedOverRules, 'response/c-store-passed-over', silent)).to.equal('no occasion');
  });
});
