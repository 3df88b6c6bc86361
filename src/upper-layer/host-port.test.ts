import { expect } from 'chai';
import { hostPort } from './host-port.ts';

describe('an address', () => {
  it('is host and port', () => {
    expect(hostPort('127.0.0.1', 104)).to.equal('127.0.0.1:104');
    expect(hostPort('pacs.example', 11112)).to.equal('pacs.example:11112');
  });

  it('has brackets around IPv6, whose colons are not that of the port', () => {
    expect(hostPort('::1', 104)).to.equal('[::1]:104');
  });
});
