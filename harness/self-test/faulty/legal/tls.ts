// Choices that an SCP has when it is set up for TLS: PS3.15 B.12.

import type { LegalChoice } from '../legal-choice.ts';

const tls = (name: string): string => `ps3.15/b.12/${name}`;

export const tlsChoices: readonly LegalChoice[] = [
  {
    name: 'tls-as-it-should-be',
    clause: 'PS3.15 B.12',
    does: 'accepts TLS 1.2 and TLS 1.3 and demands a certificate',
    tls: {},
    cases: [
      tls('tls-1.2'),
      tls('tls-1.3'),
      tls('tls-1.3-preferred'),
      tls('old-versions:TLSv1'),
      tls('old-versions:TLSv1.1'),
      tls('no-downgrade:TLSv1-to-TLSv1.2'),
      tls('no-downgrade:TLSv1.1-to-TLSv1.3'),
      tls('null-ciphers:suites-without-encryption'),
      tls('null-ciphers:suites-without-authentication'),
      tls('no-plain-connection'),
      tls('certificate-demanded'),
      tls('certificate-untrusted'),
    ],
  },
  {
    name: 'tls-1.2-alone',
    clause: 'PS3.15 B.12',
    does: 'supports TLS 1.2 and not TLS 1.3',
    tls: { options: { maxVersion: 'TLSv1.2' } },
    cases: [tls('tls-1.2'), tls('no-downgrade:TLSv1.1-to-TLSv1.3')],
  },
  {
    name: 'no-tls-1.3',
    clause: 'PS3.15 B.12',
    does: 'supports TLS 1.2 alone, so that nothing can be asked of its TLS 1.3',
    tls: { options: { maxVersion: 'TLSv1.2' } },
    cases: [tls('tls-1.3'), tls('tls-1.3-preferred')],
    verdict: 'not-applicable',
  },
  {
    name: 'no-certificate-demanded',
    clause: 'PS3.15 B.12',
    does: 'is configured to demand no certificate',
    tls: { options: { requestCert: false } },
    cases: [tls('certificate-demanded')],
    verdict: 'inconclusive',
  },
  {
    name: 'no-certificate-to-verify',
    clause: 'PS3.15 B.12',
    does: 'is configured to demand no certificate, so that there is none to verify',
    tls: { options: { requestCert: false } },
    cases: [tls('certificate-untrusted')],
    verdict: 'not-applicable',
  },
  {
    name: 'strangers-rejected-later',
    clause: 'PS3.15 B.12',
    does: 'goes on with the handshake of a requestor whose certificate it cannot verify, and rejects its association',
    tls: { strangers: 'rejected' },
    cases: [tls('certificate-demanded'), tls('certificate-untrusted')],
  },
];
