import { deflateRawSync, deflateSync } from 'node:zlib';
import { expect } from 'chai';
import { buildInstance, transferSyntaxByKeyword } from '../../../src/index.ts';
import { checkRequest } from '../request-rules.ts';
import { hangingProtocol, secondaryCapture } from '../testing/answers.ts';
import { element } from '../testing/data-elements.ts';
import { instance, requestOf } from '../testing/requests.ts';

interface Sent {
  readonly bytes: Uint8Array;
  /** The accepted Transfer Syntax. */
  readonly accepted: string;
  readonly sopClass?: string;
  readonly sopInstance?: string;
  readonly mayEndEarly?: boolean;
  /** What the SCU was given, in the same Transfer Syntax. */
  readonly given?: Uint8Array;
}

/** What the rules of Data Sets come to. */
function outcome(sent: Sent) {
  const { bytes, accepted, sopClass = hangingProtocol, sopInstance = '1.2.3', mayEndEarly = false, given } = sent;
  const uid = transferSyntaxByKeyword(accepted)?.uid ?? accepted;
  const result = checkRequest(
    requestOf({
      values: { AffectedSOPClassUID: sopClass, AffectedSOPInstanceUID: sopInstance },
      associate: { presentationContexts: [{ id: 1, abstractSyntax: sopClass, transferSyntaxes: [uid] }] },
      answer: { presentationContexts: [{ id: 1, result: 0, transferSyntax: uid }] },
      dataSet: bytes,
      mayEndEarly,
      ...(given && { given: { bytes: given, transferSyntax: uid } }),
    }),
  );
  const isOfDataSet = (id: string) => id.startsWith('data-set/');
  const findings = result.findings.filter(({ rule }) => isOfDataSet(rule));
  return { checked: result.checked.filter(isOfDataSet), findings, broken: findings.map(({ rule }) => rule) };
}

const inSyntax = (transferSyntax: string, sopClass = hangingProtocol) =>
  buildInstance(sopClass, { transferSyntax, sopInstanceUID: '1.2.3', seed: 1 }).bytes;

const syntaxes = ['ImplicitVRLittleEndian', 'ExplicitVRLittleEndian', 'ExplicitVRBigEndian'];
const explicit = inSyntax('ExplicitVRLittleEndian');

describe('the Data Set of a request', () => {
  it('is right in every Transfer Syntax, if it is the accepted one', () => {
    for (const accepted of [...syntaxes, 'DeflatedExplicitVRLittleEndian']) {
      expect(outcome({ bytes: inSyntax(accepted), accepted }).broken, accepted).to.deep.equal([]);
    }
  });

  it('is not held against the SCU for what it was given with it, and for what it has changed it is', () => {
    const accepted = 'ExplicitVRLittleEndian';
    const without = (...remove: string[]) =>
      buildInstance(hangingProtocol, { transferSyntax: accepted, sopInstanceUID: '1.2.3', seed: 1, remove }).bytes;
    const given = without('HangingProtocolName');
    expect(outcome({ bytes: given, accepted }).broken).to.deep.equal(['data-set/iod-missing']);
    expect(outcome({ bytes: given, accepted, given }).broken).to.deep.equal([]);
    const changed = outcome({ bytes: without('HangingProtocolName', 'HangingProtocolLevel'), accepted, given });
    expect(changed.findings.map(({ text }) => text.slice(0, 11))).to.deep.equal(['(0072,0006)']);
  });

  it('is found in another Transfer Syntax than the accepted one, whatever the two are', () => {
    for (const accepted of syntaxes) {
      for (const other of [...syntaxes, 'DeflatedExplicitVRLittleEndian'].filter((one) => one !== accepted)) {
        const { findings } = outcome({ bytes: inSyntax(other), accepted });
        expect(findings.map(({ rule, text }) => `${rule}: ${text}`)).to.deep.equal([
          `data-set/transfer-syntax: ${accepted} was accepted, and the Data Set is in ${other}`,
        ]);
      }
    }
  });

  it('is found not to be deflated, or to be deflated with the header of zlib', () => {
    const accepted = 'DeflatedExplicitVRLittleEndian';
    expect(outcome({ bytes: explicit, accepted }).broken).to.deep.equal(['data-set/deflated']);
    expect(outcome({ bytes: deflateSync(explicit), accepted }).broken).to.deep.equal(['data-set/deflated']);
    const raw = deflateRawSync(explicit);
    const padded = Buffer.concat([raw, Buffer.alloc(raw.length % 2)]);
    expect(outcome({ bytes: padded, accepted }).broken).to.deep.equal([]);
    expect(outcome({ bytes: raw.subarray(0, -20), accepted }).broken).to.deep.equal(['data-set/deflated']);
  });

  it('is found to have native Pixel Data in a Transfer Syntax that encapsulates them, and the other way round', () => {
    const sopClass = secondaryCapture;
    const native = inSyntax('ExplicitVRLittleEndian', sopClass);
    expect(outcome({ bytes: native, accepted: 'JPEGBaseline8Bit', sopClass }).broken).to.deep.equal([
      'data-set/transfer-syntax',
    ]);
    const encapsulated = Buffer.from(
      'e07f10004f420000fffffffffeff00e000000000feff00e002000000ffd8feffdde000000000',
      'hex',
    );
    const { findings } = outcome({ bytes: encapsulated, accepted: 'ExplicitVRLittleEndian', sopClass });
    expect(findings.map(({ rule }) => rule)).to.deep.equal(['data-set/transfer-syntax']);
  });

  it('is found with elements of File Meta Information, out of order, of odd length, and cut off', () => {
    const accepted = 'ExplicitVRLittleEndian';
    const meta = element(0x00020010, 'UI', '1.2.840.10008.1.2.1\0');
    expect(outcome({ bytes: Buffer.concat([meta, explicit]), accepted }).broken).to.deep.equal([
      'data-set/forbidden-group',
    ]);
    const late = element(0x00080005, 'CS', 'ISO_IR 6');
    expect(outcome({ bytes: Buffer.concat([explicit, late]), accepted }).broken).to.deep.equal(['data-set/tag-order']);
    const odd = element(0xfffd0010, 'LO', 'odd');
    expect(outcome({ bytes: Buffer.concat([explicit, odd]), accepted }).broken).to.deep.equal(['data-set/odd-length']);
    expect(outcome({ bytes: explicit.subarray(0, -2), accepted }).broken).to.deep.equal(['data-set/truncated']);
  });

  it('is compared with the UIDs of the command', () => {
    const accepted = 'ExplicitVRLittleEndian';
    expect(outcome({ bytes: explicit, accepted, sopInstance: '1.2.4' }).broken).to.deep.equal([
      'data-set/sop-instance-of-command',
    ]);
    expect(outcome({ bytes: explicit, accepted, sopClass: '1.2.826.0.1' }).broken).to.deep.equal([
      'data-set/sop-class-of-command',
    ]);
  });

  it('is held against its IOD, with the clause of each finding, and not more of a kind than can be read', () => {
    const remove = ['HangingProtocolName', 'HangingProtocolLevel'];
    const transferSyntax = 'ImplicitVRLittleEndian';
    const { bytes } = buildInstance(hangingProtocol, { transferSyntax, sopInstanceUID: '1.2.3', remove });
    const { findings } = outcome({ bytes, accepted: transferSyntax });
    expect(findings.map(({ rule }) => rule)).to.deep.equal(['data-set/iod-missing', 'data-set/iod-missing']);
    expect(findings[0]?.text).to.match(/^\(0072,0002\) HangingProtocolName: .*PS3\.3 /);
    const none = outcome({ bytes: Buffer.alloc(0), accepted: transferSyntax });
    expect(none.findings).to.have.length(6);
    expect(none.findings[5]?.text).to.match(/^\d+ more of the kind$/);
  });

  it('of a SOP Class without known IOD is held against what all have in common', () => {
    const accepted = 'ExplicitVRLittleEndian';
    const sopClass = '1.2.826.0.1';
    const uids = Buffer.concat([
      element(0x00080016, 'UI', '1.2.826.0.1\0'),
      element(0x00080018, 'UI', '1.2.3\0'),
      element(0x00100010, 'PN', 'X'.repeat(70)),
    ]);
    expect(outcome({ bytes: uids, accepted, sopClass }).broken).to.deep.equal(['data-set/iod-value']);
  });

  it('is not judged in a private Transfer Syntax, cut off after an early failure, or nested beyond the limit', () => {
    expect(outcome({ bytes: explicit, accepted: '1.2.826.0.1' }).checked).to.deep.equal([]);
    const cut = { bytes: instance.bytes.subarray(0, 20), accepted: 'ImplicitVRLittleEndian' };
    expect(outcome(cut).broken).to.deep.equal(['data-set/truncated']);
    expect(outcome({ ...cut, mayEndEarly: true }).checked).to.deep.equal([]);
    let nested: Uint8Array = Buffer.alloc(0);
    for (let depth = 0; depth < 70; depth++) nested = element(0x00081115, 'SQ', element(0xfffee000, '', nested));
    expect(outcome({ bytes: nested, accepted: 'ExplicitVRLittleEndian' }).checked).to.deep.equal([]);
  });
});
