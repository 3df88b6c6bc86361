/** Working on several items at a time, as the asynchronous operations window allows (PS3.7 D.3.3.3). */

/**
 * Works on at most `limit` items at a time and yields results as they come. Takes no further item once `stopped`
 * says so; what has begun is finished. `work` must not reject, and
 * no item may come twice.
 */
export async function* inParallel<T, R>(
  items: Iterator<T>,
  limit: number,
  stopped: () => boolean,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running = new Map<T, Promise<{ item: T; result: R }>>();
  for (;;) {
    while (running.size < limit && !stopped()) {
      const next = items.next();
      if (next.done === true) break;
      const item = next.value;
      running.set(
        item,
        work(item).then((result) => ({ item, result })),
      );
    }
    if (running.size === 0) return;
    const { item, result } = await Promise.race(running.values());
    running.delete(item);
    yield result;
  }
}
