// A system under test that several tests fuzz one after the other: asked once, and closed at the end.

import { readConfigureGlobal } from 'fast-check';
import { fuzzRunOf } from '../fuzz/found/fuzz-run.ts';
import { type Replayed, readFind, replay } from '../fuzz/found/replay.ts';
import { writeFinds } from '../fuzz/found/write-finds.ts';
import { fuzz, type PreparedRunner, prepareRunner } from '../fuzz/fuzz.ts';
import type { Subject } from '../fuzz/mutations/mutation.ts';
import type { FuzzRun } from '../model/fuzz-run.ts';
import { writeFuzzReports } from '../report/fuzz/index.ts';
import { toolVersion } from '../run/tool-version.ts';
import type { Sut } from '../sut/sut.ts';
import { sutOptionsOf } from '../sut/sut-options-text.ts';
import { openSut } from '../sut/sut-spec.ts';
import { type PropertiesOptions, withDefaults } from './properties-options.ts';

interface Ready extends PreparedRunner {
  readonly sut: Sut;
  readonly sutOptions: string;
}

export interface Fuzzed {
  readonly run: FuzzRun;
  /** The time limit came before the number of inputs, and that is to count as a failure. */
  readonly isCut: boolean;
}

export class FuzzedSut {
  readonly #options: PropertiesOptions;
  #ready: Promise<Ready> | undefined;
  #ours: Sut | undefined;

  constructor(options: PropertiesOptions) {
    this.#options = options;
  }

  /**
   * Fuzzes one subject and writes its reports. Rejects with one line for a SUT that cannot be reached, or a path that names no
   * input.
   */
  async fuzz(subject: Subject): Promise<Fuzzed> {
    const { sut, prepared, sutOptions } = await this.#opened();
    const { seed, numRuns, path, timeMs, out, shrinkTimeMs, maxFinds, isVerbose, failsIfCut } = withDefaults(
      this.#options,
      readConfigureGlobal() ?? {},
    );
    const startedAt = new Date().toISOString();
    const result = await fuzz(
      sut,
      {
        ...this.#fuzzOptions,
        ...{ seed, runs: numRuns, timeMs, shrinkTimeMs, maxFinds, focus: [subject] },
        explains: shrinkTimeMs > 0,
        ...(path !== undefined && path !== '' && { path }),
        ...(isVerbose && { onEvent: (event) => event.kind === 'failure' && console.log(event.failure.text) }),
      },
      { prepared },
    );
    const { target, checks } = prepared;
    const run = fuzzRunOf(result, {
      ...{ startedAt, sutOptions, out },
      tool: { name: 'cstore-conformance', version: toolVersion() },
      sut: { address: sut.address, role: 'scp' },
      command: `cstore fuzz ${sutOptions} --runs ${numRuns} --seed ${seed}`,
      files: await writeFinds(result, { out, target, checks, sutOptions }),
    });
    await writeFuzzReports(run, out, ['html', 'json'], `fuzz-${subject.replaceAll(' ', '-')}`);
    const isPath = path !== undefined && path !== '';
    return { run, isCut: failsIfCut && !isPath && run.finds.length === 0 && run.runs < numRuns };
  }

  /** Sends an earlier find once more. Rejects with one line for a file that is none. */
  async replay(file: string): Promise<Replayed> {
    const find = await readFind(file);
    return await replay(find, (await this.#opened()).runner);
  }

  async close(): Promise<void> {
    await this.#ours?.close();
  }

  #opened(): Promise<Ready> {
    this.#ready ??= this.#open();
    return this.#ready;
  }

  async #open(): Promise<Ready> {
    const { sut: wanted } = this.#options;
    const given = typeof wanted === 'function' ? await wanted() : wanted;
    const isSpec = 'kind' in given;
    const sut = isSpec ? await openSut(given) : given;
    if (isSpec || typeof wanted === 'function') this.#ours = sut;
    const sutOptions = isSpec ? sutOptionsOf(given) : `--scp ${sut.address}`;
    return { sut, sutOptions, ...(await prepareRunner(sut, this.#fuzzOptions)) };
  }

  get #fuzzOptions() {
    const { mutations, sopClass, concurrency, timeoutMs, strict } = this.#options;
    const given = { mutations, sopClass, concurrency, timeoutMs, strict };
    const set = Object.entries(given).filter(([, value]) => value !== undefined);
    return Object.fromEntries(set) as Pick<PropertiesOptions, keyof typeof given>;
  }
}
