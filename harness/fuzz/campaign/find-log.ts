// From failures to finds: what is known is counted, the rest is confirmed, shrunk and told.

import type { Failure } from '../exchange/failure.ts';
import { describeUses, type Input, namesOf } from '../input.ts';
import type { Target } from '../target.ts';
import { type Find, isFail } from './find.ts';
import type { FuzzEvent, FuzzOptions } from './fuzz-options.ts';
import { investigate } from './investigate.ts';
import { KnownFinds } from './known-finds.ts';
import { inputsOf, type Numbered } from './numbered.ts';
import type { SutRunner } from './sut-runner.ts';

const defaultShrinkMs = 20_000;

export interface FindLogOptions {
  readonly target: Target;
  readonly runner: SutRunner;
  readonly options: Pick<FuzzOptions, 'shrinkTimeMs' | 'explains'>;
  /** Milliseconds since the campaign began. */
  readonly elapsedMs: () => number;
  readonly tell: (event: FuzzEvent) => void;
}

export class FindLog {
  readonly #options: FindLogOptions;
  readonly #known = new KnownFinds();
  readonly #notes: string[] = [];

  constructor(options: FindLogOptions) {
    this.#options = options;
  }

  get finds(): readonly Find[] {
    return this.#known.finds;
  }

  /** What was seen once, and could not be shown again. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  /** How many finds make the run fail. */
  get fails(): number {
    return this.finds.filter(isFail).length;
  }

  /** Whether an input holds what is known to break the SUT. */
  holds(input: Input): boolean {
    return this.#known.holds(input);
  }

  note(text: string): void {
    this.#notes.push(text);
  }

  /** Counts the failure of an input with a find that is known; false if there is none. */
  counts(failure: Failure, input: Input): boolean {
    const known = this.#known.of(failure, input);
    if (known) count(known, input);
    return known !== undefined;
  }

  /** Makes a find of a failure and the inputs that show it, the last of them being the one that it is told of. Rejects SutGone. */
  async investigate(failure: Failure, culprits: readonly Numbered[]): Promise<void> {
    const { target, runner, options, elapsedMs, tell } = this.#options;
    const drawn = culprits.at(-1);
    if (!drawn) return;
    const known = culprits.length === 1 ? this.#known.of(failure, drawn.input) : undefined;
    if (known && known.failure.class !== 'process died') {
      count(known, drawn.input);
      return;
    }
    const uses = describeUses(drawn.input);
    tell({ kind: 'failure', failure, uses });
    const suspicion = { failure, inputs: inputsOf(culprits), drawn, run: drawn.run };
    const find = await investigate(suspicion, {
      target,
      runner,
      shrinkTimeMs: known ? 0 : (options.shrinkTimeMs ?? defaultShrinkMs),
      explains: options.explains ?? true,
      elapsedMs,
      onTried: (tried) => tell({ kind: 'shrinking', uses, tried }),
    }).catch((error: unknown) => {
      this.note(`run ${drawn.run}: ${failure.text} (${uses}); it could not be tried again`);
      throw error;
    });
    this.#keep(find);
    if (await runner.look()) await runner.revive();
  }

  /** A find that nobody could confirm, because the SUT did not come back. */
  addUnconfirmed(failure: Failure, suspects: readonly Numbered[]): void {
    const [first] = suspects;
    if (!first) return;
    this.#add({
      id: `${failure.class.replaceAll(' ', '-')}/unconfirmed-${first.run}`,
      failure,
      inputs: inputsOf(suspects),
      original: first.input,
      run: first.run,
      phase: first.phase,
      confirmed: 0,
      tried: 0,
      explanation: ['the SUT did not come back, so that nothing could be tried again'],
      occurrences: 1,
      mutations: new Set(suspects.flatMap(({ input }) => namesOf(input))),
      atMs: this.#options.elapsedMs(),
    });
  }

  #keep(find: Find): void {
    if (find.confirmed === 0) {
      // Others in flight make an answer late.
      if (find.failure.class === 'slow') return;
      this.note(`run ${find.run}: ${find.failure.text}; it did not show again when the input ran alone`);
      return;
    }
    const others = this.finds.filter(({ id }) => id === find.id || id.startsWith(`${find.id}-`)).length;
    this.#add(others === 0 ? find : { ...find, id: `${find.id}-${others + 1}` });
  }

  #add(find: Find): void {
    this.#known.add(find);
    this.#options.tell({ kind: 'found', find });
  }
}

function count(find: Find, input: Input): void {
  find.occurrences += 1;
  for (const name of namesOf(input)) find.mutations.add(name);
}
