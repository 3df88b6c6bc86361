import { expect } from 'chai';
import { sopClassByKeyword } from '../../src/index.ts';
import { type AAssociateRQ, presentationContextsOf } from '../../src/wire.ts';
import { reasonText, transcriptText } from '../words/testing/of-case.ts';
import { runSteps } from './testing/run-steps.ts';

const steps = `
  - associate: {}
  - repeat:
      times: 3
      steps:
        - c-store: {}
        - expect: { response: { Status: Success } }`;

describe('repeat', () => {
  it('does its steps so many times, each time with another Message ID', async () => {
    const { result, commands } = await runSteps(steps);
    expect(result, reasonText(result)).to.include({ verdict: 'pass' });
    expect(commands.map(({ MessageID }) => MessageID)).to.deep.equal([1, 2, 3]);
  });

  it('ends with the first time that is not as expected', async () => {
    const { result, commands } = await runSteps(steps, {
      onRequest: (good, { MessageID }) => (MessageID === 3 ? { ...good, Status: 0xc000 } : undefined),
    });
    expect(result).to.include({ verdict: 'fail' });
    // The others are the plain requests that a failed case is compared with: one alone, and two on an association.
    expect(commands.map(({ MessageID }) => MessageID)).to.deep.equal([1, 2, 3, 2, 2, 2]);
  });

  const crowd = `
  - repeat:
      times: 5
      atOnce: true
      steps:
        - associate: {}
        - wait: { ms: 1 }
        - c-store: valid
        - expect: { response: { Status: Success } }`;

  it('does its steps at once on associations of their own, and goes on with them', async () => {
    const more = `${crowd}
  - repeat:
      times: 5
      atOnce: true
      steps:
        - c-store: {}
        - expect: { response: { Status: Success } }`;
    const { result, commands } = await runSteps(more);
    expect(result, reasonText(result)).to.include({ verdict: 'pass' });
    expect(commands.map(({ MessageID }) => MessageID).sort()).to.deep.equal([1, 10, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(transcriptText(result)).to.include('[main-5]');
  });

  it('fails when one of those who are there at once is not served as expected', async () => {
    const { result } = await runSteps(crowd, {
      onRequest: (good, { MessageID }) => (MessageID === 3 ? { ...good, Status: 0xc000 } : undefined),
    });
    expect(result).to.include({ verdict: 'fail' });
  });

  it('tells how many were served where others were refused', async () => {
    let asked = 0;
    const onAssociate = (request: AAssociateRQ) => {
      const proposed = presentationContextsOf(request).map(({ abstractSyntax }) => abstractSyntax);
      const isOfCase = proposed.join() === sopClassByKeyword('CTImageStorage')?.uid;
      if (isOfCase) asked += 1;
      const isLater = isOfCase && (asked === 4 || asked === 5);
      return isLater ? ({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 } as const) : undefined;
    };
    const either = 'associate: { expect: { anyOf: [{ pdu: A-ASSOCIATE-AC }, { pdu: A-ASSOCIATE-RJ }] } }';
    const rejected = crowd.replace('associate: {}', either);
    const some = await runSteps(rejected, { onAssociate });
    expect(some.result, reasonText(some.result)).to.include({ verdict: 'pass' });
    expect(some.result.notes?.join()).to.match(/3 of 5 were served/);
  });

  it('is not applicable if all were refused, and says so', async () => {
    const nobody = () => ({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 }) as const;
    const either = 'associate: { expect: { anyOf: [{ pdu: A-ASSOCIATE-AC }, { pdu: A-ASSOCIATE-RJ }] } }';
    const { result } = await runSteps(crowd.replace('associate: {}', either), { onAssociate: nobody });
    expect(result).to.include({ verdict: 'not-applicable' });
    expect(reasonText(result)).to.equal('no association was accepted, so nothing could be asked of it');
  });

  const onEach = `
  - associate:
      contexts:
        - { abstractSyntax: CTImageStorage, transferSyntaxes: [ExplicitVRLittleEndian] }
        - { abstractSyntax: Verification, transferSyntaxes: [ImplicitVRLittleEndian] }
        - { id: 9, abstractSyntax: RawDataStorage, transferSyntaxes: [ExplicitVRLittleEndian] }
  - repeat:
      eachContext: true
      steps:
        - c-store: valid
        - expect: { response: { Status: Success } }`;

  it('does its steps on each presentation context that was accepted, but on that of Verification', async () => {
    const { result, commands } = await runSteps(onEach);
    expect(result, reasonText(result)).to.include({ verdict: 'pass' });
    const classes = commands.map(({ AffectedSOPClassUID }) => AffectedSOPClassUID);
    expect(classes).to.deep.equal(
      ['CTImageStorage', 'RawDataStorage'].map((keyword) => sopClassByKeyword(keyword)?.uid),
    );
  });

  it('is not applicable if one context alone was accepted', async () => {
    const { result } = await runSteps(onEach.replace(/^.*RawDataStorage.*\n/m, ''));
    expect(result).to.include({ verdict: 'not-applicable' });
  });
});
