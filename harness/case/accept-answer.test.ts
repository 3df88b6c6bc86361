import { expect } from 'chai';
import { ExplicitVRLittleEndian, ImplicitVRLittleEndian } from '../../src/index.ts';
import {
  type AAssociateAC,
  applicationContextNameOf,
  associateRQ,
  decodePdu,
  presentationContextResultsOf,
  userInformationOf,
} from '../../src/wire.ts';
import type { AcceptSpec } from '../language/accept-spec.ts';
import { acceptAnswer } from './accept-answer.ts';

const implicit = ImplicitVRLittleEndian.uid;
const explicit = ExplicitVRLittleEndian.uid;

const request = associateRQ({
  calledAETitle: 'HERE',
  callingAETitle: 'THERE',
  presentationContexts: [
    { id: 1, abstractSyntax: '1.2.3', transferSyntaxes: [implicit, explicit] },
    { id: 3, abstractSyntax: '1.2.4', transferSyntaxes: [explicit] },
  ],
  maxLength: 0,
  implementationClassUID: '1.2.5',
});

/** What is read in the bytes that are sent. */
function read(spec?: AcceptSpec): AAssociateAC {
  const decoded = decodePdu(acceptAnswer(request, spec).bytes);
  if (!('pdu' in decoded) || decoded.pdu.type !== 'A-ASSOCIATE-AC') throw new Error(JSON.stringify(decoded));
  return decoded.pdu;
}

const results = (spec?: AcceptSpec) => presentationContextResultsOf(read(spec));
const userInformation = (spec?: AcceptSpec) => userInformationOf(read(spec));

/** Transfer Syntaxes of each answered presentation context. */
function syntaxes(spec: AcceptSpec): string[][] {
  return read(spec).items.flatMap((item) =>
    item.item === 0x21 && 'subItems' in item
      ? [item.subItems.map((sub) => ('uid' in sub ? String(sub.uid) : '?'))]
      : [],
  );
}

describe('the A-ASSOCIATE-AC of the harness', () => {
  it('accepts each context with the first Transfer Syntax that is proposed, and repeats the AE titles', () => {
    expect(results()).to.deep.equal([
      { id: 1, result: 0, transferSyntax: implicit },
      { id: 3, result: 0, transferSyntax: explicit },
    ]);
    expect(read()).to.include({ calledAETitle: 'HERE', callingAETitle: 'THERE', protocolVersion: 1 });
    expect(userInformation()).to.include({ maxLength: 16384 }).and.to.not.have.property('asyncWindow');
  });

  it('is the same as a PDU and as bytes', () => {
    expect(results()).to.deep.equal(presentationContextResultsOf(acceptAnswer(request).pdu));
  });

  it('chooses a Transfer Syntax where it is proposed, and refuses contexts without it', () => {
    expect(results({ transferSyntax: 'ImplicitVRLittleEndian' })).to.deep.equal([
      { id: 1, result: 0, transferSyntax: implicit },
      { id: 3, result: 4, transferSyntax: explicit },
    ]);
  });

  it('chooses a Transfer Syntax that is not proposed only when it is told to', () => {
    const chosen = { transferSyntax: 'ImplicitVRLittleEndian', unproposed: true } as const;
    expect(results(chosen)[1]).to.deep.equal({ id: 3, result: 0, transferSyntax: implicit });
  });

  it('gives results in the order of the contexts, the last to the rest', () => {
    expect(results({ result: 2 }).map(({ result }) => result)).to.deep.equal([2, 2]);
    expect(results({ result: [0, 3] }).map(({ result }) => result)).to.deep.equal([0, 3]);
    expect(results({ result: [1] }).map(({ result }) => result)).to.deep.equal([1, 1]);
  });

  it('says in rejected contexts what it is told to, or nothing', () => {
    const rejecting = (rejectedTransferSyntax: string) => syntaxes({ result: [3, 0], rejectedTransferSyntax });
    expect(rejecting('proposed')).to.deep.equal([[implicit], [explicit]]);
    expect(rejecting('empty')).to.deep.equal([[''], [explicit]]);
    expect(rejecting('absent')).to.deep.equal([[], [explicit]]);
    expect(rejecting('JPEGBaseline8Bit')[0]).to.deep.equal(['1.2.840.10008.1.2.4.50']);
  });

  it('says in accepted contexts what it is told to', () => {
    const accepting = (acceptedTransferSyntax: AcceptSpec['acceptedTransferSyntax']) =>
      syntaxes({ result: [0, 3], acceptedTransferSyntax });
    expect(accepting('twice')).to.deep.equal([[implicit, implicit], [explicit]]);
    expect(accepting('absent')).to.deep.equal([[], [explicit]]);
    expect(accepting('empty')).to.deep.equal([[''], [explicit]]);
  });

  it('answers no presentation context when it is told so', () => {
    expect(results({ unanswered: true })).to.deep.equal([]);
  });

  it('says of the harness what it is told to, and leaves out what is null', () => {
    const spec = {
      maxLength: 7,
      window: { invoked: 3, performed: 1 },
      implementationClassUID: '1.9',
      implementationVersionName: 'NAME',
      applicationContext: '1.2.3.4',
    };
    expect(userInformation(spec)).to.deep.include({
      maxLength: 7,
      asyncWindow: { invoked: 3, performed: 1 },
      implementationClassUID: '1.9',
      implementationVersionName: 'NAME',
    });
    expect(applicationContextNameOf(read(spec))).to.equal('1.2.3.4');
    const none = { maxLength: null, implementationClassUID: null, implementationVersionName: null };
    expect(userInformation(none)).to.not.have.any.keys(
      'maxLength',
      'implementationClassUID',
      'implementationVersionName',
    );
    expect(userInformation({ maxLength: 0 })).to.include({ maxLength: 0 });
  });

  it('carries items and sub-items of any type', () => {
    const pdu = read({ items: [{ type: 0x99, hex: '01 02' }], userItems: [{ type: 0x9a }] });
    expect(pdu.items.at(-1)).to.deep.equal({ item: 0x99, data: Buffer.from([1, 2]) });
    expect(userInformationOf(pdu).unknown.map(({ item }) => item)).to.deep.equal([0x9a]);
  });

  it('fills every reserved byte, and nothing else', () => {
    const [usual, filled] = [acceptAnswer(request).bytes, acceptAnswer(request, { reserved: 0xaa }).bytes];
    expect(filled).to.have.lengthOf(usual.length);
    const changed = [...filled.keys()].filter((at) => filled[at] !== usual[at]);
    expect(new Set(changed.map((at) => filled[at]))).to.deep.equal(new Set([0xaa]));
    // Byte 2, bytes 9 and 10, bytes 43 to 74 (PS3.8 Table 9-17), and byte 2 of the first item.
    expect(changed.slice(0, 3)).to.deep.equal([1, 8, 9]);
    expect(changed).to.include.members([42, 73, 75]);
    expect(results({ reserved: 0xaa })).to.deep.equal(results());
  });

  it('gives other AE titles when it is told to', () => {
    expect(read({ aeTitles: 'other' })).to.include({ calledAETitle: 'OTHER', callingAETitle: 'TITLES' });
  });

  it('is changed byte by byte', () => {
    const { bytes } = acceptAnswer(request, { mutate: [{ bytes: { at: 0, hex: '09' } }] });
    expect(bytes[0]).to.equal(9);
  });
});
