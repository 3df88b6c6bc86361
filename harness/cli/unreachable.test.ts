import { expect } from 'chai';
import { AssociationRejected, ConnectionFailed, TransportClosed } from '../../src/index.ts';
import { type Calling, unreachable } from './unreachable.ts';

const plain: Calling = { tls: false, certificate: false };
const withTls: Calling = { tls: true, certificate: false };
const withCertificate: Calling = { tls: true, certificate: true };
const failed = (code: string) => new ConnectionFailed(code, 'cannot connect');
const closed = (code?: string) =>
  new TransportClosed('fin', 'closed', code === undefined ? {} : { cause: Object.assign(new Error('x'), { code }) });
const rejected = (result: number, source: number, reason: number) =>
  new AssociationRejected({ type: 'A-ASSOCIATE-RJ', result, source, reason }, 'rejected');

describe('What to do about a peer that cannot be reached', () => {
  const cases: readonly (readonly [what: string, error: Error, calling: Calling, advice: RegExp])[] = [
    ['nothing listens', failed('ECONNREFUSED'), plain, /check host, port and TLS, and that the SCP runs$/],
    ['its certificate is not trusted', failed('SELF_SIGNED_CERT_IN_CHAIN'), withTls, /--ca, or .* with --insecure$/],
    ['its certificate has expired', failed('CERT_HAS_EXPIRED'), withTls, /renew its certificate, or .* --insecure$/],
    ['its certificate has another name', failed('ERR_TLS_CERT_ALTNAME_INVALID'), withTls, /by a name in its certif/],
    ['it speaks no TLS', failed('ERR_SSL_WRONG_VERSION_NUMBER'), withTls, /check the port, or leave the TLS options/],
    ['it demands a certificate', closed('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), withTls, /--cert and --key$/],
    ['it does not trust ours', closed('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA'), withCertificate, /that the peer trusts with/],
    ['it closes a plain connection', closed(), plain, /give --tls if the peer expects TLS$/],
    ['it closes a TLS connection', closed(), withTls, /with --cert and --key if the peer demands one$/],
    ['it closes one with a certificate', closed(), withCertificate, /trusts the certificate of --cert$/],
    ['it is busy', rejected(2, 3, 2), plain, /try again later$/],
    ['it does not know us', rejected(1, 1, 3), plain, /--calling-ae$/],
  ];
  for (const [what, error, calling, advice] of cases) {
    it(`is told in one line with the address: ${what}`, () => {
      const { message, exitStatus } = unreachable('A@host:104', error, calling);
      expect(message)
        .to.match(/^A@host:104: [^\n]+; /)
        .and.match(advice);
      expect(exitStatus).to.equal(3);
    });
  }
});
