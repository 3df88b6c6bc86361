import { expect } from 'chai';
import { runOne } from '../run/testing/run-fake.ts';

async function phaseAfter(bytes: string) {
  const steps = `
  - connect: {}
  - send: { bytes: ${bytes} }
  - expect: { pdu: A-ASSOCIATE-RJ }
`;
  return (await runOne(steps, {})).phase;
}

describe('the phase of a connection', () => {
  it('is that of an association from the first A-ASSOCIATE-RQ on, though nobody can decode it', async () => {
    expect(await phaseAfter('01 00 00 00 00 00')).to.equal('association');
  });

  it('is that of a connection as long as nothing, or something else, was sent', async () => {
    expect(await phaseAfter('05 00 00 00 00 04 00 00 00 00')).to.equal('connection');
    expect(await phaseAfter('ff 00 00 00 00 00')).to.equal('connection');
  });
});
