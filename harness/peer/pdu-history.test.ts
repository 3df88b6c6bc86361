import { expect } from 'chai';
import { encodePdu } from '../../src/wire.ts';
import { PduHistory } from './pdu-history.ts';

describe('the history of the PDUs of a connection', () => {
  it('has both sides in order, and P-DATA-TF of each once between other PDUs', () => {
    const history = new PduHistory();
    history.add('SUT', 'A-ASSOCIATE-RQ');
    for (const by of ['SUT', 'SUT', 'harness', 'SUT'] as const) history.add(by, 'P-DATA-TF');
    expect(history.pdus.map(({ by, type }) => `${by} ${type}`)).to.deep.equal([
      'SUT A-ASSOCIATE-RQ',
      'SUT P-DATA-TF',
      'harness P-DATA-TF',
    ]);
  });

  it('tells bytes that are a PDU from others', () => {
    const history = new PduHistory();
    const release = encodePdu({ type: 'A-RELEASE-RP' });
    history.addSent(release);
    history.addSent(release.subarray(0, 8));
    expect(history.pdus.map(({ type }) => type)).to.deep.equal(['A-RELEASE-RP', 'bytes']);
  });

  it('does not grow without end', () => {
    const history = new PduHistory();
    for (let count = 0; count < 5000; count++) history.add('SUT', 'A-RELEASE-RQ');
    expect(history.pdus).to.have.length(1000);
  });
});
