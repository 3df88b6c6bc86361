/** PS3.15 B.12, B.13: TLS from both sides, mutual authentication, and one clear line where it fails. */

import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { expect } from 'chai';
import { ConnectionFailed } from '../errors.ts';
import { connectTransport } from './connect-transport.ts';
import type { Pdu } from './pdu/pdu.ts';
import { acceptorTls, fixture, requestorTls, strangerTls } from './testing/certificates.ts';
import { Arrivals, acceptOne, connectedPair, withResolvers } from './testing/transports.ts';
import { type TlsOptions, tlsAcceptorSettings, tlsSettings } from './tls.ts';

const releaseRQ: Pdu = { type: 'A-RELEASE-RQ' };
const onlyCa: TlsOptions = { ca: fixture('ca.pem') };

async function connectionError(acceptor: TlsOptions | undefined, requestor: TlsOptions): Promise<ConnectionFailed> {
  const { server } = await acceptOne({ tls: acceptor });
  try {
    await connectTransport({ host: '127.0.0.1', port: server.port, tls: requestor });
  } catch (error) {
    if (error instanceof ConnectionFailed) return error;
    throw error;
  } finally {
    await server.close();
  }
  throw new Error('the connection was opened');
}

/** The protocol and cipher suite that an acceptor with our defaults negotiates. */
async function negotiated(requestor: object): Promise<string> {
  const { server } = await acceptOne({ tls: acceptorTls });
  const ca = readFileSync(fixture('ca.pem'));
  const socket = connectTls({ host: '127.0.0.1', port: server.port, ca, servername: 'localhost', ...requestor });
  try {
    await once(socket, 'secureConnect');
    return `${socket.getProtocol()} ${socket.getCipher().standardName}`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'error';
  } finally {
    socket.destroy();
    await server.close();
  }
}

/** What becomes of a requestor at an acceptor that demands a certificate: a PDU of it arrives, or why it is refused. */
async function servedMutually(requestor: TlsOptions): Promise<string> {
  const outcome = withResolvers<string>();
  const { server } = await acceptOne({
    tls: { ...acceptorTls, requireClientCertificate: true },
    onTransport: (transport) => void new Arrivals(transport, () => outcome.resolve('served')),
    onHandshakeError: ({ message }) => outcome.resolve(message),
  });
  const transport = await connectTransport({ host: '127.0.0.1', port: server.port, tls: requestor });
  const arrivals = new Arrivals(transport);
  transport.send(releaseRQ);
  const served = await outcome.promise;
  if (served === 'served') transport.destroy();
  else expect((await arrivals.closed()).how).to.not.equal('local');
  await server.close();
  return served;
}

describe('a transport over TLS', () => {
  it('carries PDUs both ways', async () => {
    await using pair = await connectedPair({ tls: acceptorTls }, { tls: onlyCa });
    const atAcceptor = new Arrivals(pair.acceptor, () => pair.acceptor.send({ type: 'A-RELEASE-RP' }));
    const atRequestor = new Arrivals(pair.requestor);
    pair.requestor.send(releaseRQ);
    expect(await atRequestor.count(1)).to.deep.equal([{ pdu: { type: 'A-RELEASE-RP' } }]);
    expect(atAcceptor.decoded).to.deep.equal([{ pdu: releaseRQ }]);
  });

  it('carries a large PDU', async () => {
    await using pair = await connectedPair({ tls: acceptorTls }, { tls: onlyCa });
    const arrivals = new Arrivals(pair.acceptor);
    const pdv = { contextId: 1, isCommand: false, isLast: true, fragment: Buffer.alloc(500_000, 5) };
    pair.requestor.send({ type: 'P-DATA-TF', pdvs: [pdv] });
    expect(await arrivals.count(1)).to.deep.equal([{ pdu: { type: 'P-DATA-TF', pdvs: [pdv] } }]);
  });

  it('tells the close of the peer from a reset', async () => {
    for (const how of ['fin', 'rst'] as const) {
      await using pair = await connectedPair({ tls: acceptorTls }, { tls: onlyCa });
      const arrivals = new Arrivals(pair.acceptor);
      pair.requestor.send(releaseRQ);
      await arrivals.count(1);
      if (how === 'fin') pair.requestor.end();
      else pair.requestor.reset();
      expect((await arrivals.closed()).how).to.equal(how);
    }
  });

  it('gives up the handshake that has gone on longest when there are too many, and takes the new one', async () => {
    const accepted = withResolvers<void>();
    const limits = { maxHandshakes: 3, handshakeTimeoutMs: 3_600_000 };
    const { server } = await acceptOne({ tls: acceptorTls, ...limits, onTransport: () => accepted.resolve() });
    const silent = Array.from({ length: 4 }, () => connect({ host: '127.0.0.1', port: server.port }));
    for (const socket of silent) socket.on('error', () => undefined).resume();
    await Promise.race(silent.map((socket) => once(socket, 'close')));
    const transport = await connectTransport({ host: '127.0.0.1', port: server.port, tls: requestorTls });
    await accepted.promise;
    for (const socket of silent) socket.destroy();
    transport.destroy();
    await server.close();
  });

  it('closes the connection of a requestor that renegotiates', async () => {
    const { server, transport } = await acceptOne({ tls: acceptorTls });
    const ca = readFileSync(fixture('ca.pem'));
    const how = { host: '127.0.0.1', port: server.port, ca, servername: 'localhost', maxVersion: 'TLSv1.2' } as const;
    const socket = connectTls(how);
    await once(socket, 'secureConnect');
    const arrivals = new Arrivals(await transport);
    socket.on('error', () => undefined);
    socket.renegotiate({}, () => undefined);
    expect((await arrivals.closed()).how).to.equal('error');
    socket.destroy();
    await server.close();
  });

  it('does not hold up the close of the server while a handshake hangs', async () => {
    const { server } = await acceptOne({ tls: acceptorTls });
    const silent = connect({ host: '127.0.0.1', port: server.port });
    await once(silent, 'connect');
    const closed = new Promise((resolve) => silent.on('error', () => undefined).on('close', resolve));
    silent.resume();
    await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    await closed;
  });

  it('resets from the acceptor too', async () => {
    await using pair = await connectedPair({ tls: acceptorTls }, { tls: onlyCa });
    const arrivals = new Arrivals(pair.requestor);
    pair.acceptor.reset();
    expect((await arrivals.closed()).how).to.equal('rst');
  });

  it('authenticates both sides: each is refused that cannot show who it is', async () => {
    expect(await servedMutually(requestorTls)).to.equal('served');
    expect(await servedMutually(onlyCa)).to.match(/the peer showed no certificate/);
    expect(await servedMutually(strangerTls)).to.not.equal('served');
    const untrustedAcceptor = { ...strangerTls, requireClientCertificate: true };
    expect((await connectionError(untrustedAcceptor, requestorTls)).message).to.include('not trusted');
  });
});

describe('the TLS defaults', () => {
  it('prefer TLS 1.3', async () => {
    expect(await negotiated({})).to.match(/^TLSv1\.3 TLS_(AES|CHACHA20)/);
  });

  it('take TLS 1.2 with a suite of PS3.15 B.13', async () => {
    const suite = 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384';
    expect(await negotiated({ maxVersion: 'TLSv1.2' })).to.equal(`TLSv1.2 ${suite}`);
  });

  it('refuse TLS 1.1, which BCP 195 forbids', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
    expect(await negotiated(old)).to.match(/^(ERR_SSL_|ECONNRESET)/);
  });

  it('refuse a suite that B.13 does not list', async () => {
    const cbc = { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES256-SHA384' };
    expect(await negotiated(cbc)).to.match(/^(ERR_SSL_|ECONNRESET)/);
  });
});

describe('a TLS connection that fails', () => {
  it('says that the certificate of the peer is not trusted', async () => {
    const error = await connectionError(strangerTls, onlyCa);
    expect(error.message).to.include('is self-signed and not trusted');
  });

  it('is opened with an untrusted certificate only where that is asked for', async () => {
    await using pair = await connectedPair({ tls: strangerTls }, { tls: { rejectUnauthorized: false } });
    const arrivals = new Arrivals(pair.acceptor);
    pair.requestor.send(releaseRQ);
    await arrivals.count(1);
  });

  it('says that the peer does not speak TLS', async () => {
    const plain = createServer((socket) =>
      socket
        .on('error', () => undefined)
        .resume()
        .end('no TLS here'),
    ).listen(0, '127.0.0.1');
    await once(plain, 'listening');
    const { port } = plain.address() as AddressInfo;
    const promise = connectTransport({ host: '127.0.0.1', port, tls: onlyCa });
    const message = await promise.then(
      () => 'connected',
      (error: Error) => error.message,
    );
    await new Promise((resolve) => plain.close(resolve));
    expect(message).to.match(/^cannot connect to 127\.0\.0\.1:\d+: the TLS handshake failed/);
  });

  it('says that the certificate is for another host', async () => {
    const error = await connectionError(acceptorTls, { ...onlyCa, servername: 'pacs.example' });
    expect(error.message).to.include('is for another host name');
  });

  it('says that the certificate, the key or the CA cannot be read', () => {
    const read = (tls: TlsOptions) => () => tlsSettings(tls);
    expect(read({ ...acceptorTls, cert: '/no/such.pem' })).to.throw(
      ConnectionFailed,
      "the TLS certificate '/no/such.pem' cannot be read: no such file",
    );
    expect(read({ ...acceptorTls, key: '/no/such.pem' })).to.throw(ConnectionFailed, "TLS private key '/no/such.pem'");
    expect(read({ ca: '/no/such.pem' })).to.throw(ConnectionFailed, "TLS CA certificate '/no/such.pem'");
  });

  it('says that a file is no PEM file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tls-test-'));
    const path = join(folder, 'cert.pem');
    writeFileSync(path, 'hello');
    try {
      expect(() => tlsSettings({ ca: path })).to.throw(ConnectionFailed, 'is not a PEM file');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says that a CA is no certificate, which Node.js passes over', () => {
    const rubbish = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    expect(() => tlsSettings({ ca: rubbish })).to.throw(ConnectionFailed, 'the TLS CA certificate cannot be used');
    expect(() => tlsSettings({ ca: fixture('acceptor-key.pem') })).to.throw(
      ConnectionFailed,
      'the TLS CA certificate cannot be used',
    );
  });

  it('says that key and certificate do not belong together', () => {
    const mixed = { ...acceptorTls, key: fixture('requestor-key.pem') };
    expect(() => tlsSettings(mixed)).to.throw(ConnectionFailed, 'the TLS certificate or key cannot be used');
  });

  it('says which of certificate and key is missing', () => {
    const { cert, key } = acceptorTls;
    expect(() => tlsSettings({ cert })).to.throw(ConnectionFailed, 'a TLS certificate needs its private key');
    expect(() => tlsSettings({ key })).to.throw(ConnectionFailed, 'a TLS private key needs its certificate');
    expect(() => tlsAcceptorSettings({})).to.throw(ConnectionFailed, 'a TLS acceptor needs a certificate');
  });

  it('takes PEM texts and bytes as well as paths', () => {
    const cert = readFileSync(fixture('acceptor.pem'), 'utf8');
    const key = readFileSync(fixture('acceptor-key.pem'));
    expect(tlsSettings({ cert, key, ca: [cert, Buffer.from(cert)] })).to.have.property('rejectUnauthorized', true);
  });
});
