/** What the harness itself is busy with is no standstill of its peer. */

/** So often it is told, in milliseconds. */
const everyMs = 100;

/** Awaits the work, and tells again and again that it is under way. */
export async function whileBusy<T>(work: Promise<T>, onBusy: () => void): Promise<T> {
  const timer = setInterval(onBusy, everyMs);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    onBusy();
  }
}
