import { expect } from 'chai';
import { buildInstance, ExplicitVRLittleEndian } from '../../src/index.ts';
import { cStoreRQ, encodeCommandSet } from '../../src/wire.ts';
import { operationOf } from '../oracle/operation.ts';
import { SentInstances } from './sent-instances.ts';

const sopClassUID = '1.2.840.10008.5.1.4.38.1';
const transferSyntax = ExplicitVRLittleEndian.uid;
const built = buildInstance(sopClassUID, { transferSyntax, sopInstanceUID: '1.2.3' });

interface Sent {
  readonly named?: string;
  readonly abstractSyntax?: string;
  readonly complete?: boolean;
  readonly bytes?: Uint8Array;
  readonly response?: Readonly<Record<string, number | string>>;
}

/** UID and status of what counts as acknowledged, of one C-STORE. */
function acknowledged({ named = '1.2.3', abstractSyntax = sopClassUID, complete = true, bytes, response }: Sent) {
  const command = encodeCommandSet(
    cStoreRQ({ MessageID: 7, AffectedSOPClassUID: sopClassUID, AffectedSOPInstanceUID: named }),
  );
  const operation = operationOf(command, { number: 1, association: 'main', contextId: 1, abstractSyntax, complete });
  operation.response = { MessageIDBeingRespondedTo: 7, Status: 0, ...response };
  const sent = new SentInstances();
  sent.add(operation, { sopClassUID, sopInstanceUID: '1.2.99', bytes: bytes ?? built.bytes, transferSyntax });
  return sent.acknowledged().map(({ sopInstanceUID, status }) => [sopInstanceUID, status]);
}

describe('the instances that a case has sent', () => {
  it('are acknowledged by Success and by a warning, under the UID of request and Data Set', () => {
    expect(acknowledged({})).to.deep.equal([['1.2.3', 0]]);
    expect(acknowledged({ response: { Status: 0xb000 } })).to.deep.equal([['1.2.3', 0xb000]]);
    expect(acknowledged({ response: { AffectedSOPInstanceUID: '1.2.3' } })).to.have.length(1);
  });

  it('are not acknowledged by a failure, or by the response to something else', () => {
    expect(acknowledged({ response: { Status: 0xa700 } })).to.deep.equal([]);
    expect(acknowledged({ response: { Status: 0xff00 } })).to.deep.equal([]);
    expect(acknowledged({ response: { MessageIDBeingRespondedTo: 8 } })).to.deep.equal([]);
    expect(acknowledged({ response: { AffectedSOPInstanceUID: '1.2.4' } })).to.deep.equal([]);
  });

  it('are not looked for if they are incomplete, broken, or not what the request says', () => {
    expect(acknowledged({ complete: false })).to.deep.equal([]);
    expect(acknowledged({ bytes: built.bytes.subarray(0, -3) })).to.deep.equal([]);
    expect(acknowledged({ named: '1.2.4' })).to.deep.equal([]);
    expect(acknowledged({ abstractSyntax: '1.2.840.10008.5.1.4.1.1.2' })).to.deep.equal([]);
  });

  it('are not acknowledged without a response', () => {
    const sent = new SentInstances();
    const operation = operationOf(new Uint8Array(), {
      number: 1,
      association: 'main',
      contextId: 1,
      abstractSyntax: sopClassUID,
      complete: true,
    });
    sent.add(operation, { sopClassUID, sopInstanceUID: '1.2.3', bytes: built.bytes, transferSyntax });
    expect(sent.acknowledged()).to.deep.equal([]);
  });
});
