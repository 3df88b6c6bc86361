// One TLS handshake as a scenario wants it, and whether the SUT goes on to speak DICOM after it: PS3.15 B.12.

import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type SecureVersion, TLSSocket } from 'node:tls';
import { ConnectionFailed, implementationClassUID, type TlsOptions } from '../../src/index.ts';
import { associateRQ, decodePdu, encodePdu, hostPort } from '../../src/wire.ts';
import { Inconclusive } from '../model/outcome.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { workingClock } from '../time/working-clock.ts';
import { verificationContext } from './probe.ts';
import { untrustedCertificate, untrustedKey } from './untrusted-certificate.ts';

export interface HandshakeOffer {
  /** The oldest and the latest version that are offered. */
  readonly versions: readonly [SecureVersion, SecureVersion];
  /** Cipher suites by the names of OpenSSL, up to TLS 1.2; its usual ones where not given. */
  readonly ciphers?: string | undefined;
  /** Without the certificate of the run. */
  readonly anonymous?: boolean;
  /** With a certificate that an unknown authority signed, in place of that of the run. */
  readonly stranger?: boolean;
  /** No TLS at all. */
  readonly plain?: boolean;
}

/** What came of it: `answered` is a PDU, over whatever was agreed on; `refused` an alert or the end of the connection. */
export interface HandshakeOutcome {
  readonly kind: 'answered' | 'refused' | 'silence';
  readonly text: string;
  /** The type of the PDU that came. */
  readonly pdu?: string;
  /** The version that was agreed on. */
  readonly protocol?: string;
  /** The cipher suite that was agreed on: its name in OpenSSL, and that of IANA. */
  readonly cipher?: { readonly name: string; readonly standardName: string };
  /** The alert that the SUT sent (RFC 8446 6), e.g. `handshake-failure`. */
  readonly alert?: string;
}

/**
 * Connects, does the handshake, and proposes Verification. Rejects ConnectionFailed where nobody listens, and Inconclusive
 * where the TLS of this machine cannot offer what is asked.
 */
export async function tryHandshake(
  endpoint: ScpEndpoint,
  offer: HandshakeOffer,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<HandshakeOutcome> {
  const tcp = await opened(endpoint, timeoutMs, signal);
  const socket = offer.plain ? tcp : secured(tcp, endpoint, offer);
  try {
    return await outcomeOf(socket, tcp, endpoint, timeoutMs, signal);
  } finally {
    // It takes the TCP socket with it. Destroying that here as well makes Node.js 20 crash.
    socket.destroy();
  }
}

function opened({ host, port }: ScpEndpoint, timeoutMs: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const tcp = connect({ host, port, noDelay: true, signal, timeout: timeoutMs });
    const fail = (error: NodeJS.ErrnoException): void => {
      tcp.destroy();
      reject(
        new ConnectionFailed(error.code ?? 'UNKNOWN', `cannot connect to ${hostPort(host, port)}: ${error.message}`),
      );
    };
    tcp.once('error', fail);
    tcp.once('timeout', () => fail(new Error(`no connection within ${timeoutMs} ms`)));
    tcp.once('connect', () => {
      tcp.removeListener('error', fail).setTimeout(0);
      resolve(tcp);
    });
  });
}

/** Security level 0 lets OpenSSL offer what is old or weak; the SUT has to refuse it, not we. */
function secured(tcp: Socket, { tls = {} }: ScpEndpoint, offer: HandshakeOffer): TLSSocket {
  const [minVersion, maxVersion] = offer.versions;
  const options: ConnectionOptions = {
    socket: tcp,
    minVersion,
    maxVersion,
    ciphers: `${offer.ciphers ?? 'DEFAULT'}:@SECLEVEL=0`,
    rejectUnauthorized: false,
    ...certificateFor(offer, tls),
  };
  try {
    return connectTls(options);
  } catch (error) {
    tcp.destroy();
    throw new Inconclusive(`TLS on this machine cannot offer it: ${(error as Error).message}`);
  }
}

function certificateFor({ anonymous, stranger }: HandshakeOffer, tls: TlsOptions): ConnectionOptions {
  if (anonymous) return {};
  return stranger ? { cert: untrustedCertificate, key: untrustedKey } : ownCertificate(tls);
}

function ownCertificate({ cert, key, passphrase }: TlsOptions): ConnectionOptions {
  if (cert === undefined || key === undefined) return {};
  return { cert: pem(cert), key: pem(key), ...(passphrase !== undefined && { passphrase }) };
}

function pem(source: string | Uint8Array): Buffer {
  if (typeof source !== 'string' || source.includes('-----BEGIN ')) return Buffer.from(source);
  return readFileSync(source);
}

function outcomeOf(
  socket: Socket,
  tcp: Socket,
  endpoint: ScpEndpoint,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<HandshakeOutcome> {
  return new Promise((resolve, reject) => {
    let agreed: Pick<HandshakeOutcome, 'protocol' | 'cipher'> = {};
    const end = (kind: HandshakeOutcome['kind'], text: string): void => {
      cancel();
      const alert = /ALERT_(\w+)$/.exec(text)?.[1]?.toLowerCase().replaceAll('_', '-');
      const outcome = {
        kind,
        text,
        ...(kind === 'answered' && { pdu: text }),
        ...agreed,
        ...(alert !== undefined && { alert }),
      };
      if (kind === 'answered') socket.end(encodePdu({ type: 'A-ABORT', source: 0, reason: 0 }), () => resolve(outcome));
      else resolve(outcome);
    };
    const cancel = workingClock.after(timeoutMs, () => end('silence', `nothing came for ${timeoutMs} ms`));
    signal.addEventListener(
      'abort',
      () => {
        cancel();
        reject(signal.reason);
      },
      { once: true },
    );
    tcp.on('error', () => {});
    socket.on('error', (error: NodeJS.ErrnoException) => {
      cancel();
      if (isOfPeer(error)) end('refused', reasonOf(error));
      else reject(new Inconclusive(`TLS on this machine did not go on: ${reasonOf(error)}`));
    });
    socket.once('close', () => end('refused', 'the connection was closed'));
    socket.once('data', (bytes) => end(...answerOf(bytes)));
    const propose = (): void => void socket.write(proposal(endpoint));
    if (socket === tcp) propose();
    else {
      socket.once('secureConnect', () => {
        // Asked after the handshake has failed, Node.js 20 crashes.
        const protocol = socket instanceof TLSSocket ? socket.getProtocol() : null;
        if (socket instanceof TLSSocket && protocol !== null) agreed = { protocol, cipher: cipherOf(socket) };
        propose();
      });
    }
  });
}

function cipherOf(socket: TLSSocket): NonNullable<HandshakeOutcome['cipher']> {
  const { name, standardName } = socket.getCipher();
  return { name, standardName };
}

/** An alert from the SUT, or the end of the connection; everything else is said by this side. */
function isOfPeer({ code = '', message }: NodeJS.ErrnoException): boolean {
  return code.includes('ALERT') || ['ECONNRESET', 'EPIPE'].includes(code) || /socket disconnected/.test(message);
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return code ?? message.split('\n', 1)[0] ?? '';
}

/** The PDU types of PS3.8 9.3.1; the records of TLS begin with 20 and more. */
function answerOf(bytes: Buffer): [HandshakeOutcome['kind'], string] {
  const type = bytes[0] ?? 0;
  if (type < 1 || type > 7) return ['refused', `bytes that are no PDU: ${bytes.subarray(0, 8).toString('hex')}`];
  const decoded = decodePdu(bytes);
  return ['answered', 'pdu' in decoded ? decoded.pdu.type : `a PDU of type ${type}`];
}

function proposal({ calledAETitle, callingAETitle }: ScpEndpoint): Buffer {
  return encodePdu(
    associateRQ({
      calledAETitle,
      callingAETitle,
      presentationContexts: [{ id: 1, ...verificationContext }],
      maxLength: 16384,
      implementationClassUID,
    }),
  );
}
