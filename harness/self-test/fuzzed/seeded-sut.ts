// A seeded SCP as a system under test that is started again when it has died: its life is a server of this process.

import { sopClassByKeyword, transferSyntaxByKeyword } from '../../../src/index.ts';
import type { PreparedTarget } from '../../fuzz/campaign/prepare-target.ts';
import { remoteScp } from '../../sut/remote-scp.ts';
import { StoreFolder } from '../../sut/store-folder.ts';
import type { Sut, SutProcess } from '../../sut/sut.ts';
import type { Behaviour } from '../faulty/fault.ts';
import { type FaultyScp, startFaultyScp } from '../faulty/faulty-scp.ts';

const aeTitles = { calledAETitle: 'SEEDED', callingAETitle: 'CSTORE_FUZZ' };
const image = sopClassByKeyword('SecondaryCaptureImageStorage')?.uid ?? '';
const syntaxes = ['ExplicitVRLittleEndian', 'ImplicitVRLittleEndian', 'DeflatedExplicitVRLittleEndian'];

/** What is known of every seeded SCP, so that none of them is asked. */
export const seededTarget: PreparedTarget = {
  target: {
    ...aeTitles,
    pairs: syntaxes.map((keyword) => ({
      sopClass: image,
      transferSyntax: transferSyntaxByKeyword(keyword)?.uid ?? '',
    })),
    maxLength: 0x4000,
    servesOne: false,
    associationsAtOnce: 8,
  },
  checks: { echo: true, release: true, store: { sopClass: 'SecondaryCaptureImageStorage', name: 'health' } },
  concurrency: 8,
  usualMs: 2,
  notes: [],
};

export interface SeededSut extends AsyncDisposable {
  readonly sut: Sut;
}

/** Starts an SCP that behaves so; a function makes a behaviour for each of its lives. */
export async function startSeededSut(behaviour: Partial<Behaviour> | (() => Partial<Behaviour>)): Promise<SeededSut> {
  const lives = new Lives(typeof behaviour === 'function' ? behaviour : () => behaviour);
  await lives.start();
  const current = (): Sut =>
    remoteScp({
      aeTitle: aeTitles.calledAETitle,
      host: '127.0.0.1',
      port: lives.port,
      ...(lives.store && { store: lives.store }),
    });
  const sut: Sut = { ...current(), process: lives, scp: (...asked: Parameters<Sut['scp']>) => current().scp(...asked) };
  return { sut, [Symbol.asyncDispose]: () => lives.end() };
}

class Lives implements SutProcess {
  readonly #behaviour: () => Partial<Behaviour>;
  /** Where it writes files, if it does. */
  store: StoreFolder | undefined;
  #scp: FaultyScp | undefined;
  #life = new AbortController();

  constructor(behaviour: () => Partial<Behaviour>) {
    this.#behaviour = behaviour;
  }

  get port(): number {
    return this.#scp?.port ?? 1;
  }

  get death(): string | undefined {
    return this.#life.signal.aborted ? 'process died: signal SIGSEGV' : undefined;
  }

  get life(): AbortSignal {
    return this.#life.signal;
  }

  async start(): Promise<void> {
    if (this.#scp && !this.death) return;
    await this.restart();
  }

  async restart(): Promise<void> {
    await this.end();
    const life = new AbortController();
    this.#life = life;
    this.#scp = await startFaultyScp(this.#behaviour(), { onCrash: () => life.abort() });
    const { storeDirectory } = this.#scp;
    this.store = storeDirectory === undefined ? undefined : new StoreFolder(storeDirectory);
  }

  async notes(): Promise<readonly string[]> {
    return [];
  }

  async end(): Promise<void> {
    await this.#scp?.[Symbol.asyncDispose]();
    this.#scp = undefined;
  }
}
