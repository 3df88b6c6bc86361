import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { JournalWriter } from './journal-writer.ts';
import { readJournal } from './read-journal.ts';
import { aHead, aJournal, eventsOf, notRunYet, passed, selection, textOf } from './testing/journals.ts';

describe('A journal that is written', () => {
  let folder = '';
  const file = () => join(folder, 'out', 'run.ndjson');
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journal-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const planned = selection.map((id) => ({ kind: 'planned', result: notRunYet(id) }) as const);

  it('has each event in the file as soon as it is told', async () => {
    using writer = JournalWriter.begin(file(), aHead, planned);
    const events = eventsOf(selection);
    for (const [at, event] of events.entries()) {
      writer.on(event);
      expect((await readJournal(file())).runs[0]).to.deep.equal(events.slice(0, at + 1));
    }
    expect(await readFile(file(), 'utf8')).to.equal(textOf(aJournal()));
  });

  it('leaves PDUs out, which are in the result of their case', async () => {
    using writer = JournalWriter.begin(file(), aHead, planned);
    const record = { at: 0, direction: 'event', what: { kind: 'note', text: 'x' } } as const;
    writer.on({ kind: 'wire', at: 0, id: 'a:1', record, bytes: Buffer.alloc(10) });
    expect((await readJournal(file())).runs).to.deep.equal([]);
  });

  it('takes the place of an earlier one, and of what is no file', async () => {
    JournalWriter.begin(file(), aHead, planned)[Symbol.dispose]();
    JournalWriter.begin(file(), aHead, [])[Symbol.dispose]();
    expect((await readJournal(file())).planned).to.deep.equal([]);
    await rm(file());
    execFileSync('mkfifo', [file()]);
    JournalWriter.begin(file(), aHead, [])[Symbol.dispose]();
    expect((await readJournal(file())).head).to.deep.equal(aHead);
  });

  it('goes on where the last whole line ended', async () => {
    const whole = textOf(aJournal({ until: 2 }));
    JournalWriter.begin(file(), aHead, [])[Symbol.dispose]();
    await writeFile(file(), `${whole}{"kind":"case-e`);
    const { length, torn } = await readJournal(file());
    expect(torn).to.be.a('number');
    using writer = JournalWriter.goOn(file(), length);
    writer.on({ kind: 'run-resume', at: 50, startedAt: '2026-01-02T00:00:00.000Z' });
    const journal = await readJournal(file());
    expect(journal).to.not.have.property('torn');
    expect(journal.runs[0]?.at(-1)?.kind).to.equal('run-resume');
  });

  it('leaves out the conversation of a case whose line would be too long', async () => {
    using writer = JournalWriter.begin(file(), aHead, planned, { line: 2000, file: 1_000_000 });
    const note = { at: 0, direction: 'event', what: { kind: 'note', text: 'x'.repeat(400) } } as const;
    const result = passed('a:1', { wire: Array.from({ length: 7 }, () => note) });
    for (const event of eventsOf(selection, { until: 0 })) writer.on(event);
    writer.on({ kind: 'case-end', at: 1, result, checkedRules: [] });
    const last = (await readJournal(file())).runs[0]?.at(-1);
    expect(last?.kind === 'case-end' && last.result.wire.map(({ what }) => what)).to.deep.equal([
      { kind: 'left-out', count: 7 },
    ]);
    expect(writer.failure).to.equal(undefined);
  });

  it('ends with a whole line when it is full, and says so; the run is not told', async () => {
    const whole = Buffer.byteLength(textOf(aJournal()));
    using writer = JournalWriter.begin(file(), aHead, planned, { line: whole, file: whole - 10 });
    for (const event of eventsOf(selection)) writer.on(event);
    writer.on(eventsOf(selection).at(-1) ?? expect.fail());
    expect(writer.failure).to.match(/^it has \d+ bytes$/);
    const journal = await readJournal(file());
    expect(journal).to.not.have.property('torn');
    expect(journal.runs[0]?.at(-1)?.kind).to.equal('case-end');
  });
});
