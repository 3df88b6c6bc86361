import { expect } from 'chai';
import type { WireEvent } from '../model/wire-event.ts';
import { operationRules, releaseRules } from './end-rules.ts';
import { applyRules } from './rule.ts';
import { answerOf, operation, storeRequest, storeResponse } from './testing/answers.ts';
import { itTellsEach } from './testing/rule-cases.ts';

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
