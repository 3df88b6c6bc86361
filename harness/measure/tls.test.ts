import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { startScp } from '../../src/index.ts';
import { measureScp } from './measure-scp.ts';
import { tlsSupport } from './tls.ts';

const limits = {
  timeoutMs: 30_000,
  seed: 1,
  longestMs: 1000,
  associationsAtMost: 2,
  signal: new AbortController().signal,
};
const pem = (name: string) => fileURLToPath(new URL(`../../src/upper-layer/testing/${name}.pem`, import.meta.url));
const tlsOf = (name: string) => ({ ca: pem('ca'), cert: pem(name), key: pem(`${name}-key`) });
const acceptorTls = tlsOf('acceptor');
const requestorTls = tlsOf('requestor');
const names = { calledAETitle: 'CSTORE_SCP', callingAETitle: 'CSTORE_SCU' };

describe('The measurement of TLS', () => {
  it('tells versions, suites, and that a certificate is demanded', async () => {
    await using scp = await startScp({ tls: { ...acceptorTls, requireClientCertificate: true } });
    const endpoint = { host: '127.0.0.1', port: scp.port, tls: requestorTls, ...names };
    const { measured, isSecured } = await measureScp(endpoint, limits, { measurements: [tlsSupport] });
    expect(isSecured).to.equal(true);
    expect(measured.tls?.versions).to.deep.equal(['TLSv1.2', 'TLSv1.3']);
    expect(measured.tls?.cipherSuites).to.include('TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384');
    expect(measured.tls?.cipherSuites).to.include('TLS_AES_256_GCM_SHA384');
    expect(measured.tls?.cipherSuites.some((suite) => /NULL|RC4|3DES|_CBC_/.test(suite))).to.equal(false);
    expect(measured.tls?.withoutCertificate).to.equal('refused');
  });

  it('tells that one version is served alone, and that no certificate is demanded', async () => {
    await using scp = await startScp({ tls: { ...acceptorTls, minVersion: 'TLSv1.3' } });
    const endpoint = { host: '127.0.0.1', port: scp.port, tls: requestorTls, ...names };
    const { measured } = await measureScp(endpoint, limits, { measurements: [tlsSupport] });
    expect(measured.tls?.versions).to.deep.equal(['TLSv1.3']);
    expect(measured.tls?.withoutCertificate).to.equal('accepted');
  });

  it('is none of an SCP that is called without TLS', async () => {
    await using scp = await startScp();
    const endpoint = { host: '127.0.0.1', port: scp.port, ...names };
    const { measured, notMeasured } = await measureScp(endpoint, limits, { measurements: [tlsSupport] });
    expect({ measured, notMeasured }).to.deep.equal({ measured: {}, notMeasured: [] });
  });
});
