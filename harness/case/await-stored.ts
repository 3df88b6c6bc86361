// Waits for what an SCP has stored of an instance, and for a file that is still being written (PS3.4 GG.4.2).

import { DataSetError } from '../../src/index.ts';
import {
  type EncodedInstance,
  meaningOfSuccess,
  type StoredDifference,
  storedDifferences,
} from '../oracle/stored-data-set.ts';
import type {
  FoundInstance,
  NotFound,
  ReadLimits,
  StoredInstances,
  WantedInstance,
} from '../retrieve/stored-instances.ts';
import { pause } from '../time/pause.ts';
import { workingClock } from '../time/working-clock.ts';

/** What was stored of an instance. */
export interface StoredCopy {
  /** The path of its file, or how it came. */
  readonly where: string;
  /** UID. */
  readonly transferSyntax?: string;
  /** What is not as it was sent; empty when all is. */
  readonly differences: readonly StoredDifference[];
  /** What is unusual of the file, though not of its values. */
  readonly note?: string;
}

/** A file that has not changed for so long is taken to be whole. */
const settledMs = 1000;
/** An SCP that stored nothing so many times in a row is not waited for as long any more. */
const patientFor = 3;
const impatientMs = 500;

/**
 * What was stored of an instance, or what was found instead when the time is over. Rejects with the reason of the signal, and
 * when the place cannot be read at all.
 */
export async function awaitStored(
  store: StoredInstances,
  sent: WantedInstance & Pick<EncodedInstance, 'isWarned'>,
  limits: ReadLimits,
): Promise<StoredCopy | NotFound> {
  const { timeoutMs, signal } = limits;
  const limit = store.misses >= patientFor ? Math.min(timeoutMs, impatientMs) : timeoutMs;
  const deadline = workingClock.now() + limit;
  const settling = new Settling();
  for (;;) {
    signal.throwIfAborted();
    // The last look begins when the time is over: one that takes long is no fault of the SCP.
    const isOver = workingClock.now() >= deadline;
    const found = await store.read(sent, limits);
    if ('unavailable' in found) return found;
    if ('where' in found) {
      store.misses = 0;
      const copy = copyOf(found, sent);
      if (copy.differences.length === 0 || store.isPrompt || settling.isSettled(found.state)) return copy;
    } else if (isOver || store.isPrompt) {
      store.misses += 1;
      return found;
    }
    await pause(store.pollMs, signal);
  }
}

/** Whether a file has stayed as it is for long enough. */
class Settling {
  #state = '';
  #since = performance.now();

  isSettled(state: string | undefined): boolean {
    if (state === undefined) return true;
    const now = performance.now();
    if (state !== this.#state) [this.#state, this.#since] = [state, now];
    return state !== '' && now - this.#since >= settledMs;
  }
}

function copyOf({ where, transferSyntax = '', content, note }: FoundInstance, sent: EncodedInstance): StoredCopy {
  const about = { where, ...(transferSyntax !== '' && { transferSyntax }), ...(note !== undefined && { note }) };
  if (!(content instanceof Uint8Array)) return { ...about, differences: [broken(content.wrong, sent)] };
  try {
    return { ...about, differences: storedDifferences(sent, { transferSyntax, bytes: content }) };
  } catch (error) {
    if (!(error instanceof DataSetError)) throw error;
    return { ...about, differences: [broken(error.message, sent)] };
  }
}

function broken(why: string, { sopClassUID }: EncodedInstance): StoredDifference {
  return { verdict: 'fail', text: `what was stored cannot be read: ${why} (${meaningOfSuccess(sopClassUID)})` };
}
