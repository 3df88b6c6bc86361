import { expect } from 'chai';
import { CommandField, type CommandValues, encodeCommandSet } from '../../src/wire.ts';
import { formatFinding } from '../model/finding.ts';
import { checkResponse } from './response-rules.ts';
import {
  answerOf,
  type Circumstances,
  storeResponse as good,
  hangingProtocol,
  storeRequest as request,
  secondaryCapture,
} from './testing/answers.ts';

/** `level clause: text` of every finding of a response. */
function found(response: CommandValues | Uint8Array, given: Circumstances = {}): string[] {
  return checkResponse(answerOf(response, given)).findings.map(
    (finding) => `${finding.level} ${formatFinding(finding)}`,
  );
}

function without(keyword: string): CommandValues {
  return { ...good, [keyword]: undefined };
}

describe('the rules of a response', () => {
  it('find nothing wrong with a good one', () => {
    expect(found(good)).to.deep.equal([]);
    expect(found({ ...good, AffectedSOPClassUID: undefined, AffectedSOPInstanceUID: undefined })).to.deep.equal([]);
    expect(found({ ...good, MessageID: 7 })).to.deep.equal([]);
  });

  const wrong: readonly (readonly [what: string, response: CommandValues, finding: RegExp])[] = [
    [
      'another Message ID',
      { ...good, MessageIDBeingRespondedTo: 8 },
      /^shall PS3\.7 9\.3\.1\.2: .*is 8, the request had 7/,
    ],
    ['another Command Field', { ...good, CommandField: 0x8030 }, /^shall PS3\.7 9\.3\.1\.2: Command Field is 0x8030/],
    ['another SOP Class', { ...good, AffectedSOPClassUID: secondaryCapture }, /^shall PS3\.7 9\.1\.1\.1\.3: /],
    [
      'an empty SOP Class',
      { ...good, AffectedSOPClassUID: Buffer.alloc(0) },
      /^shall PS3\.7 9\.1\.1\.1\.3: .*is empty/,
    ],
    ['the priority of the request', { ...good, Priority: 0 }, /^shall PS3\.7 9\.1\.1\.1: \(0000,0700\) Priority/],
    [
      'an empty parameter of a request',
      { ...good, MoveOriginatorApplicationEntityTitle: Buffer.alloc(0) },
      /^shall PS3\.7 9\.1\.1\.1: \(0000,1030\) /,
    ],
    [
      'a field of another service',
      { ...good, NumberOfFailedSuboperations: 0 },
      /^should PS3\.7 9\.3\.1\.2: \(0000,1022\) NumberOfFailedSuboperations is no field of a C-STORE-RSP/,
    ],
    ['another SOP Instance', { ...good, AffectedSOPInstanceUID: '1.2.4' }, /^shall PS3\.7 9\.1\.1\.1\.4: /],
    ['a Data Set announced', { ...good, CommandDataSetType: 1 }, /^shall PS3\.7 9\.3\.1\.2: .*announces a Data Set/],
    ['no Status', without('Status'), /^shall PS3\.7 9\.3\.1\.2: .*Status is missing/],
    ['no Message ID', without('MessageIDBeingRespondedTo'), /^shall PS3\.7 9\.3\.1\.2: /],
    ['no Command Data Set Type', without('CommandDataSetType'), /^shall PS3\.7 9\.3\.1\.2: /],
    ['a wrong group length', { ...good, CommandGroupLength: 4 }, /^shall PS3\.7 E\.1: .*CommandGroupLength is 4/],
    [
      'a status that shall not be used',
      { ...good, Status: 0x1234 },
      /^shall PS3\.7 Annex C: .*0x1234 shall not be used/,
    ],
    [
      'a long Error Comment',
      { ...good, Status: 0xa700, ErrorComment: 'x'.repeat(70) },
      /^shall PS3\.5 6\.2: .*ErrorComment/,
    ],
    ['a Status of four bytes', { ...good, Status: Buffer.from([0, 0, 0, 0]) }, /^shall PS3\.5 6\.2: .*Status \(US\)/],
    [
      'an element that is no command element',
      { ...good, '(0000,0007)': 'ab' },
      /^should PS3\.7 E\.1: .*no command element/,
    ],
    [
      'an element of another group',
      { ...good, '(0008,0018)': '1.2.3 ' },
      /^should PS3\.7 6\.3\.1: .*not of group 0000/,
    ],
    [
      'an Error Comment in another repertoire',
      { ...good, Status: 0xa700, ErrorComment: 'f\xfcll' },
      /^should PS3\.7 Annex C/,
    ],
    ['a Pending status', { ...good, Status: 0xff00 }, /^should PS3\.7 9\.1\.1\.1\.9: .*class Pending/],
    [
      'a warning, which Non-Patient does not have',
      { ...good, Status: 0xb000 },
      /^should PS3\.4 GG\.4\.2: .*no warnings/,
    ],
    ['a failure code that Non-Patient does not list', { ...good, Status: 0xa701 }, /^note PS3\.4 GG\.4\.2: 0xA701/],
    ['an Error Comment with success', { ...good, ErrorComment: 'fine' }, /^note PS3\.7 C\.1\.1: ErrorComment/],
  ];
  for (const [what, response, finding] of wrong) {
    it(`find ${what}`, () => {
      const findings = found(response);
      expect(
        findings.some((line) => finding.test(line)),
        findings.join('\n'),
      ).to.equal(true);
    });
  }

  it('find elements out of order, and doubled', () => {
    const bytes = Buffer.from(encodeCommandSet(good));
    const status = bytes.subarray(bytes.length - 28 + 8);
    expect(found(Buffer.concat([bytes, status])).join('\n')).to.match(/shall PS3\.7 6\.3\.1: /);
  });

  it('find a Data Set after a response that announces none', () => {
    expect(found(good, { dataSetLength: 10 }).join()).to.match(/shall PS3\.7 9\.3\.1\.2: a Data Set follows/);
  });

  it('find a response to nothing', () => {
    expect(found(good, { outstanding: false }).join()).to.match(
      /shall PS3\.7 9\.3\.1\.3: .*no operation was outstanding/,
    );
  });

  it('find success before the request was complete, but allow an early failure', () => {
    expect(found(good, { complete: false }).join()).to.match(/shall PS3\.7 9\.1\.1\.2: Success/);
    expect(found({ ...good, Status: 0xa700 }, { complete: false })).to.deep.equal([]);
  });

  it('only take note of another presentation context, which no clause forbids', () => {
    expect(found(good, { contextId: 3 })).to.deep.equal([
      'note PS3.8 E.1: the response came on presentation context 3, the request on 1',
    ]);
  });

  it('find a presentation context that was not agreed on, or is for another SOP Class', () => {
    const agreedContexts = new Map([
      [1, hangingProtocol],
      [3, hangingProtocol],
      [7, secondaryCapture],
    ]);
    const onContext = (contextId: number): string[] => found(good, { contextId, agreedContexts });
    expect(onContext(5)).to.deep.equal([
      'shall PS3.8 7.6.1: the response came on presentation context 5, which was not agreed on, the request on 1',
    ]);
    expect(onContext(7).join()).to.match(/^shall PS3\.8 7\.6\.1: .* is for SecondaryCaptureImageStorage$/);
    expect(onContext(3).join()).to.match(/^note/);
    expect(onContext(1)).to.deep.equal([]);
  });

  it('find a presentation context that was not agreed on although the request came on it, too', () => {
    const agreedContexts = new Map([[3, hangingProtocol]]);
    expect(found(good, { contextId: 1, agreedContexts })).to.deep.equal([
      'shall PS3.8 7.6.1: the response came on presentation context 1, which was not agreed on, like its request',
    ]);
  });

  it('cite the clause of the operation for a UID that is not that of the request', () => {
    const answer = (field: number) =>
      found(
        {
          ...good,
          CommandField: field | 0x8000,
          AffectedSOPClassUID: secondaryCapture,
          AffectedSOPInstanceUID: '1.2.4',
        },
        { asked: { ...request, CommandField: field } },
      ).join();
    expect(answer(CommandField['C-FIND-RQ'])).to.match(
      /^shall PS3\.7 9\.1\.2\.1\.3: .*,note PS3\.7 E\.1: Affected SOP Instance/,
    );
    expect(answer(CommandField['C-ECHO-RQ'])).to.match(/^shall PS3\.7 9\.1\.5\.1\.3: /);
    expect(answer(CommandField['N-GET-RQ'])).to.match(/^note PS3\.7 E\.1: Affected SOP Class UID is /);
  });

  it('let a response repeat an invalid UID of its request', () => {
    const invalid = '1.02.3';
    const asked = { ...request, AffectedSOPInstanceUID: invalid };
    expect(found({ ...good, Status: 0x0117, AffectedSOPInstanceUID: invalid }, { asked })).to.deep.equal([]);
    expect(found({ ...good, AffectedSOPInstanceUID: invalid })).to.have.length.greaterThan(0);
    expect(found(good, { asked }), 'what a reader makes of it').to.deep.equal([
      'note PS3.7 9.1.1.1.4: Affected SOP Instance UID is 1.2.3, the request had 1.02.3',
    ]);
  });

  it('know the ranges and warnings of ordinary storage', () => {
    const given = { abstractSyntax: secondaryCapture, asked: { ...request, AffectedSOPClassUID: secondaryCapture } };
    const response = { ...good, AffectedSOPClassUID: secondaryCapture };
    for (const Status of [0xa701, 0xa9ff, 0xc123, 0xb000, 0xb006, 0xb007]) {
      expect(found({ ...response, Status }, given), String(Status)).to.deep.equal([]);
    }
    expect(found({ ...response, Status: 0xb001 }, given).join()).to.match(/^note PS3\.4 B\.2\.3/);
  });

  it('ask nothing of fields that the request did not have', () => {
    const asked = { CommandField: CommandField['C-STORE-RQ'], CommandDataSetType: 1 };
    expect(found(good, { asked })).to.deep.equal([]);
  });
});
