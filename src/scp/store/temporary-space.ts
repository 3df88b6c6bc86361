/** Room for large Data Sets that are not stored but that a handler may want to read: a folder that lives with the SCP. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSetSpool, type SpoolPlace } from './data-set-spool.ts';
import { nodeFiles } from './store-files.ts';
import { temporaryName } from './temporary-names.ts';

const noHead = Buffer.alloc(0);

/** Temporary files in a folder of the system's, made when the first is needed and removed by `close`. */
export class TemporarySpace implements SpoolPlace {
  readonly files = nodeFiles;
  #directory: string | undefined;

  receive(onRelieved: () => void): DataSetSpool {
    return new DataSetSpool(this, noHead, onRelieved);
  }

  temporaryPath(): string {
    this.#directory ??= mkdtempSync(join(tmpdir(), 'cstore-scp-'));
    return join(this.#directory, temporaryName());
  }

  reserve(): undefined {
    return undefined;
  }

  release(): void {}

  async close(): Promise<void> {
    if (this.#directory !== undefined) await rm(this.#directory, { recursive: true, force: true });
    this.#directory = undefined;
  }
}
