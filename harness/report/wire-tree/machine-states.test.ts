import { expect } from 'chai';
import type { WireRecord } from '../../model/wire-record.ts';
import { cellAt, machineStates } from './machine-states.ts';

type Type = 'A-ASSOCIATE-RQ' | 'A-ASSOCIATE-AC' | 'P-DATA-TF' | 'A-RELEASE-RQ' | 'A-RELEASE-RP' | 'A-ABORT';
const at = 0;
const sent = (type: Type): WireRecord => ({ at, direction: 'sent', what: { kind: 'pdu', pdu: { type } } });
const came = (type: Type): WireRecord => ({ at, direction: 'received', what: { kind: 'pdu', pdu: { type } } });
const closed: WireRecord = { at, direction: 'event', what: { kind: 'closed', how: 'FIN' } };
const path = (records: readonly WireRecord[], role: 'scp' | 'scu' = 'scp') =>
  machineStates(records, role).map(({ harness, sut }) => `${harness ?? '?'} ${sut ?? '?'}`);

describe('The states of both machines', () => {
  it('go from establishment over data transfer to release (PS3.8 Table 9-10)', () => {
    const opened = [sent('A-ASSOCIATE-RQ'), came('A-ASSOCIATE-AC'), sent('P-DATA-TF'), came('P-DATA-TF')];
    expect(path([...opened, sent('A-RELEASE-RQ'), came('A-RELEASE-RP'), closed])).to.deep.equal([
      'Sta5 Sta3',
      'Sta6 Sta6',
      'Sta6 Sta6',
      'Sta6 Sta6',
      'Sta7 Sta8',
      'Sta1 Sta13',
      'Sta1 Sta1',
    ]);
  });

  it('are those of a requestor for a SUT that is an SCU', () => {
    expect(path([came('A-ASSOCIATE-RQ'), sent('A-ASSOCIATE-AC')], 'scu')).to.deep.equal(['Sta3 Sta5', 'Sta6 Sta6']);
  });

  it('tell that a PDU that is out of place leads to an abort', () => {
    const second = [sent('A-ASSOCIATE-RQ'), came('A-ASSOCIATE-AC'), sent('A-ASSOCIATE-RQ')];
    expect(path([...second, came('A-ABORT')]).slice(2)).to.deep.equal(['? Sta13', '? Sta13']);
  });

  it('do not change by a message that was put together of PDUs', () => {
    const message: WireRecord = { at, direction: 'event', what: { kind: 'message', commandField: 0x8001, status: 0 } };
    expect(path([sent('A-ASSOCIATE-RQ'), message])).to.deep.equal(['Sta5 Sta3', 'Sta5 Sta3']);
  });

  it('are those of an invalid PDU for bytes that are none', () => {
    const rubbish: WireRecord = { at, direction: 'sent', what: { kind: 'undecodable', text: 'rubbish' } };
    expect(path([rubbish])).to.deep.equal(['? Sta13']);
  });
});

describe('The cell of Table 9-10 that a record leads to', () => {
  const cell = (records: readonly WireRecord[], at = records.length - 1) => {
    const found = cellAt(records, at, 'scp');
    return found && `${found.state} ${found.event}`;
  };

  it('is that of the state which the system was in before it', () => {
    expect(cell([sent('A-ASSOCIATE-RQ')])).to.equal('Sta2 Evt6');
    const opened = [sent('A-ASSOCIATE-RQ'), came('A-ASSOCIATE-AC'), sent('P-DATA-TF')];
    expect(cell(opened)).to.equal('Sta6 Evt10');
    expect(cell([{ at, direction: 'sent', what: { kind: 'undecodable', text: 'rubbish' } }])).to.equal('Sta2 Evt19');
  });

  it('is none if nothing was sent, or if nobody can tell the state', () => {
    expect(cell([], -1)).to.equal(undefined);
    expect(cell([closed])).to.equal(undefined);
    const rubbish: WireRecord = { at, direction: 'received', what: { kind: 'undecodable', text: 'rubbish' } };
    expect(cell([rubbish, sent('P-DATA-TF')])).to.equal(undefined);
  });
});
