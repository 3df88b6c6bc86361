/** Room for large Data Sets that are not stored but that a handler may want to read: a folder that lives with the SCP. */
import { tmpdir } from 'node:os';
import { DataSetSpool, type SpoolPlace } from './data-set-spool.ts';
import { clearLeftovers } from './leftovers.ts';
import { OwnFolder } from './own-folder.ts';
import { nodeFiles } from './store-files.ts';

const noHead = Buffer.alloc(0);
const prefix = 'cstore-scp-';

/** Temporary files in a folder of the system's, made when the first is needed and removed by `close`. */
export class TemporarySpace implements SpoolPlace {
  readonly files = nodeFiles;
  #folder: OwnFolder | undefined;

  /** Removes what an earlier process left there when it was killed: it is data of patients. */
  static async open(): Promise<TemporarySpace> {
    const space = new TemporarySpace();
    const own = folderOrNone();
    if (own !== undefined) await clearLeftovers(tmpdir(), prefix, own);
    await own?.remove();
    return space;
  }

  receive(onRelieved: () => void): DataSetSpool {
    return new DataSetSpool(this, noHead, onRelieved);
  }

  temporaryPath(): string {
    this.#folder ??= new OwnFolder(tmpdir(), prefix);
    return this.#folder.temporaryPath();
  }

  restore(): void {
    this.#folder?.make();
  }

  reserve(): undefined {
    return undefined;
  }

  release(): void {}

  async close(): Promise<void> {
    await this.#folder?.remove();
    this.#folder = undefined;
  }
}

/** A folder to compare others with. There is nothing to clear where none can be made. */
function folderOrNone(): OwnFolder | undefined {
  try {
    return new OwnFolder(tmpdir(), prefix);
  } catch {
    return undefined;
  }
}
