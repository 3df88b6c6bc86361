// The server of --engine.

import { type QueueServer, queueServer } from '../../campaign/bullmq/driver.ts';
import { EngineError } from '../../campaign/engine.ts';
import { messageOf, usageError } from '../cli-error.ts';

/** @throws CliError (status 2) for an address that is none, or a package that is missing. */
export async function serverOf(address: string): Promise<QueueServer> {
  try {
    return await queueServer(address);
  } catch (error) {
    if (error instanceof EngineError) throw usageError(`--engine: ${messageOf(error)}`, { cause: error });
    throw error;
  }
}
