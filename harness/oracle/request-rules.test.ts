import { expect } from 'chai';
import { associateRQ, CommandField, type CommandValues, decodeCommandSet, encodeCommandSet } from '../../src/wire.ts';
import { checkRequest, type RequestRecord, requestRules } from './request-rules.ts';
import { hangingProtocol, secondaryCapture, storeRequest } from './testing/answers.ts';
import { itTellsEach } from './testing/rule-cases.ts';

const associate = associateRQ({
  calledAETitle: 'SCP',
  callingAETitle: 'SCU',
  presentationContexts: [{ id: 1, abstractSyntax: hangingProtocol, transferSyntaxes: ['1.2.840.10008.1.2'] }],
  maxLength: 0,
  implementationClassUID: '1.2.3',
});

/** A C-STORE request, with what is different. */
function request(values: CommandValues = {}, over: { contextId?: number; dataSetLength?: number | undefined } = {}) {
  const decoded = decodeCommandSet(encodeCommandSet({ ...storeRequest, ...values }));
  const record: RequestRecord = {
    message: { contextId: 1, dataSetLength: 10, decoded, ...over },
    associate,
    earlier: [],
  };
  return record;
}

const good = request();
const echo = request({ CommandField: CommandField['C-ECHO-RQ'] });

describe('the rules of a request', () => {
  itTellsEach(requestRules, {
    'request/c-store-data-set': { broken: request({}, { dataSetLength: undefined }), kept: good, none: echo },
    'request/proposed-context': { broken: request({}, { contextId: 3 }), kept: good, none: echo },
    'request/sop-class-of-context': {
      broken: request({ AffectedSOPClassUID: secondaryCapture }),
      kept: good,
      none: request({}, { contextId: 3 }),
    },
  });

  it('find what is wrong with its encoding, each of it a fault', () => {
    expect(checkRequest(good).findings).to.deep.equal([]);
    const { findings, checked } = checkRequest(request({ '(0000,0007)': 'ab', MessageID: undefined }));
    expect(findings.map(({ rule, level }) => `${level} ${rule}`)).to.deep.equal([
      'shall request/known-elements',
      'shall request/c-store-has-message-id',
    ]);
    expect(checked).to.include.members(['command-set/order', 'request/c-store-data-set']);
  });
});
