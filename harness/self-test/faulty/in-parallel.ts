// Jobs for the rows of a table, several at once.

/** Starts a job for each row, so many at once; each promise settles when its row is done. */
export function inParallel<Row, Result>(
  rows: readonly Row[],
  atOnce: number,
  job: (row: Row) => Promise<Result>,
): readonly Promise<Result>[] {
  const waiting: (() => void)[] = [];
  let running = 0;
  async function inTurn(row: Row): Promise<Result> {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await job(row);
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  }
  const results = rows.map(inTurn);
  // Whoever awaits one of them hears of its failure, however much later that is.
  for (const result of results) result.catch(() => {});
  return results;
}
