import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { CStoreEvent } from '../handler.ts';
import { HandlerModuleError } from './handler-errors.ts';
import { loadHandlerModule } from './handler-module.ts';

describe('loadHandlerModule', () => {
  let folder: string;
  const event = { size: 7 } as CStoreEvent;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handler-module-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function load(name: string, text: string) {
    const path = join(folder, name);
    await writeFile(path, text);
    return loadHandlerModule(path);
  }

  async function failure(loading: Promise<unknown>): Promise<Error> {
    return loading.then(
      () => expect.fail('the module was loaded'),
      (error: Error) => error,
    );
  }

  it('loads the export onCStore of a JavaScript module', async () => {
    const handler = await load('a.mjs', 'export function onCStore(event) { return event.size; }');
    expect(handler(event)).to.equal(7);
  });

  it('loads the default export', async () => {
    expect((await load('b.mjs', 'export default () => 0xa700;'))(event)).to.equal(0xa700);
  });

  it('loads a CommonJS module', async () => {
    expect((await load('c.cjs', 'module.exports = { onCStore: () => 3 };'))(event)).to.equal(3);
    expect((await load('d.cjs', 'module.exports = () => 4;'))(event)).to.equal(4);
  });

  it('loads TypeScript, with types to be stripped', async () => {
    const text = 'interface E { readonly size: number }\nexport const onCStore = (event: E): number => event.size + 1;';
    expect((await load('e.ts', text))(event)).to.equal(8);
    expect((await load('f.mts', text))(event)).to.equal(8);
  });

  it('says in one line that there is no such file', async () => {
    const error = await failure(loadHandlerModule(join(folder, 'absent.ts')));
    expect(error).to.be.instanceOf(HandlerModuleError);
    expect(error.message).to.match(/absent\.ts: no such handler module$/);
  });

  it('says in one line that a module exports no handler', async () => {
    const error = await failure(load('g.mjs', 'export const onCStore = 7;'));
    expect(error).to.be.instanceOf(HandlerModuleError);
    expect(error.message).to.match(/g\.mjs: exports no handler; export a function named onCStore, or as default$/);
  });

  it('says in one line that a module does not load', async () => {
    for (const [name, text] of [
      ['h.mjs', 'this is no program'],
      ['i.mjs', 'throw new Error("at load\\nsecond line");'],
      ['j.ts', 'const = ;'],
    ] as const) {
      const error = await failure(load(name, text));
      expect(error, name).to.be.instanceOf(HandlerModuleError);
      expect(error.message, name)
        .to.match(/the handler module does not load: .+/)
        .and.not.to.include('\n');
    }
  });
});
