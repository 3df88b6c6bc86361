// Where a campaign has been: each mutation in each presentation context, how far its inputs came, and what is left out.

import { type Coverage, type Reach, reaches } from '../../model/fuzz-run.ts';
import { build } from '../exchange/build.ts';
import type { Input } from '../input.ts';
import { suitable } from '../inputs/arbitrary-input.ts';
import type { Mutation } from '../mutations/mutation.ts';
import type { AcceptedPair, Target } from '../target.ts';
import { describePairs } from './prepare-target.ts';

/** Different choices that are told apart for each mutation; more are not counted. */
const mostChoices = 10_000;

interface Cell {
  runs: number;
  reach: number;
}

/** What has been tried of one mutation. */
class Tried {
  readonly variants = new Set<number>();
  readonly choices = new Set<string>();
  readonly cells = new Map<string, Cell>();
}

/** Counts inputs while a campaign goes on. */
export class CoverageCounter {
  readonly #tried = new Map<string, Tried>();

  /** Counts an input that ran, in each of its mutations. */
  add({ uses, sopClass, transferSyntax }: Input, reach: Reach): void {
    for (const { mutation, variant, place, size } of uses) {
      const tried = this.#of(mutation);
      tried.variants.add(variant);
      if (tried.choices.size < mostChoices) tried.choices.add(`${variant} ${place} ${size}`);
      const key = keyOf({ sopClass, transferSyntax });
      const cell = tried.cells.get(key) ?? { runs: 0, reach: 0 };
      tried.cells.set(key, { runs: cell.runs + 1, reach: Math.max(cell.reach, reaches.indexOf(reach)) });
    }
  }

  /** The matrix of mutations and presentation contexts, with the reason for each hole. */
  matrix(target: Target, mutations: readonly Mutation[]): Coverage {
    return {
      columns: target.pairs.map((pair) => describePairs({ pairs: [pair] })),
      rows: mutations.map((mutation) => {
        const { id, appliesTo, breaks, variants = [''] } = mutation;
        const tried = this.#tried.get(id) ?? new Tried();
        return {
          ...{ mutation: id, subject: appliesTo, breaks, choices: tried.choices.size },
          variants: { tried: tried.variants.size, all: variants.length },
          cells: target.pairs.map((pair) => cellOf(tried.cells.get(keyOf(pair)), mutation, pair, target)),
        };
      }),
    };
  }

  #of(mutation: string): Tried {
    const tried = this.#tried.get(mutation) ?? new Tried();
    this.#tried.set(mutation, tried);
    return tried;
  }
}

function keyOf({ sopClass, transferSyntax }: AcceptedPair): string {
  return `${sopClass} ${transferSyntax}`;
}

function cellOf(
  cell: Cell | undefined,
  mutation: Mutation,
  pair: AcceptedPair,
  target: Target,
): Coverage['rows'][number]['cells'][number] {
  if (suitable([mutation], pair.transferSyntax).length === 0)
    return { runs: 0, hole: 'it is not made for this Transfer Syntax' };
  if (!hasPlace(mutation, pair, target)) return { runs: 0, hole: 'there is no place for it in this Data Set' };
  if (!cell) return { runs: 0, hole: 'no input had it' };
  return { runs: cell.runs, reach: reaches[cell.reach] ?? 'connection' };
}

/** Whether anything comes of it; a Data Set without a sequence has no item to change. */
function hasPlace({ id, sizes }: Mutation, pair: AcceptedPair, target: Target): boolean {
  const use = { mutation: id, place: 0, variant: 0, size: sizes?.least ?? 0 };
  return build({ ...pair, serial: 1, uses: [use] }, target).mutated.size > 0;
}
