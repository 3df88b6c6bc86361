/** PS3.15 B.12, B.13: TLS for transport connections, by BCP 195 (RFC 8996, RFC 9325). */

import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { ConnectionFailed } from '../errors.ts';

/** A PEM text, its bytes, or the path of a PEM file. */
export type PemSource = string | Uint8Array;

export interface TlsOptions {
  /** Certificates trusted to sign the peer's; those Node.js trusts where not given. */
  readonly ca?: PemSource | readonly PemSource[];
  readonly cert?: PemSource;
  readonly key?: PemSource;
  /** Opens an encrypted key. */
  readonly passphrase?: string;
  /** Acceptor only: ask for a certificate of the requestor (mutual authentication). */
  readonly requireClientCertificate?: boolean;
  /** Whether a peer whose certificate cannot be verified is refused; true where not given. */
  readonly rejectUnauthorized?: boolean;
  /** TLSv1.2 where not given; BCP 195 forbids anything older. */
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3';
  /** Requestor only: the name that the acceptor's certificate must have; the host where not given. */
  readonly servername?: string;
}

/**
 * The cipher suites of PS3.15 B.13: for TLS 1.3, then the ones required for TLS 1.2, then the optional ones with AES or
 * ChaCha20. Suites that the OpenSSL in use does not have are passed over by it; those with DHE are only ever used as a
 * requestor, as an acceptor needs parameters of its own for them.
 */
export const cipherSuites: readonly string[] = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_128_CCM_SHA256',
  'TLS_AES_128_CCM_8_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-AES256-CCM',
  'ECDHE-ECDSA-AES256-CCM8',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES128-CCM',
  'ECDHE-ECDSA-AES128-CCM8',
  'DHE-RSA-AES256-GCM-SHA384',
  'DHE-RSA-CHACHA20-POLY1305',
  'DHE-RSA-AES128-GCM-SHA256',
];

/** The signature and hash functions of PS3.15 B.13, where a certificate may use more than SHA-384: never SHA-1 or MD5. */
export const signatureAlgorithms: readonly string[] = ['ECDSA', 'RSA-PSS', 'RSA'].flatMap((signature) =>
  ['SHA256', 'SHA384', 'SHA512'].map((hash) => `${signature}+${hash}`),
);

/** The settings of Node.js that both sides of a TLS connection share. */
export interface TlsSettings extends SecureContextOptions {
  readonly rejectUnauthorized: boolean;
}

/** Reads certificates and keys. Throws ConnectionFailed (`TLS_CONFIG`) with one line for what is missing or wrong. */
export function tlsSettings(options: TlsOptions): TlsSettings {
  const { passphrase, minVersion = 'TLSv1.2', rejectUnauthorized = true } = options;
  const ca = options.ca === undefined ? undefined : [options.ca].flat().map((one) => readPem(one, 'CA certificate'));
  for (const one of ca ?? []) checkCertificate(one);
  const cert = options.cert === undefined ? undefined : readPem(options.cert, 'certificate');
  const key = options.key === undefined ? undefined : readPem(options.key, 'private key');
  if ((cert === undefined) !== (key === undefined)) {
    throw configurationError(
      `a TLS ${cert ? 'certificate needs its private key' : 'private key needs its certificate'}`,
    );
  }
  const algorithms = { ciphers: cipherSuites.join(':'), sigalgs: signatureAlgorithms.join(':') };
  const context = { ca, cert, key, passphrase, minVersion, ...algorithms };
  try {
    createSecureContext(context);
  } catch (error) {
    throw configurationError(`the TLS certificate or key cannot be used: ${reasonOf(error)}`, error);
  }
  return { ...context, rejectUnauthorized };
}

/** Like {@link tlsSettings}, for an acceptor, which must have a certificate. */
export function tlsAcceptorSettings(options: TlsOptions): TlsSettings & { readonly requestCert: boolean } {
  if (options.cert === undefined || options.key === undefined) {
    throw configurationError('a TLS acceptor needs a certificate and its private key');
  }
  return { ...tlsSettings(options), requestCert: options.requireClientCertificate ?? false };
}

function readPem(source: PemSource, what: string): Buffer {
  if (typeof source !== 'string') return Buffer.from(source);
  if (source.includes('-----BEGIN ')) return Buffer.from(source);
  let bytes: Buffer;
  try {
    // Whoever opens a FIFO waits until somebody writes into it.
    if (!statSync(source).isFile()) throw new Error('no regular file');
    bytes = readFileSync(source);
  } catch (error) {
    throw configurationError(`the TLS ${what} '${source}' cannot be read: ${reasonOf(error)}`, error);
  }
  if (!bytes.includes('-----BEGIN ')) throw configurationError(`the TLS ${what} '${source}' is not a PEM file`);
  return bytes;
}

/** Node.js passes over a CA that is no certificate, and then trusts nobody. */
function checkCertificate(pem: Buffer): void {
  try {
    new X509Certificate(pem);
  } catch (error) {
    throw configurationError(`the TLS CA certificate cannot be used: ${reasonOf(error)}`, error);
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EACCES') return 'permission denied';
  return unusable[code ?? ''] ?? message.replace(/^error:[0-9A-F]+:/, '');
}

/** What OpenSSL says of certificates and keys. */
const unusable: Readonly<Record<string, string>> = {
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: 'the private key does not belong to the certificate',
  ERR_OSSL_PEM_NO_START_LINE: 'there is no certificate, or no private key, in the file',
  ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED: 'the private key is encrypted, and its passphrase is not given',
  ERR_MISSING_PASSPHRASE: 'the private key is encrypted, and its passphrase is not given',
};

function configurationError(text: string, cause?: unknown): ConnectionFailed {
  return new ConnectionFailed('TLS_CONFIG', text, { cause });
}
