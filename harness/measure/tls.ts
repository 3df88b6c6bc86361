// Versions and cipher suites of TLS, and whether a certificate is demanded: PS3.15 B.12, B.13, PS3.2 N.8.4.2, N.11.2.5.

import type { SecureVersion } from 'node:tls';
import type { ScpMeasurements } from '../model/measurements.ts';
import { Inconclusive } from '../model/outcome.ts';
import { type HandshakeOffer, type HandshakeOutcome, tryHandshake } from '../peer/tls-handshake.ts';
import { type Measurement, NotApplicable, type Subject } from './measurement.ts';
import { tlsVersions } from './tls-versions.ts';

type Support = NonNullable<ScpMeasurements['tls']>;

/** RFC 8446 B.4. */
const suitesOf13 = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_128_CCM_SHA256',
  'TLS_AES_128_CCM_8_SHA256',
];

/** More suites than OpenSSL knows. */
const suitesAtMost = 256;

/** Handshakes with an SCP that is called by TLS. */
export const tlsSupport: Measurement = {
  name: 'tls',
  async measure(subject) {
    if (subject.endpoint.tls === undefined) throw new NotApplicable('it is called without TLS');
    const supported: Support['versions'] = [];
    const cipherSuites: string[] = [];
    for (const [version, name] of tlsVersions) {
      const suites = version === 'TLSv1.3' ? await suites13(subject) : await suitesBefore13(subject, version);
      if (suites.length > 0) supported.push(name);
      cipherSuites.push(...suites.filter((suite) => !cipherSuites.includes(suite)));
    }
    const withoutCertificate = await anonymously(subject);
    return { tls: { versions: supported, cipherSuites, withoutCertificate } };
  },
};

/** Offers all suites but those that were chosen before, until there is no other in common: they come in its order. */
async function suitesBefore13(subject: Subject, version: SecureVersion): Promise<string[]> {
  const chosen: { readonly name: string; readonly standardName: string }[] = [];
  while (chosen.length < suitesAtMost) {
    const ciphers = ['ALL:COMPLEMENTOFALL', ...chosen.map(({ name }) => `!${name}`)].join(':');
    const outcome = await handshake(subject, { versions: [version, version], ciphers });
    const cipher = outcome?.kind === 'answered' ? outcome.cipher : undefined;
    if (!cipher || chosen.some(({ name }) => name === cipher.name)) break;
    chosen.push(cipher);
  }
  return chosen.map(({ standardName }) => standardName);
}

async function suites13(subject: Subject): Promise<string[]> {
  const found: string[] = [];
  for (const ciphers of suitesOf13) {
    // OpenSSL wants suites of older versions beside, which this version cannot use.
    const outcome = await handshake(subject, { versions: ['TLSv1.3', 'TLSv1.3'], ciphers: `${ciphers}:DEFAULT` });
    if (outcome?.kind === 'answered') found.push(ciphers);
  }
  return found;
}

/** Only a requestor with a certificate can leave it out. */
async function anonymously(subject: Subject): Promise<Support['withoutCertificate']> {
  const offer: HandshakeOffer = { versions: ['TLSv1.2', 'TLSv1.3'], anonymous: true };
  const outcome = await handshake(subject, offer);
  if (outcome?.kind === 'answered') return 'accepted';
  return subject.endpoint.tls?.cert === undefined ? 'not-tried' : 'refused';
}

/** Undefined if the TLS of this machine cannot offer it. */
async function handshake({ endpoint, limits }: Subject, offer: HandshakeOffer): Promise<HandshakeOutcome | undefined> {
  try {
    return await tryHandshake(endpoint, offer, limits.timeoutMs, limits.signal);
  } catch (error) {
    if (error instanceof Inconclusive) return undefined;
    throw error;
  }
}
