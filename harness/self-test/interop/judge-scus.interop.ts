/** The whole default suite against DCMTK's SCUs as they are installed: no false alarm, and nothing left behind. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { falseAlarms, scuCalled } from './record/false-alarms.ts';
import { runScuPeer } from './record/run-peer.ts';
import { requireTools } from './require-peers.ts';

/** A run takes a minute and a half on two cores; a machine that is busy may take several times as long. */
const runLimitMs = 600_000;

/** Ids of the processes that have this text in their environment. */
async function processesWith(text: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const environments = await Promise.all(
    pids.map(async (pid) => [pid, await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')] as const),
  );
  return environments.filter(([, environment]) => environment.includes(text)).map(([pid]) => pid);
}

for (const id of ['storescu', 'dcmsend']) {
  describe(`a run against ${id}`, function () {
    this.timeout(runLimitMs);
    let folder: TemporaryFolder;
    before(async function () {
      requireTools(this, id);
      folder = await temporaryFolder();
    });
    after(() => folder?.[Symbol.asyncDispose]());

    it('judges it without a false alarm, and leaves no file, process or port behind', async () => {
      await using temporary = await temporaryFolder();
      const result = await runScuPeer(scuCalled(id), join(folder.path, id), { temporary: temporary.path });
      expect(result).to.include({ interrupted: false });
      expect(await falseAlarms({ id }, result)).to.deep.equal([]);
      // Each case has sent, or its SOP Class is one that is not sent.
      expect(result.summary.pass).to.be.greaterThan(350);
      // tsx, by which the program is run here, keeps what it has compiled.
      const left = (await readdir(temporary.path)).filter((name) => !name.startsWith('tsx-'));
      expect(left, 'files left behind').to.deep.equal([]);
      // A port is held by a process; what the run started knows its folder of temporary files.
      expect(await processesWith(temporary.path), 'processes left behind').to.deep.equal([]);
    });
  });
}
