// PS3.15 B.12: the certificates of the tests of TLS, found from the sources and from what was compiled of them.

import { join } from 'node:path';
import type { TlsOptions } from '../../../src/index.ts';
import { packageRoot } from '../../scenario/package-root.ts';

const pem = (name: string): string => join(packageRoot, 'src/upper-layer/testing', `${name}.pem`);

/** Both sides of a TLS connection, of which each can verify the other. */
export const [acceptorTls, requestorTls] = ['acceptor', 'requestor'].map(
  (name): TlsOptions => ({ ca: pem('ca'), cert: pem(name), key: pem(`${name}-key`) }),
) as [TlsOptions, TlsOptions];
