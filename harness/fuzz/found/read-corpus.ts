// The inputs of what was found before, which a campaign runs first.

import type { Input } from '../input.ts';
import { mutations } from '../mutations/registry.ts';
import type { Target } from '../target.ts';
import { findFiles, readFind } from './replay.ts';

/** Inputs that are run first, at most. */
const most = 500;

/**
 * The inputs of the finds in a folder that can still be made, and that suit a target; none if there is no such folder. What is
 * no find is left out: it may be of another version.
 */
export async function readCorpus(folder: string, { pairs }: Pick<Target, 'pairs'>): Promise<readonly Input[]> {
  const ids = new Set(mutations.map(({ id }) => id));
  const files = await findFiles(folder).catch(() => []);
  const inputs: Input[] = [];
  for (const file of files) {
    const found = await readFind(file).catch(() => undefined);
    for (const input of (found?.inputs ?? []) as readonly Input[]) {
      const isKnown = input.uses.every(({ mutation }) => ids.has(mutation));
      if (isKnown && pairs.some((pair) => isSamePair(pair, input)) && inputs.length < most) inputs.push(input);
    }
  }
  return inputs;
}

function isSamePair(
  one: Pick<Input, 'sopClass' | 'transferSyntax'>,
  other: Pick<Input, 'sopClass' | 'transferSyntax'>,
): boolean {
  return one.sopClass === other.sopClass && one.transferSyntax === other.transferSyntax;
}
