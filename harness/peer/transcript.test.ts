import { expect } from 'chai';
import { Transcript } from './transcript.ts';

describe('a transcript', () => {
  it('is one line an entry with direction, time and summary', () => {
    const transcript = new Transcript();
    transcript.add('>', 'A-RELEASE-RQ');
    transcript.add('-', 'connection closed (FIN)');
    const lines = transcript.text({ bytes: true }).split('\n');
    expect(lines[0]).to.match(/^> +\d+\.\d ms {2}A-RELEASE-RQ$/);
    expect(lines[1]).to.match(/^- +\d+\.\d ms {2}connection closed \(FIN\)$/);
  });

  it('shows bytes in hex with their offset and characters', () => {
    const transcript = new Transcript();
    transcript.add('<', 'x', Buffer.from('06000000000041424344454647484950515200', 'hex'));
    expect(transcript.text({ bytes: true }).split('\n').slice(1)).to.deep.equal([
      '      0000  06 00 00 00 00 00 41 42 43 44 45 46 47 48 49 50  ......ABCDEFGHIP',
      '      0010  51 52 00                                         QR.',
    ]);
  });

  it('leaves the bytes out where only the lines are asked for', () => {
    const transcript = new Transcript();
    transcript.add('<', 'A-RELEASE-RP', Buffer.alloc(10));
    expect(transcript.text({ bytes: false })).to.match(/^< +[\d.]+ ms {2}A-RELEASE-RP$/);
  });

  it('keeps the bytes of the last eight PDUs only', () => {
    const transcript = new Transcript();
    for (let i = 0; i < 20; i++) transcript.add('>', `PDU ${i}`, Buffer.of(i));
    const kept = transcript.entries.filter(({ bytes }) => bytes).map(({ summary }) => summary);
    expect(kept).to.deep.equal(['PDU 12', 'PDU 13', 'PDU 14', 'PDU 15', 'PDU 16', 'PDU 17', 'PDU 18', 'PDU 19']);
  });

  it('says how many bytes it left out of a long PDU', () => {
    const transcript = new Transcript();
    transcript.add('>', 'long', Buffer.alloc(2000));
    expect(transcript.text({ bytes: true })).to.match(/\.\.\. 976 more bytes$/);
  });

  it('stays bounded, and says how many entries it left out', () => {
    const transcript = new Transcript();
    for (let i = 0; i < 10_000; i++) transcript.add('<', `PDU ${i}`);
    expect(transcript.entries.length).to.be.at.most(300);
    expect(transcript.text({ bytes: true })).to.match(/ {6}\.\.\. \d+ entries left out \.\.\./);
    expect(transcript.entries.at(-1)?.summary).to.equal('PDU 9999');
  });
});
