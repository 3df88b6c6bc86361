import { expect } from 'chai';
import fc from 'fast-check';
import { checkAeTitle, checkPort, formatPeerAddress, parsePeerAddress } from './peer-address.ts';

describe('AET@host:port', () => {
  it('is read into its three parts', () => {
    expect(parsePeerAddress('PACS@pacs.example.org:104')).to.deep.equal({
      aeTitle: 'PACS',
      host: 'pacs.example.org',
      port: 104,
    });
  });

  it('takes an IPv6 address in brackets', () => {
    expect(parsePeerAddress('A@[::1]:11112')).to.deep.equal({ aeTitle: 'A', host: '::1', port: 11112 });
  });

  for (const text of [
    '',
    'PACS',
    'PACS@host',
    'host:104',
    'PACS@:104',
    'PACS@host:',
    'A@host:1:2',
    'A@::1:104',
    'A@h/x:1',
    'A@h:123456',
  ]) {
    it(`refuses "${text}" and shows the form that is expected`, () => {
      expect(() => parsePeerAddress(text)).to.throw(RangeError, 'AET@host:port');
    });
  }

  it('refuses a port that is none', () => {
    expect(() => parsePeerAddress('A@h:0')).to.throw('1 to 65535');
    expect(() => parsePeerAddress('A@h:65536')).to.throw('1 to 65535');
    expect(() => checkPort(-1, 0)).to.throw('0 to 65535');
  });

  it('refuses AE titles that PS3.5 6.2 does not allow', () => {
    expect(() => parsePeerAddress('@h:104')).to.throw('empty');
    expect(() => checkAeTitle('   ')).to.throw('empty');
    expect(() => checkAeTitle('A'.repeat(17))).to.throw('17 characters');
    expect(() => checkAeTitle('A\\B')).to.throw('backslash');
    expect(() => checkAeTitle('Ä')).to.throw('ASCII');
  });

  it('is written as it is read', () => {
    const title = fc.stringMatching(/^[A-Z0-9_]{1,16}$/);
    const host = fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain());
    fc.assert(
      fc.property(title, host, fc.integer({ min: 1, max: 65535 }), (aeTitle, host, port) => {
        expect(parsePeerAddress(formatPeerAddress({ aeTitle, host, port }))).to.deep.equal({ aeTitle, host, port });
      }),
    );
  });
});
