import { expect } from 'chai';
import { CommandField } from '../../src/wire.ts';
import { checkRequest, requestRules } from './request-rules.ts';
import { hangingProtocol, secondaryCapture } from './testing/answers.ts';
import { implicit } from './testing/associate-requests.ts';
import { earlierRequest, instance, requestOf as request } from './testing/requests.ts';
import { itTellsEach } from './testing/rule-cases.ts';

const verification = '1.2.840.10008.1.1';
const good = request();
const echoOf = (sopClass: string, abstractSyntax: string) =>
  request({
    values: { CommandField: CommandField['C-ECHO-RQ'], AffectedSOPClassUID: sopClass, CommandDataSetType: 0x101 },
    associate: { presentationContexts: [{ id: 1, abstractSyntax, transferSyntaxes: [implicit] }] },
  });
const echo = echoOf(verification, verification);
const cancel = request({ values: { CommandField: CommandField['C-CANCEL-RQ'] } });

const rejected = request({ answer: { presentationContexts: [{ id: 1, result: 3 }] } });
const window = (invoked: number, ...earlier: readonly ReturnType<typeof earlierRequest>[]) =>
  request({ answer: { asyncWindow: { invoked, performed: 1 } }, earlier });
const roles = (scuRole: boolean, scpRole: boolean) => [{ sopClassUID: hangingProtocol, scuRole, scpRole }];
const other = { MessageID: 8 };
const mover = { MoveOriginatorApplicationEntityTitle: 'MOVER ', MoveOriginatorMessageID: 5 };

describe('the rules of a request', () => {
  itTellsEach(requestRules, {
    'request/c-store-data-set': { broken: request({ dataSetLength: undefined }), kept: good, none: echo },
    'request/proposed-context': {
      broken: request({ contextId: 3 }),
      kept: good,
      none: request({ associate: null }),
    },
    'request/accepted-context': { broken: rejected, kept: echo, none: request({ answer: null }) },
    'request/sop-class-of-context': {
      broken: request({ values: { AffectedSOPClassUID: secondaryCapture } }),
      kept: good,
      none: request({ contextId: 3 }),
    },
    'request/c-echo-of-verification': {
      broken: echoOf(hangingProtocol, verification),
      kept: echo,
      none: good,
    },
    'request/scu-role': {
      broken: request({ associate: { roles: roles(true, true) }, answer: { roles: roles(false, true) } }),
      kept: request({ associate: { roles: roles(true, true) }, answer: { roles: roles(true, true) } }),
      none: request({ associate: { roles: roles(true, true) } }),
    },
    'request/unique-message-id': {
      broken: window(2, earlierRequest(false)),
      kept: window(2, earlierRequest(false, other)),
      none: window(2, earlierRequest(true)),
    },
    'request/message-id-of-association': {
      broken: request({ earlier: [earlierRequest(true)] }),
      kept: request({ earlier: [earlierRequest(true, other)] }),
      none: good,
    },
    'request/operations-window': {
      broken: request({ earlier: [earlierRequest(false, other)] }),
      kept: window(2, earlierRequest(false, other), earlierRequest(true)),
      none: window(0, earlierRequest(false, other)),
    },
    'request/move-originator': { broken: request({ values: mover }), kept: good, none: echo },
    'request/move-originator-pair': {
      broken: request({ values: { MoveOriginatorMessageID: 5 } }),
      kept: request({ values: mover }),
      none: good,
    },
  });

  it('count a C-CANCEL as no operation', () => {
    const { findings } = checkRequest(request({ earlier: [{ message: cancel.message, answered: false }] }));
    expect(findings).to.deep.equal([]);
  });

  it('find what is wrong with its encoding, each of it a fault', () => {
    expect(checkRequest(good).findings).to.deep.equal([]);
    const { findings, checked } = checkRequest(request({ values: { '(0000,0007)': 'ab', MessageID: undefined } }));
    expect(findings.map(({ rule, level }) => `${level} ${rule}`)).to.deep.equal([
      'shall request/known-elements',
      'shall request/c-store-has-message-id',
    ]);
    expect(checked).to.include.members(['command-set/order', 'request/c-store-data-set']);
  });

  it('judge the Data Set if it was kept', () => {
    const { findings, checked } = checkRequest(request({ dataSet: instance.bytes }));
    expect(findings).to.deep.equal([]);
    expect(checked).to.include.members(['data-set/transfer-syntax', 'data-set/iod-missing']);
    expect(checkRequest(good).checked.filter((id) => id.startsWith('data-set/'))).to.deep.equal([]);
  });
});
