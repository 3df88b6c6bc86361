import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { listenTransport } from './listen-transport.ts';
import type { TlsOptions } from './tls.ts';
import { tlsFault } from './tls-failure.ts';

const pem = (name: string) => fileURLToPath(new URL(`testing/${name}.pem`, import.meta.url));
const own = { cert: pem('acceptor'), key: pem('acceptor-key'), ca: pem('ca') };

/** What a listener tells of the handshake that `attempt` makes with it. */
async function told(tls: TlsOptions, attempt: (port: number) => void): Promise<[text: string, address: string]> {
  let resolve: (told: [string, string]) => void = () => undefined;
  const promise = new Promise<[string, string]>((settle) => {
    resolve = settle;
  });
  const server = await listenTransport({
    port: 0,
    tls,
    onTransport: (transport) => transport.destroy(),
    onHandshakeError: ({ message }, remoteAddress) => resolve([message, remoteAddress]),
  });
  try {
    attempt(server.port);
    return await promise;
  } finally {
    await server.close();
  }
}

function attemptTls(port: number, options: { cert?: string; key?: string; ca?: string }): void {
  const read = (file: string | undefined) => file && readFileSync(file);
  const [cert, key, ca] = [options.cert, options.key, options.ca].map(read);
  const socket = connectTls({ host: '127.0.0.1', port, servername: 'localhost', cert, key, ca });
  socket.on('error', () => socket.destroy());
  socket.resume();
}

describe('What a listener tells of a TLS handshake that fails', () => {
  const mutual = { ...own, requireClientCertificate: true };

  it('is that the certificate of the peer is not trusted, with its address', async () => {
    const stranger = { cert: pem('stranger'), key: pem('stranger-key'), ca: pem('ca') };
    expect(await told(mutual, (port) => attemptTls(port, stranger))).to.deep.equal([
      'the TLS certificate of the peer is self-signed and not trusted',
      '127.0.0.1',
    ]);
  });

  it('is that the peer showed no certificate', async () => {
    const [text, address] = await told(mutual, (port) => attemptTls(port, { ca: pem('ca') }));
    expect([text, address]).to.deep.equal(['the peer showed no certificate, and one is demanded', '127.0.0.1']);
  });

  it('is that the peer does not speak TLS', async () => {
    const [text] = await told(own, (port) => {
      const socket = connect({ host: '127.0.0.1', port });
      socket.on('error', () => socket.destroy());
      void once(socket, 'connect').then(() => socket.write(Buffer.from('05000000000400000000', 'hex')));
    });
    expect(text).to.equal('the peer does not speak TLS');
  });

  it('is that the peer went away, perhaps for want of trust', async () => {
    const [text, address] = await told(own, (port) => attemptTls(port, {}));
    expect(text).to.match(/closed the connection during the TLS handshake|does not accept the certificate/);
    expect(address).to.equal('127.0.0.1');
  });
});

describe('The words for an error of TLS', () => {
  const of = (code: string, reason?: string) => tlsFault(Object.assign(new Error('error:0A00045C:'), { code, reason }));

  it('say what an alert of the peer means', () => {
    expect(of('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED')).to.equal('the peer demands a certificate of this side');
    expect(of('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA')).to.match(/^the peer does not accept the certificate .* trust the CA$/);
  });

  it('are those of OpenSSL without its numbers where there are no better ones', () => {
    expect(of('ERR_SSL_BAD_ECPOINT', 'bad ecpoint')).to.equal('the TLS handshake failed: bad ecpoint');
  });

  it('are none for other errors', () => {
    expect(of('ECONNREFUSED')).to.equal(undefined);
  });
});
