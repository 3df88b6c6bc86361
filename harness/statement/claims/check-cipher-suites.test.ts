import { expect } from 'chai';
import { checkCipherSuites } from './check-cipher-suites.ts';

const rsa = 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384';
const ecdsa = 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384';
const old = 'TLS_RSA_WITH_AES_128_CBC_SHA';
const rare = 'TLS_ECDHE_RSA_WITH_CAMELLIA_256_GCM_SHA384';
const tls13 = 'TLS_AES_256_GCM_SHA384';

const verdicts = (claimed: string[], measured?: string[]) =>
  checkCipherSuites('claimed', claimed, measured).map(({ verdict }) => verdict);

describe('Claims on cipher suites', () => {
  it('are confirmed one by one, with all of them', () => {
    expect(verdicts([tls13, rsa], [rsa, tls13])).to.deep.equal(['confirmed', 'confirmed', 'confirmed']);
  });

  it('are contradicted if one is refused, or another is accepted', () => {
    expect(verdicts([rsa, old], [rsa])).to.deep.equal(['confirmed', 'contradicted', 'confirmed']);
    expect(verdicts([rsa], [rsa, old])).to.deep.equal(['confirmed', 'contradicted']);
    expect(verdicts([rsa], [tls13])[0]).to.equal('contradicted');
  });

  it('are untested if the certificate has no such key, if no handshake can offer it, or nothing was measured', () => {
    expect(verdicts([ecdsa, rsa, rare], [rsa])).to.deep.equal(['untested', 'confirmed', 'untested', 'confirmed']);
    expect(verdicts([rsa])).to.deep.equal(['untested']);
  });

  it('are no claims on others if they are required', () => {
    expect(checkCipherSuites('required', [rsa], [rsa, old]).map(({ verdict }) => verdict)).to.deep.equal(['confirmed']);
  });
});
