// The process of our SCP beside storms: over TCP, and over TLS.

import { listen } from '../../../src/index.ts';
import { acceptorTls } from '../storms/certificates.ts';
import { serveRequests, tell } from './child-side.ts';

const scps = [await listen({ port: 0 }), await listen({ port: 0, tls: acceptorTls })];
serveRequests();
tell({ kind: 'ready', ports: scps.map(({ port }) => port) });
