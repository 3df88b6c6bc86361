import { expect } from 'chai';
import { dateAndTime, duration, parameterValue, shortStatusName, sopClassName, statusMeaning } from './words.ts';

describe('The words of the report', () => {
  it('name SOP Classes and Transfer Syntaxes, and leave what they do not know', () => {
    expect(sopClassName('HangingProtocolStorage')).to.equal('Hanging Protocol Storage');
    expect(sopClassName('accepted')).to.equal('accepted');
    expect(parameterValue('transferSyntax', 'ExplicitVRLittleEndian')).to.equal('Explicit VR Little Endian');
    expect(parameterValue('size', '3')).to.equal('size 3');
  });

  it('name a status and its category', () => {
    expect(statusMeaning('0xA700')).to.match(/^Refused: Out of resources \(Failure\)$/i);
    expect(shortStatusName('0xA700')).to.match(/^Out of resources$/i);
    expect(statusMeaning('0x1234')).to.equal('no name in the standard');
  });

  it('give a duration in the unit that suits it', () => {
    expect([0.04, 12.6, 3249, 245_000].map(duration)).to.deep.equal(['0.0 ms', '13 ms', '3.2 s', '4 min 05 s']);
  });

  it('give the date with its zone', () => {
    expect(dateAndTime('2026-01-02T03:04:05.006Z')).to.equal('2026-01-02 03:04:05 UTC');
  });
});
