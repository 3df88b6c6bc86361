import { expect } from 'chai';
import { inputOf } from './input.ts';

describe('the input of a case whose scenario does not say it', () => {
  it('is legal when what is sent is made by the rules', () => {
    const steps = [
      { associate: { maxLength: 0 } },
      { 'c-store': 'valid' },
      { 'c-store': { fragments: { bytes: 2, pdvsPerPdu: 3 }, dataSet: { profile: 'full' } } },
      { expect: { pdu: 'A-RELEASE-RP' } },
      { send: { pdu: 'A-RELEASE-RQ' } },
      { close: {} },
    ];
    expect(inputOf(steps)).to.equal('legal');
  });

  const illegal: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    'a changed PDU': { associate: { mutate: [] } },
    'command elements that are overridden': { 'c-store': { command: { Priority: 3 } } },
    'a broken Data Set': { 'c-store': { dataSet: { mutate: [] } } },
    'raw bytes': { send: { bytes: '00' } },
    'fragments of an odd length': { 'c-store': { fragments: { bytes: 1 } } },
    'a PDU that is not for a requestor': { send: { pdu: { type: 'A-ASSOCIATE-AC' } } },
    'any of it in a repetition': { repeat: { times: 2, steps: [{ send: { bytes: '00' } }] } },
    'an element left out of a response': { respond: { Status: 0, remove: ['Status'] } },
  };
  for (const [what, step] of Object.entries(illegal)) {
    it(`is illegal for ${what}`, () => expect(inputOf([{ associate: {} }, step])).to.equal('illegal'));
  }
});
