// Somebody honest beside a storm: C-STORE after C-STORE, now and then on an association of their own, each with its time.

import { setTimeout as delay } from 'node:timers/promises';
import { type Association, buildInstance, cStore, openAssociation, type TlsOptions } from '../../../src/index.ts';

export interface NeighbourOptions {
  readonly port: number;
  readonly tls?: TlsOptions;
  readonly durationMs: number;
}

/** What came of it. */
export interface Served {
  /** Of each C-STORE, in milliseconds. */
  readonly storeMs: readonly number[];
  /** Of each new association, in milliseconds. */
  readonly openMs: readonly number[];
  readonly problems: readonly string[];
}

/** C-STOREs on one association. */
const eachAssociation = 25;
/** Milliseconds between two C-STOREs, so that they meet a storm at any time of it. */
const pauseMs = 2;
/** Milliseconds for an answer: an SCP that needs longer is out of service. */
const timeoutMs = 30_000;

const instance = buildInstance('HangingProtocolStorage', { transferSyntax: 'ExplicitVRLittleEndian', seed: 14 });

/** Stores for a time, and at least once. Never rejects: what goes wrong is told. */
export async function serveNeighbour({ port, tls, durationMs }: NeighbourOptions): Promise<Served> {
  const end = performance.now() + durationMs;
  const [storeMs, openMs, problems]: [number[], number[], string[]] = [[], [], []];
  const timed = async <Value>(times: number[], work: Promise<Value>): Promise<Value> => {
    const begun = performance.now();
    const value = await work;
    times.push(performance.now() - begun);
    return value;
  };
  do {
    try {
      await using association = await timed(openMs, open(port, tls));
      for (let count = 0; count < eachAssociation && (count === 0 || performance.now() < end); count += 1) {
        const status = await timed(storeMs, store(association));
        if (status !== 0) problems.push(`a C-STORE was answered with status 0x${status.toString(16)}`);
        await delay(pauseMs);
      }
      await association.release();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  } while (performance.now() < end && problems.length < 10);
  return { storeMs, openMs, problems };
}

function open(port: number, tls: TlsOptions | undefined): Promise<Association> {
  const { sopClassUID, transferSyntax } = instance;
  return openAssociation(
    { host: '127.0.0.1', port, calledAETitle: 'CSTORE_SCP', ...(tls && { tls }) },
    {
      callingAETitle: 'NEIGHBOUR',
      timeoutMs,
      presentationContexts: [{ abstractSyntax: sopClassUID, transferSyntaxes: [transferSyntax] }],
    },
  );
}

async function store(association: Association): Promise<number> {
  const { sopClassUID, sopInstanceUID, transferSyntax, bytes } = instance;
  const request = { sopClassUID, sopInstanceUID, transferSyntax, dataSet: bytes };
  return (await cStore(association, request, { timeoutMs })).status;
}
