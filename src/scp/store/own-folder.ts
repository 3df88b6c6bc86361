/**
 * A folder of this process alone, for files that are not whole yet, within one that others use too: a second SCP, another
 * container, a machine that mounts it. A socket in it tells whether its owner still lives: the system closes that with the
 * process, however it ends. Its name is random, so that nobody takes it for another's.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** The socket within such a folder. */
export const lockName = 'lock';

/** Made and removed at once: that sets the time of the folder by the clock of the file system, and leaves no file in it. */
const signName = 'alive';

/** Milliseconds between two signs of life, for those whom the socket tells nothing: another machine has its own sockets. */
const aliveEveryMs = 60_000;

/** The longest path of a socket that every system takes, in bytes. */
const longestSocketPath = 100;

/** Which start of which machine this is: containers on one machine share it. */
export const machine = createHash('sha256').update(machineId()).digest('hex').slice(0, 8);

function machineId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8');
  } catch {
    return hostname();
  }
}

export class OwnFolder {
  readonly path: string;
  readonly #timer: NodeJS.Timeout;
  #lock: Server | undefined;
  #count = 0;

  /** Makes the folder within `parent`; throws the error of the file system. Its name begins with `prefix`. */
  constructor(parent: string, prefix: string) {
    this.path = join(parent, `${prefix}${machine}-${randomBytes(8).toString('hex')}`);
    this.#timer = setInterval(() => this.#sign(), aliveEveryMs).unref();
    this.make();
  }

  /** Makes it again, when somebody has removed it. Throws where what is around it is gone, too. */
  make(): void {
    mkdirSync(this.path, { mode: 0o700 });
    this.#lock?.close();
    this.#lock = lockAt(join(this.path, lockName));
    this.#sign();
  }

  /** A path in it that was not given out before. */
  temporaryPath(): string {
    return join(this.path, `${++this.#count}.part`);
  }

  /** Removes it with all that is left in it. */
  async remove(): Promise<void> {
    clearInterval(this.#timer);
    this.#lock?.close();
    await rm(this.path, { recursive: true, force: true });
  }

  #sign(): void {
    const path = join(this.path, signName);
    try {
      mkdirSync(path, { mode: 0o700 });
      rmdirSync(path);
    } catch {
      // Without it the folder may be taken for nobody's by another machine, ten minutes later.
    }
  }
}

/** Not every file system has sockets, and not every path is short enough; then the sign of life alone tells. */
function lockAt(path: string): Server | undefined {
  if (process.platform === 'win32' || Buffer.byteLength(path) > longestSocketPath) return undefined;
  const server = createServer((socket) => socket.destroy()).on('error', () => undefined);
  return server.listen(path).unref();
}
