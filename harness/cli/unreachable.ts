// What to do when no association comes about, by the reason (PS3.8 9.3.4, PS3.15 B.12).

import type { AssociationRejected, DicomNetworkError } from '../../src/index.ts';
import { type CliError, messageOf, notJudged, systemCode, usageError } from './cli-error.ts';

/** How this side called: by TLS or not, and with a certificate of its own or without. */
export interface Calling {
  readonly tls: boolean;
  readonly certificate: boolean;
}

/** The error of a command whose peer cannot be reached, or rejects the association. */
export function unreachable(address: string, error: Error, calling: Calling): CliError {
  const { code } = error as Partial<DicomNetworkError>;
  if (code === 'TLS_CONFIG') return usageError(`${messageOf(error)}; see --cert, --key and --ca`, { cause: error });
  return notJudged(`${address}: ${messageOf(error)}; ${adviceFor(error, calling)}`, { cause: error });
}

function adviceFor(error: Error, calling: Calling): string {
  const { pdu } = error as Partial<AssociationRejected>;
  if (pdu?.type === 'A-ASSOCIATE-RJ') return adviceForRejection(pdu);
  const [code = ''] = [error.cause, error].map(systemCode).filter((known) => known !== undefined);
  const advice = tlsAdvice.find(([codes]) => codes.test(code))?.[1];
  if (advice !== undefined) return advice;
  return isLost(error) ? adviceForLoss(calling) : 'check host, port and TLS, and that the SCP runs';
}

function adviceForRejection(pdu: AssociationRejected['pdu']): string {
  if (pdu.result === 2) return 'try again later';
  if (pdu.source === 1 && pdu.reason === 3) return 'give a title that it knows with --calling-ae';
  if (pdu.source === 1 && pdu.reason === 7) return 'check the AE title in AET@host:port';
  return 'check the AE titles, --calling-ae and --user';
}

/** Advice by the codes of Node.js. */
const tlsAdvice: readonly (readonly [codes: RegExp, advice: string])[] = [
  [
    /SELF_SIGNED|UNABLE_TO_|CERT_UNTRUSTED|CERT_REJECTED/,
    'give it with --ca, or accept any certificate with --insecure',
  ],
  [/ALTNAME/, 'call the peer by a name in its certificate, or accept any certificate with --insecure'],
  [/^CERT_|INVALID_PURPOSE/, 'let the peer renew its certificate, or accept any with --insecure'],
  [/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE/, 'give a certificate that the peer trusts with --cert and --key'],
  [/ALERT_.*(CERTIFICATE|CA$|ACCESS)/, 'give a certificate that the peer trusts with --cert and --key'],
  [/WRONG_VERSION|HTTP_REQUEST|PACKET_LENGTH/, 'check the port, or leave the TLS options out'],
  [/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_SHARED_CIPHER/, 'the peer has to offer TLS 1.2 or later (BCP 195)'],
];

function isLost({ name }: Error): boolean {
  return name === 'TransportClosed';
}

/** The connection came about and was closed: by a peer that expects another kind of connection, or other certificates. */
function adviceForLoss({ tls, certificate }: Calling): string {
  if (!tls) return 'check host and port, and give --tls if the peer expects TLS';
  return certificate
    ? 'check that the peer trusts the certificate of --cert'
    : 'give a certificate with --cert and --key if the peer demands one';
}
