// Faults in how TLS is set up: PS3.15 B.12, with RFC 8996 of BCP 195.

import type { Fault } from '../fault.ts';

const tls = (name: string): string => `ps3.15/b.12/${name}`;
/** OpenSSL leaves out what is old or weak unless told otherwise. */
const weak = 'DEFAULT:@SECLEVEL=0';

export const tlsFaults: readonly Fault[] = [
  {
    name: 'tls-1.0-accepted',
    clause: 'PS3.15 B.12',
    does: 'accepts TLS 1.0 and TLS 1.1',
    tls: { options: { minVersion: 'TLSv1', ciphers: weak } },
    caughtBy: [tls('old-versions:TLSv1'), tls('old-versions:TLSv1.1')],
    spares: [tls('tls-1.2'), tls('no-downgrade:TLSv1-to-TLSv1.2')],
  },
  {
    name: 'tls-1.1-preferred',
    clause: 'PS3.15 B.12',
    does: 'negotiates TLS 1.1 with who offers it beside later versions',
    tls: { where: { offered: '030403030302', options: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: weak } } },
    caughtBy: [tls('no-downgrade:TLSv1.1-to-TLSv1.3')],
    spares: [tls('tls-1.3')],
  },
  {
    name: 'tls-1.2-missing',
    clause: 'PS3.15 B.12',
    does: 'supports TLS 1.3 alone',
    tls: { options: { minVersion: 'TLSv1.3' } },
    caughtBy: [tls('tls-1.2')],
    spares: [tls('tls-1.3'), tls('tls-1.3-preferred')],
  },
  {
    name: 'tls-1.2-preferred',
    clause: 'PS3.15 B.12',
    does: 'supports TLS 1.3 and negotiates TLS 1.2 where it has the choice',
    tls: { where: { offered: '03040303', options: { maxVersion: 'TLSv1.2' } } },
    caughtBy: [tls('tls-1.3-preferred')],
    spares: [tls('tls-1.2'), tls('tls-1.3')],
  },
  {
    name: 'null-cipher-accepted',
    clause: 'PS3.15 B.12',
    does: 'accepts cipher suites without encryption',
    tls: { options: { ciphers: 'ALL:eNULL:!aNULL:@SECLEVEL=0' } },
    caughtBy: [tls('null-ciphers:suites-without-encryption')],
    spares: [tls('tls-1.2'), tls('null-ciphers:suites-without-authentication')],
  },
  {
    name: 'anonymous-cipher-accepted',
    clause: 'PS3.15 B.12',
    does: 'accepts cipher suites without authentication',
    tls: { options: { ciphers: 'ALL:@SECLEVEL=0', requestCert: false } },
    caughtBy: [tls('null-ciphers:suites-without-authentication')],
    spares: [tls('tls-1.2'), tls('null-ciphers:suites-without-encryption')],
  },
  {
    name: 'any-certificate-accepted',
    clause: 'PS3.15 B.12',
    does: 'demands a certificate and takes any, whoever signed it',
    tls: { strangers: 'let-in' },
    verdict: 'warn',
    caughtBy: [tls('certificate-untrusted')],
    spares: [tls('tls-1.2'), tls('certificate-demanded')],
  },
  {
    name: 'plain-beside-tls',
    clause: 'PS3.15 B.12',
    does: 'speaks DICOM without TLS on its port for TLS',
    tls: { plainToo: true },
    caughtBy: [tls('no-plain-connection')],
    spares: [tls('tls-1.2'), tls('certificate-demanded')],
  },
];
