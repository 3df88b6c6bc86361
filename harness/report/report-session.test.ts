import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import type { RunEvent } from '../model/run-event.ts';
import type { RunResult } from '../model/run-result.ts';
import { json } from './json.ts';
import { ReportSession } from './report-session.ts';
import { ReportError, type Reporter } from './reporter.ts';
import { oneOfEach } from './run-result-fixture.ts';

const event: RunEvent = { at: 1, kind: 'case-begin', id: 'a', attempt: 1 };

/** A reporter that counts what it hears, and writes that as a byte. */
function counting(name = 'counting'): Reporter {
  let heard = 0;
  return {
    name,
    description: 'counts',
    on: () => {
      heard += 1;
    },
    end: ({ cases }) => ({ [`${name}.bin`]: Uint8Array.of(heard, cases.length, 0xff) }),
  };
}

describe('A report session', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'report-session-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('lets reporters hear the events of the run and write bytes at its end', async () => {
    const session = new ReportSession([counting()]);
    session.on(event);
    session.on(event);
    const [path] = await session.write(oneOfEach(), folder);
    expect([...(await readFile(path ?? ''))]).to.deep.equal([2, 7, 0xff]);
  });

  it('writes all files of a format that has many, and names them in its order', async () => {
    const names = Array.from({ length: 70 }, (_, n) => `many/${n}.txt`);
    const many = { ...counting(), end: () => Object.fromEntries(names.map((name) => [name, name])) };
    const paths = await new ReportSession([many]).write(oneOfEach(), folder);
    expect(paths).to.deep.equal(names.map((name) => join(folder, name)));
    for (const name of names) expect(await readFile(join(folder, name), 'utf8')).to.equal(name);
  });

  it('goes on with the others when a reporter throws at an event, and tells so at the end', async () => {
    const broken: Reporter = {
      ...counting('broken'),
      on: () => {
        throw new Error('no idea');
      },
    };
    const session = new ReportSession([broken, counting()]);
    session.on(event);
    const error = await session.write(oneOfEach(), folder).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ReportError).with.property('kind', 'environment');
    expect((error as Error).message).to.match(/^the reporter broken failed: no idea; written are .*counting\.bin$/);
    expect(await readdir(folder)).to.deep.equal(['counting.bin']);
  });

  it('writes the others when a reporter cannot make its report', async () => {
    const broken: Reporter = { ...counting('broken'), end: () => Promise.reject(new Error('too large')) };
    const error = await new ReportSession([broken, counting()]).write(oneOfEach(), folder).catch((reason) => reason);
    expect((error as Error).message).to.contain('the reporter broken failed: too large');
    expect(await readdir(folder)).to.deep.equal(['counting.bin']);
  });

  describe('with a reporter that watches the bytes of the run', () => {
    const watching = (end: Reporter['end'], closed: string[] = []): Reporter => ({
      name: 'watching',
      description: 'watches',
      watch: () => ({ connected: () => expect.fail(), ended: () => undefined }),
      end,
      close: () => closed.push('closed'),
    });
    const captured = (): RunResult => {
      const run = oneOfEach();
      const record = { at: 1, direction: 'event', what: { kind: 'note', text: '' }, frame: 3 } as const;
      return {
        ...run,
        cases: run.cases.map((one) => ({ ...one, capture: { streams: [1], frames: [2, 3] }, wire: [record] })),
      };
    };
    const told = async (name: string) => await readFile(join(folder, name), 'utf8');

    it('lets it watch, and the others say where a case is in its file', async () => {
      const session = new ReportSession([json, watching(() => ({ 'wire.bin': 'x' }))]);
      expect(session.watch).to.be.a('function');
      expect((await session.write(captured(), folder)).map((path) => basename(path))).to.deep.equal([
        ...['results.json', 'results.schema.json', 'wire.bin'],
      ]);
      expect(await told('results.json'))
        .to.contain('"capture"')
        .and.contain('"frame": 3');
    });

    it('does not let the others point to a file that could not be made or written', async () => {
      for (const end of [() => Promise.reject(new Error('full')), () => ({ 'no/\0': 'x' })]) {
        const error = await new ReportSession([json, watching(end)])
          .write(captured(), folder)
          .catch((reason) => reason);
        expect(error).to.be.instanceOf(ReportError);
        expect(await told('results.json')).not.to.match(/"capture"|"frame"/);
      }
    });

    it('lets it go, written or not', () => {
      const closed: string[] = [];
      {
        using _session = new ReportSession([watching(() => ({}), closed)]);
      }
      expect(closed).to.deep.equal(['closed']);
    });

    it('has nothing to watch with if no reporter does', () => {
      expect(new ReportSession([json]).watch).to.equal(undefined);
    });
  });
});
