/** What the errors of a TLS connection mean, in words: PS3.15 B.12, RFC 8446 6.2 (alerts), RFC 5280 6 (certificates). */

/** What may be wrong with a certificate, by the code of Node.js. */
const certificateFaults: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed and not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'is signed by a CA that is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'is signed by a CA that is not trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'is signed by a CA that is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'is signed by a CA that is not trusted',
  CERT_UNTRUSTED: 'is not trusted',
  CERT_REJECTED: 'is not trusted',
  CERT_SIGNATURE_FAILURE: 'has a signature that is wrong',
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  CERT_REVOKED: 'is revoked',
  INVALID_PURPOSE: 'is not meant for this side of a connection',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is for another host name',
};

const notAccepted = 'the peer does not accept the certificate of this side';

/** Alerts of the peer, and what this side finds in a handshake, by the code of Node.js. */
const handshakeFaults: Readonly<Record<string, string>> = {
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'the peer demands a certificate of this side',
  ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE: 'the peer showed no certificate, and one is demanded',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: `${notAccepted}: it does not trust the CA`,
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: notAccepted,
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: notAccepted,
  ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE: `${notAccepted}: it is of a kind that is not supported`,
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: `${notAccepted}: it has expired`,
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED: `${notAccepted}: it is revoked`,
  ERR_SSL_TLSV1_ALERT_ACCESS_DENIED: `${notAccepted}: access is denied`,
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE:
    'the peer refuses the TLS handshake: nothing in common, or it demands a certificate of this side',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'the peer does not accept a TLS version of this side',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'the TLS version of the peer is too old',
  ERR_SSL_NO_SHARED_CIPHER: 'the peer offers no cipher suite that is accepted here',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the peer does not speak TLS',
  ERR_SSL_HTTP_REQUEST: 'the peer speaks HTTP, and no TLS',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'the peer does not speak TLS',
};

/** Why a certificate of the peer is refused, from the code of its verification: `the TLS certificate of the peer …`. */
export function certificateFault(code: string | undefined): string | undefined {
  const fault = certificateFaults[code ?? ''];
  return fault && `the TLS certificate of the peer ${fault}`;
}

/** What an error of a TLS connection means; undefined where it is none of TLS. */
export function tlsFault(error: NodeJS.ErrnoException & { readonly reason?: string }): string | undefined {
  const { code = '', reason } = error;
  const known = certificateFault(code) ?? handshakeFaults[code];
  if (known !== undefined) return known;
  return code.startsWith('ERR_SSL_') && reason ? `the TLS handshake failed: ${reason}` : undefined;
}
