// SCPs that answer late, never, without end or not for long: none of them keeps a run from ending.

import { listen } from '../../../../src/index.ts';
import type { Transport } from '../../../../src/wire.ts';
import { type FakeBehaviour, startFakeScp } from '../../../run/testing/fake-scp.ts';
import { startSlowLine } from '../../../run/testing/slow-line.ts';

export interface DegenerateScp {
  readonly name: string;
  /** Whether nothing is ever answered: such a run is to end sooner. */
  readonly isMute?: true;
  /** What a run against it is to end with: 0 none failed, 1 some failed, 3 it could not be reached. */
  readonly exitStatus: 0 | 1 | 3;
  /** Listens on a free port of this machine. `timeoutMs` is how long a run waits for a reaction. */
  start(timeoutMs: number): Promise<AsyncDisposable & { readonly port: number }>;
}

const cStoreRQ = 0x0001;
const cEchoRQ = 0x0030;

/** Sends these bytes again and again, as fast as they are taken. */
function flood(transport: Transport, bytes: Uint8Array): void {
  const more = (): void => {
    if (transport.closed) return;
    transport.send(bytes);
    setTimeout(more, 1);
  };
  more();
}

/** Sends a PDU of 200 bytes, one every now and then, so that it is not whole in the time of any case. */
function drip(transport: Transport, everyMs: number): void {
  const head = [0x02, 0, 0, 0, 0, 200];
  let sent = 0;
  const timer = setInterval(() => {
    if (transport.closed || sent === 200) clearInterval(timer);
    else transport.send(Buffer.from([head[sent] ?? 0]));
    sent += 1;
  }, everyMs);
}

function fake(
  name: string,
  exitStatus: 1 | 3,
  behaviour: () => FakeBehaviour,
  more: { isMute?: true } = {},
): DegenerateScp {
  return { name, exitStatus, start: () => startFakeScp(behaviour()), ...more };
}

/** Good to the first so many connections, then as bad as told. */
function turningBad(after: number, bad: FakeBehaviour): FakeBehaviour {
  let connections = 0;
  const isBad = (): boolean => connections > after;
  return {
    onConnection: (transport) => {
      connections += 1;
      if (isBad()) bad.onConnection?.(transport);
    },
    onAssociate: (request) => (isBad() ? bad.onAssociate?.(request) : undefined),
    onRequest: (good, request) => (isBad() ? bad.onRequest?.(good, request) : undefined),
    onRelease: () => (isBad() ? bad.onRelease?.() : undefined),
  };
}

const mute: FakeBehaviour = { onAssociate: () => 'silence', onRequest: () => 'silence', onRelease: () => 'silence' };
/** Connections of the preflight and of some cases. */
const firstConnections = 80;

/** An SCP that is good, behind a line on which everything takes nine tenths of what a reaction may take. */
const late: DegenerateScp = {
  name: 'answers everything late',
  exitStatus: 0,
  async start(timeoutMs) {
    const scp = await listen({ port: 0, host: '127.0.0.1' });
    const line = await startSlowLine(scp.port, () => timeoutMs * 0.9);
    return {
      port: line.port,
      async [Symbol.asyncDispose]() {
        await line[Symbol.asyncDispose]();
        await scp.close({ graceMs: 0 });
      },
    };
  },
};

/** One that lets every association but the first wait while that is open, and never answers a C-STORE. */
function servingOneOnly(): FakeBehaviour {
  const open: { closed: unknown }[] = [];
  return {
    onConnection: (transport) => open.push(transport),
    onAssociate: () => (open.filter(({ closed }) => !closed).length > 1 ? 'silence' : undefined),
    onRequest: (_good, { CommandField }) => (CommandField === cStoreRQ ? 'silence' : undefined),
  };
}

/** One that sends the response again and again, once it has been asked to store something. */
function respondingWithoutEnd(): FakeBehaviour {
  let open: Transport | undefined;
  return {
    onConnection: (transport) => {
      open = transport;
    },
    onRequest: (_good, { CommandField, MessageID = 1 }) => {
      if (CommandField === cStoreRQ && open) flood(open, repeatedResponse(MessageID));
      return undefined;
    },
  };
}

/** A P-DATA-TF with a C-STORE-RSP of Success on presentation context 1. */
function repeatedResponse(messageId: number): Uint8Array {
  const id = messageId.toString(16).padStart(4, '0');
  const elements = [
    '00000001020000000180',
    `0000200102000000${id.slice(2)}${id.slice(0, 2)}`,
    '00000008020000000101',
    '00000009020000000000',
  ].join('');
  const command = Buffer.from(`000000000400000028000000${elements}`, 'hex');
  const pdv = Buffer.concat([Buffer.from([0, 0, 0, command.length + 2, 1, 3]), command]);
  return Buffer.concat([Buffer.from([4, 0, 0, 0, 0, pdv.length]), pdv]);
}

export const degenerateScps: readonly DegenerateScp[] = [
  late,
  fake('never answers a C-STORE', 1, () => ({
    onRequest: (_good, { CommandField }) => (CommandField === cStoreRQ ? 'silence' : undefined),
  })),
  fake('serves one association at a time and never answers a C-STORE', 1, servingOneOnly),
  fake('accepts associations and answers nothing else', 1, () => ({ ...mute, onAssociate: () => undefined })),
  fake('accepts connections and says nothing', 3, () => mute, { isMute: true }),
  fake('never answers a release', 1, () => ({ onRelease: () => 'silence' })),
  fake('answers a C-ECHO and nothing else on its associations', 1, () => ({
    onRequest: (_good, { CommandField }) => (CommandField === cEchoRQ ? undefined : 'silence'),
    onRelease: () => 'silence',
  })),
  fake('closes every connection at once', 3, () => ({ onConnection: (transport) => transport.destroy() })),
  fake('resets every connection at once', 3, () => ({ onConnection: (transport) => transport.reset() })),
  fake('sends zeros without end', 3, () => ({ onConnection: (transport) => flood(transport, new Uint8Array(16_384)) })),
  fake('sends responses without end', 1, respondingWithoutEnd),
  {
    name: 'never gets to the end of its A-ASSOCIATE-AC',
    isMute: true,
    exitStatus: 3,
    start: (timeoutMs) =>
      startFakeScp({ ...mute, onConnection: (transport) => drip(transport, Math.max(10, timeoutMs / 20)) }),
  },
  fake('says nothing any more after a while', 1, () => turningBad(firstConnections, mute)),
  fake('rejects every association for the moment after a while', 1, () =>
    turningBad(firstConnections, { onAssociate: () => ({ type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 }) }),
  ),
];
