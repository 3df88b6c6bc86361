import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { groupSize, residentMemory } from './resident-memory.ts';
import { StartedProcess } from './started-process.ts';

/** States of the processes of a group, as /proc has them. */
async function statesOf(group: number): Promise<string[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')));
  const fields = texts.map((text) => text.slice(text.lastIndexOf(')') + 2).split(' '));
  return fields.filter(([, , one]) => Number(one) === group).map(([state = '']) => state);
}

describe('the processes of a group', function () {
  this.timeout(60_000);
  beforeEach(function () {
    if (process.platform !== 'linux') this.skip();
  });

  it('are counted while they run', async () => {
    const started = new StartedProcess('sleep 600 & exec sleep 600');
    try {
      while ((await groupSize(started.group)) < 2) await delay(10);
      expect(await groupSize(started.group)).to.equal(2);
      expect(await residentMemory(started.group)).to.be.greaterThan(0);
    } finally {
      await started.stop();
    }
    expect(await groupSize(started.group)).to.equal(0);
    expect(await residentMemory(started.group)).to.equal(undefined);
  });

  it('are counted no more when they have ended, though nobody has asked how', async () => {
    // What takes the place of the shell does not know of its child.
    const started = new StartedProcess('true & exec sleep 600');
    try {
      while (!(await statesOf(started.group)).includes('Z')) await delay(10);
      expect(await groupSize(started.group)).to.equal(1);
    } finally {
      await started.stop();
    }
  });
});
