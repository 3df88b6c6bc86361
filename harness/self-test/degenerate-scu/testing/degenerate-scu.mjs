// SCUs that never connect, never end, or end badly: `node degenerate-scu.mjs HOW MARK HOST PORT FILE...`; the mark is there to be found.

import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { associateRQ, cStoreRQ, open, pData, readInstance, release, storeAll } from './tiny-scu.mjs';

const [how, mark, host, port, ...files] = process.argv.slice(2);

/** Sends everything as it should be. */
async function send() {
  const { connection, statuses } = await storeAll(host, port, files);
  if (!connection.isOver) await release(connection);
  return statuses.length === files.length && statuses.every((status) => status === 0);
}

/** Keeps the process alive for ever. */
function stay() {
  setInterval(() => {}, 1000);
}

/** Sends a Data Set that goes on for so many bytes. */
async function sendMuch(bytes) {
  const [path] = files;
  const instance = readInstance(path);
  const connection = await open(host, port);
  connection.socket.write(associateRQ(instance));
  if ((await connection.next())?.[0] !== 2) return;
  connection.socket.write(pData(3, cStoreRQ(instance, 1)));
  const fragment = pData(0, Buffer.alloc(16_000));
  for (let sent = 0; sent < bytes && !connection.isOver; sent += 16_000) {
    if (!connection.socket.write(fragment)) {
      await Promise.race([
        new Promise((resolve) => connection.socket.once('drain', resolve)),
        new Promise((resolve) => connection.socket.once('close', resolve)),
      ]);
    }
  }
  connection.socket.destroy();
}

/** Prints without end, as fast as it is read: what would wait for its reader is too much for one write (ENOBUFS), and ends the process. */
function flood() {
  const isTaken = process.stdout.write('out of luck, and still going\n'.repeat(2000));
  if (isTaken) setImmediate(flood);
  else process.stdout.once('drain', flood);
}

const ways = {
  async 'never-connects'() {
    process.stdout.write('nothing to do\n');
  },
  async 'connects-500-times'() {
    const instance = readInstance(files[0]);
    for (let at = 0; at < 500; at += 20) {
      const opened = await Promise.all(Array.from({ length: 20 }, () => open(host, port)));
      for (const { socket } of opened) {
        socket.write(associateRQ(instance));
        socket.end();
      }
    }
    process.exit(1);
  },
  async 'never-releases'() {
    await storeAll(host, port, files);
    stay();
  },
  async 'sends-4-gb'() {
    await sendMuch(4_000_000_000);
    process.exit(1);
  },
  async 'floods-its-output'() {
    void send();
    flood();
  },
  async 'forks-and-stays'() {
    const isStored = await send();
    spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', mark], {
      stdio: 'ignore',
    }).unref();
    process.exit(isStored ? 0 : 1);
  },
  async 'ignores-sigterm'() {
    process.on('SIGTERM', () => {});
    await send();
    stay();
  },
  async crashes() {
    await storeAll(host, port, files.slice(0, 1));
    process.kill(process.pid, 'SIGSEGV');
    await delay(10_000);
  },
  async 'exits-at-once'() {
    process.exit(7);
  },
};

await ways[how]();
