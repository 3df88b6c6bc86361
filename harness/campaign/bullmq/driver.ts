// BullMQ with its driver, which are loaded only if --engine names a server: the package is used by most without them.

import type { ConnectionOptions, Queue, Worker, WorkerOptions } from 'bullmq';
import { EngineError } from '../engine.ts';

/** Queues and workers of one server. */
export interface QueueServer {
  readonly kind: 'Redis' | 'PostgreSQL';
  queue(name: string): Queue;
  worker(name: string, process: WorkOn, options: Omit<WorkerOptions, 'connection'>): Worker;
}

/** What a worker does with a job. */
export type WorkOn = (job: { readonly id?: string | undefined; readonly data: unknown }) => Promise<unknown>;

/** What each kind of address needs. */
const kinds = {
  'redis:': { kind: 'Redis', driver: 'ioredis' },
  'rediss:': { kind: 'Redis', driver: 'ioredis' },
  'postgres:': { kind: 'PostgreSQL', driver: 'pg' },
  'postgresql:': { kind: 'PostgreSQL', driver: 'pg' },
} as const;

/** @throws EngineError for an address that names no server that is known. */
export function checkAddress(address: string): (typeof kinds)[keyof typeof kinds] {
  const protocol = URL.canParse(address) ? new URL(address).protocol : '';
  if (Object.hasOwn(kinds, protocol)) return kinds[protocol as keyof typeof kinds];
  throw new EngineError('expected redis://host:port or postgres://user@host:port/database');
}

/** The server at an address. Rejects EngineError if the address is none, or a package is missing. */
export async function queueServer(address: string): Promise<QueueServer> {
  const { kind, driver } = checkAddress(address);
  const bullmq = await packaged('bullmq', kind, () => import('bullmq'));
  // BullMQ loads it by itself; here it is only looked for.
  await packaged(driver, kind, async () => import.meta.resolve(driver));
  if (kind === 'Redis') {
    // Without this a command fails while the server is started again.
    const connection: ConnectionOptions = { url: address, maxRetriesPerRequest: null };
    return {
      kind,
      queue: (name) => new bullmq.Queue(name, { connection }),
      worker: (name, process, options) => new bullmq.Worker(name, process, { ...options, connection }),
    };
  }
  const { Queue, Worker } = bullmq.withBackend(bullmq.createPostgresBackend);
  // The first that comes makes the tables.
  const connection = { connectionString: address, migrate: true, max: 2 };
  return {
    kind,
    queue: (name) => new Queue(name, { connection }) as unknown as Queue,
    worker: (name, process, options) => new Worker(name, process, { ...options, connection }) as unknown as Worker,
  };
}

/** Loads a package that whoever wants it installs. Rejects EngineError, which says how, if it is missing. */
export async function packaged<T>(name: string, kind: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND';
    if (!isMissing) throw error;
    throw new EngineError(`for ${kind} the package ${name} is needed, which is not installed: npm install ${name}`, {
      cause: error,
    });
  }
}
