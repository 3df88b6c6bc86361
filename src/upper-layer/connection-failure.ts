/** PS3.8 9.1.2: why a transport connection could not be opened, in one line. */

import { ConnectionFailed } from '../errors.ts';
import { tlsFault } from './tls-failure.ts';

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused: nothing listens there',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the host does not answer',
  ECONNRESET: 'the peer reset the connection',
  EADDRINUSE: 'the port is in use; choose another or stop what listens there',
  EADDRNOTAVAIL: 'this machine does not have that address',
  EACCES: 'permission denied: ports below 1024 need privileges',
  EPROTO: 'the TLS handshake failed: does the peer speak TLS on this port?',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the TLS handshake failed: the peer does not speak TLS on this port',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the TLS certificate of the peer is for another host name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the TLS certificate of the peer is self-signed and not trusted; name its CA',
  SELF_SIGNED_CERT_IN_CHAIN: 'the TLS certificate of the peer is signed by a CA that is not trusted; name its CA',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the TLS certificate of the peer cannot be verified; name its CA',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the TLS certificate of the peer cannot be verified; name its CA',
  CERT_HAS_EXPIRED: 'the TLS certificate of the peer has expired',
};

/** The error for `what` (e.g. `cannot connect to host:104`), from what Node.js reported. */
export function connectionFailure(what: string, error: NodeJS.ErrnoException): ConnectionFailed {
  const code = error.code ?? 'UNKNOWN';
  const reason = reasons[code] ?? tlsFault(error) ?? firstLine(error.message);
  return new ConnectionFailed(code, `${what}: ${reason}`, { cause: error });
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
