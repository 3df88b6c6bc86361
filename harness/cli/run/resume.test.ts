import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { startScp } from '../../../src/index.ts';
import { withoutTimes } from '../../results/without-times.ts';
import { compileFirst, cstore, start } from '../testing/child.ts';
import { temporaryFolder } from '../testing/folder.ts';

/** Some 40 cases whose results are the same each time. */
const selection = ['ps3.5/10.1', 'ps3.7/9.1.5', '--concurrency', '1', '--timeout', '100'];

const idsIn = (journal: string, kind: string): string[] => {
  const lines = journal.split('\n').filter((line) => line.endsWith('}'));
  const events = lines.map((line) => JSON.parse(line) as { kind: string; id?: string; result?: { id: string } });
  return events.flatMap((event) => (event.kind === kind ? [event.id ?? event.result?.id ?? ''] : []));
};

/** A promise and what fulfils it. */
function signal(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('cstore run --resume', () => {
  compileFirst();
  const path = temporaryFolder();
  const text = (name: string) => readFile(path(name), 'utf8');
  let scp: Awaited<ReturnType<typeof startScp>>;
  /** Where the journal is in which three cases have to end, before a C-STORE is held until the run is killed. */
  let watched: string | undefined;
  let isHeld = signal();
  let release = signal();

  beforeEach(async () => {
    watched = undefined;
    [isHeld, release] = [signal(), signal()];
    scp = await startScp({ answer: hold });
  });
  afterEach(async () => {
    release.resolve();
    await scp.close();
  });

  async function hold(): Promise<number> {
    if (watched !== undefined && idsIn(await text(watched), 'case-end').length >= 3) {
      isHeld.resolve();
      await release.promise;
    }
    return 0;
  }

  const args = (out: string) => {
    const address = `${scp.aeTitle}@${scp.host}:${scp.port}`;
    return ['run', ...selection, '--scp', address, '--reporter', 'json', '--out', path(out)];
  };

  /** Kills a run with SIGKILL in the middle of a case; gives its journal. */
  const killed = async (out: string): Promise<string> => {
    watched = `${out}/run.ndjson`;
    const running = await start(args(out));
    await isHeld.promise;
    running.process.kill('SIGKILL');
    await running.finished;
    watched = undefined;
    release.resolve();
    return await text(`${out}/run.ndjson`);
  };

  it('goes on with a run that was killed with SIGKILL, to the result of a whole run; no case that ended runs again', async () => {
    await cstore(args('whole'));
    const before = await killed('killed');
    const ended = idsIn(before, 'case-end');
    const all = idsIn(before, 'planned');
    expect(ended.length).to.be.within(3, all.length - 1);

    await appendFile(path('killed/run.ndjson'), '{"kind":"case-end","at":3,"resu');
    const resumed = await cstore([...args('killed'), '--resume']);
    expect(resumed.status).to.equal(0);
    expect(resumed.stdout).to.match(/^line \d+ of .*run\.ndjson is torn, and left out$/m);
    expect(resumed.stdout).to.include(`${ended.length} of ${all.length} cases had ended, and are not run again\n`);
    expect(withoutTimes(JSON.parse(await text('killed/results.json')))).to.equal(
      withoutTimes(JSON.parse(await text('whole/results.json'))),
    );
    const after = (await text('killed/run.ndjson')).slice(before.length);
    expect(idsIn(after, 'case-begin')).to.deep.equal(all.filter((id) => !ended.includes(id)));

    const again = await cstore([...args('killed'), '--resume']);
    expect(again.status).to.equal(0);
    expect(again.stdout).to.match(/^the run had come to its end: nothing is left to run$/m);
  });

  it('leaves what cstore report shows as far as it went: what was not run is inconclusive, and the run interrupted', async () => {
    const journal = await killed('killed');
    const [ended, all] = [idsIn(journal, 'case-end').length, idsIn(journal, 'planned').length];
    const shown = await cstore(['report', path('killed'), '--reporter', 'json', '--out', path('shown')]);
    expect(shown.status).to.equal(0);
    expect(shown.stderr).to.include(`the run was stopped before its end: ${ended} of ${all} cases ended`);
    const result = JSON.parse(await text('shown/results.json'));
    expect(result.interrupted).to.equal(true);
    expect(result.summary).to.include({ inconclusive: all - ended, fail: 0 });
  });

  it('is wrong usage without a journal, and with that of another run', async () => {
    const refused = async (...more: string[]) => {
      const { status, stdout, stderr } = await cstore([...args('x'), '--resume', ...more]);
      expect([status, stdout]).to.deep.equal([2, '']);
      return stderr;
    };
    expect(await refused()).to.match(/^cstore: .*run\.ndjson: no such file; name the run\.ndjson .*\n$/);
    expect(await refused('--repeat', '2')).to.match(/^cstore: --resume and --repeat: /);
    expect((await cstore([...args('x'), '--seed', '4', '--shard', '1/9'])).status).to.equal(0);
    const whole = await text('x/run.ndjson');
    expect(await refused()).to.match(
      /run\.ndjson is of another --shard; give the options of that run, or leave out --resume\n$/,
    );
    expect(await refused('--shard', '1/9')).to.match(/is of --seed 4; give/);
    expect(await refused('--shard', '1/9', '--seed', '4', '--section', 'PS3.5')).to.match(/is of other scenarios, or/);
    expect(await text('x/run.ndjson')).to.equal(whole);
    await writeFile(path('x/run.ndjson'), 'no journal\n');
    expect(await refused()).to.match(/run\.ndjson: line 1: no JSON; name/);
  });
});

describe('cstore run --shard', () => {
  compileFirst();
  const path = temporaryFolder();
  const listed = async (...more: string[]) => cstore(['run', ...selection, '--dry-run', '--out', path(), ...more]);

  it('lists the cases of its part alone', async () => {
    const cases = (text: string) => text.split('\n').filter((line) => line.includes(' (shall)'));
    const parts = [await listed('--shard', '1/2'), await listed('--shard', '2/2')].map(({ stdout }) => cases(stdout));
    expect(parts.flat().sort()).to.deep.equal(cases((await listed()).stdout).sort());
    for (const part of parts) expect(part).to.not.deep.equal([]);
  });

  it('is wrong usage if there is no such part, or nothing is left for it', async () => {
    for (const text of ['0/2', '3/2', '2', 'a/b', '1/1001']) {
      const { status, stderr } = await listed('--shard', text);
      expect([text, status]).to.deep.equal([text, 2]);
      expect(stderr).to.include('expected the number of a part and how many there are, e.g. 2/4');
    }
    const empty = await listed('--shard', '999/999');
    expect(empty.status).to.equal(2);
    expect(empty.stderr).to.match(
      /^cstore: --shard: shard 999 of 999 has no case, since only \d+ scenarios are selected; use fewer\n$/,
    );
  });
});
