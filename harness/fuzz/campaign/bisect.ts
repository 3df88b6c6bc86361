// Which of many inputs did it: halves are run alone until one input, or the least run of inputs, is left.

/** Runs inputs one after the other on a SUT that is well, and tells whether the failure shows. */
export type Reproduces<T> = (inputs: readonly T[]) => Promise<boolean>;

/**
 * The single input that shows the failure alone, or else the shortest end of the list that does and that shrinks no further by
 * leaving out halves, quarters and so on. Undefined if not even all of them show it.
 */
export async function bisect<T>(inputs: readonly T[], reproduces: Reproduces<T>): Promise<readonly T[] | undefined> {
  const single = await halve(inputs, reproduces);
  if (single !== undefined) return [single];
  if (inputs.length < 2 || !(await reproduces(inputs))) return undefined;
  return await reduce(await shortestEnd(inputs, reproduces), reproduces);
}

/** Follows the half that shows it; undefined when neither does. */
async function halve<T>(inputs: readonly T[], reproduces: Reproduces<T>): Promise<T | undefined> {
  let left = inputs;
  let isShown = false;
  while (left.length > 1) {
    const middle = Math.ceil(left.length / 2);
    const halves = [left.slice(middle), left.slice(0, middle)];
    const shown = await firstOf(halves, reproduces);
    if (!shown) return undefined;
    left = shown;
    isShown = true;
  }
  const [only] = left;
  if (only === undefined) return undefined;
  return isShown || (await reproduces([only])) ? only : undefined;
}

/** The later inputs first: what was sent last has mostly done it. */
async function firstOf<T>(
  halves: readonly (readonly T[])[],
  reproduces: Reproduces<T>,
): Promise<readonly T[] | undefined> {
  for (const half of halves) if (await reproduces(half)) return half;
  return undefined;
}

async function shortestEnd<T>(inputs: readonly T[], reproduces: Reproduces<T>): Promise<readonly T[]> {
  for (let count = 2; count < inputs.length; count *= 2) {
    const end = inputs.slice(-count);
    if (await reproduces(end)) return end;
  }
  return inputs;
}

/** Leaves out what is not needed: halves, then quarters, down to single inputs. */
async function reduce<T>(inputs: readonly T[], reproduces: Reproduces<T>): Promise<readonly T[]> {
  let left = inputs;
  for (let size = Math.floor(left.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < left.length && left.length > 1; ) {
      const without = [...left.slice(0, at), ...left.slice(at + size)];
      if (without.length > 0 && (await reproduces(without))) left = without;
      else at += size;
    }
  }
  return left;
}
