import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { JournalLine } from './journal.ts';
import { type JournalLimits, readJournal } from './read-journal.ts';
import { aHead, aJournal, eventsOf, linesOf, notRunYet, passed, selection, textOf } from './testing/journals.ts';

describe('A journal that is read', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journal-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const read = async (content: string | Uint8Array, limits?: JournalLimits) => {
    const file = join(folder, 'run.ndjson');
    await writeFile(file, content);
    return await readJournal(file, limits);
  };

  const whyNot = async (content: string | Uint8Array, limits?: JournalLimits): Promise<string> => {
    try {
      await read(content, limits);
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message}`;
    }
    throw new Error('it was read');
  };

  const text = (...lines: readonly unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const lines = linesOf(aJournal());
  const replaced = (at: number, line: unknown) => text(...lines.slice(0, at), line, ...lines.slice(at + 1));
  const [begin] = eventsOf(selection);

  it('is as it was written', async () => {
    const journal = aJournal({ shard: { index: 2, of: 3 } });
    expect(await read(textOf(journal))).to.deep.equal({ ...journal, length: Buffer.byteLength(textOf(journal)) });
  });

  it('may be cut anywhere: the torn line is told and left out, and all before it is there', async () => {
    const whole = Buffer.from(textOf(aJournal()));
    const ends = [...whole.keys()].filter((at) => whole[at] === 0x0a);
    const [second = 0, , , , , , , , , , , twelfth = 0] = ends;
    const last = ends.at(-1) as number;
    const torn = await read(whole.subarray(0, twelfth + 30));
    expect([torn.torn, torn.length, torn.runs[0]?.length]).to.deep.equal([13, twelfth + 1, 2]);
    const withoutEnd = await read(whole.subarray(0, last));
    expect([withoutEnd.torn, withoutEnd.runs[0]?.at(-1)?.kind]).to.deep.equal([ends.length, 'case-end']);
    expect(await read(whole.subarray(0, second + 1))).to.not.have.property('torn');
  });

  it('is none if it does not say what it is of, or is of another version', async () => {
    expect(await whyNot('')).to.equal('JournalError: it has no line that says what it is of');
    expect(await whyNot(text(lines[1]))).to.match(/line 1: the first line does not say what the journal is of$/);
    expect(await whyNot(text({ ...aHead, version: 2 }))).to.match(/line 1: no line of a journal at version: /);
    expect(await whyNot(text(aHead, aHead))).to.match(/line 2: a second journal begins$/);
  });

  it('holds nothing that is not known: no other line, no other field, no text that is no JSON or no UTF-8', async () => {
    const end = lines.find(({ kind }) => kind === 'case-end');
    expect(await whyNot(replaced(3, { kind: 'exec', command: 'rm' }))).to.match(/line 4: no line of a journal at kind/);
    expect(await whyNot(replaced(3, { ...end, more: 1 }))).to.match(/line 4: no line of a journal: Unrecognized key/);
    expect(await whyNot(replaced(3, { ...end, result: { ...passed('a:1'), verdict: 'good' } }))).to.match(
      /at result\.verdict/,
    );
    expect(await whyNot(`${text(aHead)}{"kind":\n${text(...lines.slice(1))}`)).to.match(/line 2: no JSON$/);
    expect(await whyNot(Buffer.concat([Buffer.from(text(aHead)), Buffer.from('ff0a', 'hex')]))).to.match(
      /line 2: no text in UTF-8$/,
    );
  });

  it('cannot make a case pass that has not run', async () => {
    const planned = (result: unknown) => text(aHead, { kind: 'planned', result });
    expect(await whyNot(planned(passed('a:1')))).to.match(/line 2: no line of a journal at result/);
    expect(await whyNot(planned({ ...notRunYet('a:1'), verdict: 'pass' }))).to.match(/at result\.verdict/);
    expect(await whyNot(planned({ ...notRunYet('a:1'), reasons: [] }))).to.match(/a case that has run$/);
  });

  it('is of the cases that were planned alone, each once', async () => {
    const twice: JournalLine = { kind: 'planned', result: notRunYet('a:1') };
    expect(await whyNot(text(aHead, twice, twice))).to.match(/line 3: the case a:1 is planned twice$/);
    expect(await whyNot(text(aHead, twice, begin))).to.match(/line 3: the case a:2 is in the plan .* not selected$/);
    const stranger = { kind: 'case-end', at: 1, result: passed('stranger'), checkedRules: [] };
    expect(await whyNot(text(...lines.slice(0, 12), stranger))).to.match(
      /the case stranger is not in the plan of the run$/,
    );
    expect(await whyNot(text(aHead, stranger))).to.match(/line 2: case-end comes before the run has begun$/);
  });

  it('is bounded: in its length, in that of a line, and in how deep a line is nested', async () => {
    const whole = textOf(aJournal());
    const limits = { line: 100_000, file: 1_000_000 };
    expect((await read(whole, limits)).planned.length).to.equal(9);
    expect(await whyNot(whole, { ...limits, file: 1000 })).to.match(
      /^JournalError: it has \d+ bytes, and a journal has at most 1000$/,
    );
    expect(await whyNot(`${text(aHead)}${'x'.repeat(100_001)}`, limits)).to.match(/line 2: longer than 100000 bytes$/);
    expect(await whyNot(`${text(aHead)}${'['.repeat(101)}\n`)).to.match(/line 2: nested deeper than 100$/);
    expect(await whyNot(`${text(aHead)}"${'[\\"'.repeat(101)}"\n`)).to.match(/line 2: no line of a journal/);
  });
});
