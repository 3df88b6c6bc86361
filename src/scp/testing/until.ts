/** Waits for something that another part of the process or the file system brings about. */
import { setTimeout as delay } from 'node:timers/promises';

/** Resolves once the condition holds; rejects after `limitMs` milliseconds, which no correct run comes near. */
export async function until(condition: () => boolean | Promise<boolean>, limitMs = 60_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited ${limitMs} ms in vain`);
    await delay(2);
  }
}
