import { expect } from 'chai';
import { WireLog } from './wire-log.ts';

const released = { direction: 'received', what: { kind: 'pdu', pdu: { type: 'A-RELEASE-RP' } } } as const;

describe('The log of a conversation', () => {
  it('has a record for each PDU and event, with direction, time and length', () => {
    const log = new WireLog();
    log.add(released, Buffer.alloc(10));
    log.note('connection closed by the harness (FIN)', 'second');
    const [pdu, event] = log.records({ bytes: false });
    expect(pdu).to.include({ direction: 'received', length: 10 });
    expect(pdu?.at).to.be.at.least(0);
    expect(event).to.include({ direction: 'event', connection: 'second' });
  });

  it('has bytes only if they are asked for', () => {
    const log = new WireLog();
    log.add(released, Buffer.from('0600', 'hex'));
    expect(log.records({ bytes: true })[0]?.hex).to.equal('0600');
    expect(log.records({ bytes: false })[0]).not.to.have.property('hex');
  });

  it('keeps the bytes of the last eight PDUs only', () => {
    const log = new WireLog();
    for (let i = 0; i < 20; i++) log.add(released, Buffer.of(i));
    const kept = log.records({ bytes: true }).flatMap(({ hex }) => hex ?? []);
    expect(kept).to.deep.equal(['0c', '0d', '0e', '0f', '10', '11', '12', '13']);
  });

  it('keeps the head of a long PDU, and its length', () => {
    const log = new WireLog();
    log.add(released, Buffer.alloc(2000));
    const [record] = log.records({ bytes: true });
    expect(record?.length).to.equal(2000);
    expect(record?.hex).to.have.length(2 * 1024);
  });

  it('keeps more of an A-ASSOCIATE-RQ or -AC, and not all of a hostile one', () => {
    const log = new WireLog();
    for (const type of [1, 2]) log.add(released, Buffer.alloc(3000, type));
    log.add(released, Buffer.alloc(100_000, 1));
    expect(log.records({ bytes: true }).map(({ hex }) => (hex?.length ?? 0) / 2)).to.deep.equal([3000, 3000, 4096]);
  });

  it('stays bounded, and says how many records it left out', () => {
    const log = new WireLog();
    for (let i = 0; i < 10_000; i++) log.note(`event ${i}`);
    const records = log.records({ bytes: true });
    expect(records.length).to.be.at.most(301);
    const left = records.flatMap(({ what }) => (what.kind === 'left-out' ? [what.count] : []));
    expect(left).to.deep.equal([10_000 - records.length + 1]);
    expect(records.at(-1)?.what).to.deep.equal({ kind: 'note', text: 'event 9999' });
  });

  it('tells a listener of every record, with the whole PDU', () => {
    const told: number[] = [];
    const log = new WireLog((_record, bytes) => told.push(bytes?.length ?? 0));
    log.add(released, Buffer.alloc(5000));
    log.note('closed');
    expect(told).to.deep.equal([5000, 0]);
  });
});
