/** PS3.15 B.12: paths of the certificates and keys that the TLS tests use; README.md says how they were made. */

import { fileURLToPath } from 'node:url';
import type { TlsOptions } from '../tls.ts';

/** The path of a fixture of this folder. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** Both sides of a TLS connection where each can verify the other. */
export const acceptorTls: TlsOptions = {
  ca: fixture('ca.pem'),
  cert: fixture('acceptor.pem'),
  key: fixture('acceptor-key.pem'),
};

export const requestorTls: TlsOptions = {
  ca: fixture('ca.pem'),
  cert: fixture('requestor.pem'),
  key: fixture('requestor-key.pem'),
};

/** A requestor whose certificate nobody signed but itself. */
export const strangerTls: TlsOptions = {
  ca: fixture('ca.pem'),
  cert: fixture('stranger.pem'),
  key: fixture('stranger-key.pem'),
};
