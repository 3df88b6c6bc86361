import { expect } from 'chai';
import { type AAssociateRQ, type Pdu, presentationContextsOf, userInformationOf } from '../../src/wire.ts';
import { acceptance } from '../run/testing/fake-scp.ts';
import { reasonText, transcriptText } from '../words/testing/of-case.ts';
import { runSteps, success } from './testing/run-steps.ts';

const rejection: Pdu = { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 7 };

/** Gives the answer to the first association. */
function atFirst(answer: Pdu): () => Pdu | undefined {
  let asked = 0;
  return () => {
    asked += 1;
    return asked === 1 ? answer : undefined;
  };
}

describe('associate', () => {
  it('proposes the SOP Class of the case and the user of the run', async () => {
    const { associate, result } = await runSteps(`
  - associate: {}
  - c-store: valid
  ${success}`);
    expect(result, reasonText(result)).to.include({ verdict: 'pass' });
    expect(presentationContextsOf(associate)).to.deep.equal([
      { id: 1, abstractSyntax: '1.2.840.10008.5.1.4.1.1.2', transferSyntaxes: ['1.2.840.10008.1.2'] },
    ]);
    const { userIdentity, maxLength } = userInformationOf(associate);
    expect(maxLength).to.equal(16384);
    expect(userIdentity).to.deep.include({ type: 2, primary: Buffer.from('doe'), secondary: Buffer.from('secret') });
  });

  it('takes every parameter from the scenario', async () => {
    const { associate } = await runSteps(`
  - associate:
      calledAETitle: FAKE
      callingAETitle: OTHER
      protocolVersion: 3
      applicationContext: 1.2.3.4
      contexts:
        - { id: 5, abstractSyntax: Verification, transferSyntaxes: [ExplicitVRLittleEndian, 1.2.3] }
        - {}
      maxLength: 0
      implementationClassUID: 1.2.3.5
      implementationVersionName: null
      window: { invoked: 3, performed: 2 }
      windowRequired: false
      roles: [{ sopClass: MRImageStorage, scu: true, scp: false }]
      extended: [{ hex: 00 01 }]
      commonExtended: [{ serviceClass: 1.2.840.10008.4.2, related: [CTImageStorage] }]
      userIdentity: { type: 5, primary: token, responseRequested: true }
      userItems: [{ type: 0x5a, hex: aa }]
      items: [{ type: 0x77, hex: bb cc }]
  - expect: { transport: silence }`);
    expect(associate).to.include({ callingAETitle: 'OTHER', protocolVersion: 3 });
    expect(associate.items[0]).to.deep.include({ item: 0x10, name: '1.2.3.4' });
    expect(associate.items.at(-1)).to.deep.include({ item: 0x77, data: Buffer.from([0xbb, 0xcc]) });
    expect(presentationContextsOf(associate)).to.deep.equal([
      { id: 5, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: ['1.2.840.10008.1.2.1', '1.2.3'] },
      { id: 3, abstractSyntax: '1.2.840.10008.5.1.4.1.1.2', transferSyntaxes: ['1.2.840.10008.1.2'] },
    ]);
    const information = userInformationOf(associate);
    expect(information).to.deep.include({
      maxLength: 0,
      implementationClassUID: '1.2.3.5',
      asyncWindow: { invoked: 3, performed: 2 },
    });
    expect(information).not.to.have.property('implementationVersionName');
    expect(information.roles).to.deep.equal([
      { sopClassUID: '1.2.840.10008.5.1.4.1.1.4', scuRole: true, scpRole: false },
    ]);
    expect(information.extended[0]?.sopClassUID).to.equal('1.2.840.10008.5.1.4.1.1.2');
    expect(information.commonExtended[0]?.relatedGeneralSOPClassUIDs).to.deep.equal(['1.2.840.10008.5.1.4.1.1.2']);
    expect(information.userIdentity).to.include({ type: 5, positiveResponseRequested: true });
    expect(information.unknown).to.have.length(1);
  });

  it('sends raw AE titles and changed bytes', async () => {
    const { associate } = await runSteps(`
  - associate:
      rawCalledAETitle: 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10
      mutate: [{ bytes: { at: 8, hex: ff ff } }]
  - expect: { transport: silence }`);
    expect(Buffer.from(associate.calledAETitle, 'latin1').toString('hex')).to.equal('0102030405060708090a0b0c0d0e0f10');
    expect(associate.reserved?.subarray(1, 3)).to.deep.equal(Buffer.from('ffff', 'hex'));
  });

  it('sends AE titles with their spaces elsewhere, in segments of one byte', async () => {
    const leading = await runSteps(`
  - associate: { calledAETitle: FAKE, aeTitleSpaces: leading, segments: 1 }
  ${`- expect: { transport: silence }`}`);
    const { rawCalledAETitle, calledAETitle } = leading.associate;
    expect(calledAETitle).to.equal('FAKE');
    expect(Buffer.from(rawCalledAETitle ?? []).toString()).to.equal('            FAKE');
    expect(transcriptText(leading.result)).to.match(/A-ASSOCIATE-RQ called "FAKE".*, in segments of 1 byte/);
    const both = await runSteps(`
  - associate: { calledAETitle: FAKE, callingAETitle: SIXTEEN_LETTERS_, aeTitleSpaces: both }
  - expect: { transport: silence }`);
    expect(Buffer.from(both.associate.rawCalledAETitle ?? []).toString()).to.equal('      FAKE      ');
    expect(both.associate.callingAETitle).to.equal('SIXTEEN_LETTERS_');
  });

  it('announces a maximum length just below what was received before', async () => {
    const { result } = await runSteps(`
  - associate: {}
  - c-store: valid
  ${success}
  - release: {}
  - associate: { association: second, maxLength: { belowLongest: 1 } }
  - c-store: { association: second }
  - expect: { association: second, response: { Status: Success } }`);
    const [finding] = result.findings;
    expect(finding?.clause).to.equal('PS3.8 D.1');
    const [, length, limit] =
      /of (\d+) bytes exceeds the announced maximum length (\d+)/.exec(finding?.text ?? '') ?? [];
    expect(Number(length) - Number(limit)).to.equal(1);
    const early = await runSteps(
      `
  - associate: { expect: { pdu: A-ASSOCIATE-AC } }
  - associate: { association: x, maxLength: { belowLongest: 1 } }`,
    );
    expect(reasonText(early.result)).to.match(/no P-DATA-TF was received before/);
  });

  it('passes over reactions that may come before', async () => {
    const steps = `
  - associate: { expect: { ignore: [{ pdu: A-ASSOCIATE-AC }], transport: silence } }
  - c-store: valid
  ${success}`;
    const { result } = await runSteps(steps);
    expect(result, reasonText(result)).to.include({ verdict: 'pass' });
    const rejected = await runSteps(steps, { onAssociate: atFirst(rejection) });
    expect(rejected.result).to.include({ verdict: 'fail' });
  });

  it('judges the application context and the fields that repeat the request', async () => {
    const steps = (name: string) => `
  - associate:
      mutate: [{ bytes: { at: 42, hex: ff } }]
      expect: { pdu: { type: A-ASSOCIATE-AC, repeats: true, applicationContext: ${name} } }`;
    const name = '1.2.840.10008.3.1.1.1';
    expect((await runSteps(steps(name))).result).to.include({ verdict: 'pass' });
    expect((await runSteps(steps('1.2.3'))).result).to.include({ verdict: 'fail' });
    const { result } = await runSteps(steps(name), { onAssociate: withoutReserved });
    expect(result).to.include({ verdict: 'fail' });
    const texts = result.findings.map(({ text }) => text);
    expect(texts).to.include('bytes 43 to 74 differ from those of the request');
  });

  it('judges the answer where the scenario lists the legal ones', async () => {
    const { result } = await runSteps(
      `
  - associate: { expect: { pdu: { type: A-ASSOCIATE-RJ, reason: 7 } } }`,
      { onAssociate: atFirst(rejection) },
    );
    expect(result).to.include({ verdict: 'pass', transport: 'A-ASSOCIATE-RJ' });
  });

  it('asks again when the association is rejected for the moment, unless that is listed', async () => {
    const busy: Pdu = { type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 1 };
    const steps = (legal: string) => `\n  - associate: { expect: { pdu: ${legal} } }`;
    const { result } = await runSteps(steps('A-ASSOCIATE-AC'), { onAssociate: atFirst(busy) });
    expect(result, reasonText(result)).to.include({ verdict: 'pass' });
    const listed = await runSteps(steps('{ type: A-ASSOCIATE-RJ, result: 2 }'), { onAssociate: atFirst(busy) });
    expect(listed.result).to.include({ verdict: 'pass', transport: 'A-ASSOCIATE-RJ' });
  });

  it('is not applicable when the SUT grants fewer operations than asked for', async () => {
    const { result } = await runSteps(`
  - associate: { window: { invoked: 4, performed: 1 } }
  ${success}`);
    expect(result).to.include({ verdict: 'not-applicable' });
    expect(reasonText(result)).to.equal('a window of 4 operations was asked for, 1 were granted');
  });

  it('is not applicable when a context that is required is refused', async () => {
    const { result } = await runSteps(
      `
  - associate: { contexts: [{}, { transferSyntaxes: [ExplicitVRBigEndian], required: true }] }
  - c-store: valid
  ${success}`,
      { onAssociate: (request) => refusing(3, acceptance(request)) },
    );
    expect(result).to.include({ verdict: 'not-applicable' });
    expect(reasonText(result)).to.equal(
      'presentation context 3 was not accepted: context 3 transfer-syntaxes-not-supported (proposed with ExplicitVRBigEndian)',
    );
  });

  it('finds what is wrong with the answer', async () => {
    const { result } = await runSteps(
      `
  - associate: {}
  - c-store: valid
  ${success}`,
      { onAssociate: (request) => withoutUserInformation(acceptance(request)) },
    );
    const texts = result.findings.map(({ clause, text }) => `${clause}: ${text}`);
    expect(texts).to.include('PS3.7 D.3.3.2: there is no Implementation Class UID');
  });
});

function withoutReserved(request: AAssociateRQ): Pdu {
  const { reserved: _, ...rest } = { reserved: undefined, ...acceptance(request) };
  return rest;
}

function withoutUserInformation(pdu: Pdu): Pdu {
  if (pdu.type !== 'A-ASSOCIATE-AC') return pdu;
  return { ...pdu, items: pdu.items.filter(({ item }) => item !== 0x50) };
}

function refusing(id: number, pdu: Pdu): Pdu {
  if (pdu.type !== 'A-ASSOCIATE-AC') return pdu;
  return {
    ...pdu,
    items: pdu.items.map((item) => ('id' in item && item.id === id ? { ...item, result: 4 } : item)),
  };
}
