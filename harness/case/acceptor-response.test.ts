import { expect } from 'chai';
import {
  CommandField,
  type CommandSet,
  type DecodedCommandSet,
  decodeCommandSet,
  decodePdu,
  pduHeadLength,
} from '../../src/wire.ts';
import type { ResponseRule } from '../language/respond.ts';
import { isRegular, isResponse, responseOf, statusOf } from './acceptor-response.ts';

const asked: CommandSet = {
  AffectedSOPClassUID: '1.2.840.10008.5.1.4.38.1',
  CommandField: CommandField['C-STORE-RQ'],
  MessageID: 0xfffe,
  Priority: 0,
  CommandDataSetType: 1,
  AffectedSOPInstanceUID: '1.2.3',
};
const request = {
  contextId: 5,
  decoded: { command: asked, elements: [], findings: [] } as unknown as DecodedCommandSet,
};

interface Sent {
  readonly contexts: readonly number[];
  readonly fragments: number;
  readonly decoded: DecodedCommandSet;
}

function pdusIn(bytes: Buffer): Buffer[] {
  if (bytes.length === 0) return [];
  const length = pduHeadLength + bytes.readUInt32BE(2);
  return [bytes.subarray(0, length), ...pdusIn(bytes.subarray(length))];
}

/** What is read in the PDUs that are sent. */
function sent(rule?: ResponseRule, maxLength = 0): Sent {
  const pdvs = pdusIn(Buffer.concat(responseOf(request, rule, maxLength).pdus)).flatMap((bytes) => {
    const decoded = decodePdu(bytes);
    if (!('pdu' in decoded) || decoded.pdu.type !== 'P-DATA-TF') throw new Error(JSON.stringify(decoded));
    return decoded.pdu.pdvs;
  });
  return {
    contexts: [...new Set(pdvs.map(({ contextId }) => contextId))],
    fragments: pdvs.length,
    decoded: decodeCommandSet(Buffer.concat(pdvs.map(({ fragment }) => fragment))),
  };
}

const command = (rule?: ResponseRule) => sent(rule).decoded.command;

describe('the response of the harness to an SCU', () => {
  it('is success where no rule says something else', () => {
    expect(sent().contexts).to.deep.equal([5]);
    expect(sent().decoded.findings).to.deep.equal([]);
    expect(command()).to.deep.include({
      CommandField: CommandField['C-STORE-RSP'],
      MessageIDBeingRespondedTo: 0xfffe,
      Status: 0,
      AffectedSOPClassUID: asked.AffectedSOPClassUID,
      AffectedSOPInstanceUID: '1.2.3',
      CommandDataSetType: 0x0101,
    });
  });

  it('has the status of the rule and what is said beside it', () => {
    const rule = { Status: 0xa900, ErrorComment: 'no match', OffendingElement: ['(0010,0010)'] };
    expect(command(rule)).to.deep.include({
      Status: 0xa900,
      ErrorComment: 'no match',
      OffendingElement: [0x00100010],
    });
    expect(command({ Status: 'Success' })).to.include({ Status: 0 });
  });

  it('answers another Message ID, counted within 16 bits', () => {
    expect(command({ Status: 0, messageIdOffset: 7 })).to.include({ MessageIDBeingRespondedTo: 5 });
  });

  it('goes to another presentation context', () => {
    expect(sent({ Status: 0, contextId: 9 }).contexts).to.deep.equal([9]);
  });

  it('has other elements, or lacks some', () => {
    expect(command({ Status: 0, command: { AffectedSOPInstanceUID: '1.9' } })).to.include({
      AffectedSOPInstanceUID: '1.9',
    });
    expect(command({ Status: 0, remove: ['AffectedSOPClassUID'] })).to.not.have.property('AffectedSOPClassUID');
  });

  it('is made of exactly the elements that the rule lists', () => {
    const { elements } = sent({ elements: [{ tag: '(0000,0900)', hex: '00 a7' }] }).decoded;
    expect(elements.map(({ tag }) => tag)).to.deep.equal([0x00000900]);
  });

  it('is cut as the SCU can receive it, or as the rule says', () => {
    expect(sent(undefined, 32).fragments).to.be.greaterThan(1);
    expect(sent({ Status: 0, fragments: { bytes: 10 } }).fragments).to.be.greaterThan(5);
  });

  it('is changed byte by byte, as one piece', () => {
    const { pdus } = responseOf(request, { Status: 0, mutate: [{ truncate: { at: 3 } }] }, 0);
    expect(pdus.map(({ length }) => length)).to.deep.equal([3]);
  });
});

describe('what a rule comes to', () => {
  it('is success without a rule, the status of one, or nothing', () => {
    expect([statusOf(undefined), statusOf({ Status: 0xb000 }), statusOf({ close: 'rst' })]).to.deep.equal([
      0,
      0xb000,
      undefined,
    ]);
  });

  it('is regular as long as it is the response to its request', () => {
    const regular: (ResponseRule | undefined)[] = [
      undefined,
      { Status: 0xa700 },
      { Status: 0, ErrorComment: 'x' },
      { Status: 0, copies: 2 },
      { Status: 0, remove: ['AffectedSOPClassUID'] },
      { Status: 0, segments: 1 },
    ];
    for (const rule of regular) expect(isRegular(rule), JSON.stringify(rule)).to.equal(true);
    const irregular: ResponseRule[] = [
      { elements: [] },
      { Status: 0, mutate: [] },
      { Status: 0, contextId: 3 },
      { Status: 0, messageIdOffset: 1 },
      { Status: 0, copies: 0 },
      { Status: 0, command: { CommandField: 0x8030 } },
      { Status: 0, remove: ['Status'] },
    ];
    for (const rule of irregular) expect(isRegular(rule), JSON.stringify(rule)).to.equal(false);
  });

  it('is a response if it has a status or elements', () => {
    expect([undefined, { Status: 0 }, { elements: [] }].map((rule) => isResponse(rule))).to.deep.equal([
      true,
      true,
      true,
    ]);
    expect(
      [{ silence: true }, { close: 'fin' }, { pdu: 'A-RELEASE-RP' }].map((rule) => isResponse(rule as ResponseRule)),
    ).to.deep.equal([false, false, false]);
  });
});
