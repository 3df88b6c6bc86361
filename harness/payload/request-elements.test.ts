import { expect } from 'chai';
import { CommandField, decodeCommandSet, encodeCommandSet } from '../../src/wire.ts';
import { requestElements } from './request-elements.ts';

const subject = { messageId: 3, sopClassUID: '1.2.840.10008.5.1.4.38.1', sopInstanceUID: '2.25.1', aeTitle: 'CT1' };

/** The keywords of a request that is encoded and read again. */
function keywords(name: keyof typeof CommandField, hasDataSet = false): string[] {
  const values = requestElements(CommandField[name], { ...subject, hasDataSet });
  const { command, findings } = decodeCommandSet(encodeCommandSet({ CommandField: CommandField[name], ...values }));
  expect(findings).to.deep.equal([]);
  return Object.keys(command)
    .filter((keyword) => !common.includes(keyword))
    .sort();
}

const common = ['CommandGroupLength', 'CommandField', 'MessageID', 'CommandDataSetType'];

describe('the elements of a request', () => {
  it('are those of PS3.7 9.3.2.1, 9.3.3.1 and 9.3.4.1 for queries', () => {
    expect(keywords('C-FIND-RQ', true)).to.deep.equal(['AffectedSOPClassUID', 'Priority']);
    expect(keywords('C-GET-RQ', true)).to.deep.equal(['AffectedSOPClassUID', 'Priority']);
    expect(keywords('C-MOVE-RQ', true)).to.deep.equal(['AffectedSOPClassUID', 'MoveDestination', 'Priority']);
  });

  it('are those of PS3.7 10.3.1.1 to 10.3.6.1 for operations and notifications', () => {
    const affected = ['AffectedSOPClassUID', 'AffectedSOPInstanceUID'];
    const requested = ['RequestedSOPClassUID', 'RequestedSOPInstanceUID'];
    expect(keywords('N-EVENT-REPORT-RQ')).to.deep.equal([...affected, 'EventTypeID']);
    expect(keywords('N-GET-RQ')).to.deep.equal(requested);
    expect(keywords('N-SET-RQ', true)).to.deep.equal(requested);
    expect(keywords('N-ACTION-RQ')).to.deep.equal(['ActionTypeID', ...requested]);
    expect(keywords('N-CREATE-RQ', true)).to.deep.equal(affected);
    expect(keywords('N-DELETE-RQ')).to.deep.equal(requested);
  });

  it('name an instance where the operation needs one and none is given', () => {
    const { sopInstanceUID: _, ...rest } = subject;
    const values = requestElements(CommandField['N-DELETE-RQ'], { ...rest, hasDataSet: false });
    expect(values.RequestedSOPInstanceUID).to.match(/^2\.25\.\d+$/);
    const other = requestElements(0x7777, { ...rest, hasDataSet: false });
    expect(other).not.to.have.property('AffectedSOPInstanceUID');
  });

  it('say whether a Data Set follows', () => {
    const type = (hasDataSet: boolean) => requestElements(0x20, { ...subject, hasDataSet }).CommandDataSetType;
    expect([type(true), type(false)]).to.deep.equal([1, 0x0101]);
  });
});
