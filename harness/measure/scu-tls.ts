// Which versions of TLS an SCU can use: it is offered one after the other alone (PS3.15 B.12, PS3.2 N.8.4.2).

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type SecureVersion, type TLSSocket } from 'node:tls';
import { tlsAcceptorSettings } from '../../src/wire.ts';
import type { ScuMeasurements } from '../model/measurements.ts';
import type { ListenPlace } from '../sut/listen-place.ts';
import type { Sut } from '../sut/sut.ts';
import { oneInstance } from './one-instance.ts';
import type { ScuLimits } from './scu-limits.ts';
import { tlsVersions } from './tls-versions.ts';

type Versions = NonNullable<ScuMeasurements['tls']>['versions'];

/** The versions with which a handshake came about; undefined if it is not called by TLS. */
export async function scuTlsVersions(sut: Sut, limits: ScuLimits): Promise<Versions | undefined> {
  const place = sut.policies.listensOn;
  if (!place?.tls) return undefined;
  const found: Versions = [];
  for (const [version, name] of tlsVersions) if (await comesBy(version, sut, place, limits)) found.push(name);
  return found;
}

/** True if it does a handshake with a server that has this version alone. */
async function comesBy(
  version: SecureVersion,
  sut: Sut,
  { host, port, tls = {}, calledAETitle, callingAETitle }: ListenPlace,
  { timeoutMs, seed, signal }: ScuLimits,
): Promise<boolean> {
  const { sigalgs: _, ciphers: __, ...certificates } = tlsAcceptorSettings(tls);
  // Old versions need what OpenSSL leaves out otherwise; the SCU has to refuse it, not we.
  const settings = { ...certificates, minVersion: version, maxVersion: version, ciphers: 'DEFAULT:@SECLEVEL=0' };
  const enough = new AbortController();
  const sockets = new Set<TLSSocket>();
  const server = createServer(settings);
  server.on('secureConnection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    // In TLS 1.3 a client may still refuse our certificate now: what it sends next says that it did not.
    socket.once('data', () => enough.abort());
  });
  server.on('tlsClientError', () => {});
  server.listen(port, host);
  await once(server, 'listening');
  const timer = setTimeout(() => enough.abort(), timeoutMs);
  let isTaken = false;
  enough.signal.addEventListener('abort', () => {
    isTaken = [...sockets].some(({ bytesRead }) => bytesRead > 0);
    for (const socket of sockets) socket.destroy();
  });
  try {
    const instances = await oneInstance(seed);
    const order = { host, port: (server.address() as AddressInfo).port, calledAETitle, callingAETitle, instances };
    await sut.send({ ...order, timeoutMs, title: 'Send one instance', stalled: enough.signal }, signal);
    return isTaken;
  } finally {
    clearTimeout(timer);
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}
