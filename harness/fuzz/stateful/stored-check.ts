// After a sequence: is there what the SUT has acknowledged, as it was sent (PS3.4 B.2.2, GG.4.2)?

import { awaitStored } from '../../case/await-stored.ts';
import { meaningOfSuccess } from '../../oracle/stored-data-set.ts';
import type { ScpEndpoint } from '../../sut/sut.ts';
import type { Failure } from '../exchange/failure.ts';
import type { SequenceLog } from './sequence-log.ts';
import type { Acknowledged } from './store-attempts.ts';

/** Longest wait for a file, in milliseconds; and for one that another C-STORE of the instance may have done away with. */
const longestWaitMs = 2000;
const shortestWaitMs = 100;

/**
 * Looks into the store of a SUT. An SCP may store later, elsewhere, or under another SOP Instance UID, so that what is missing
 * counts only if it is strict, and only when something else has been found there.
 */
export class StoredCheck {
  readonly #isStrict: boolean;
  #hasFound = false;

  constructor(isStrict: boolean) {
    this.#isStrict = isStrict;
  }

  /** Notes what is missing or differs. Rejects only with the reason of the signal. */
  async check(
    log: SequenceLog,
    endpoint: ScpEndpoint,
    limits: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<void> {
    const { store } = endpoint;
    if (!store) return;
    for (const sent of log.stores.acknowledged) {
      const timeoutMs = this.#isStrict && !sent.isDisturbed ? longestWaitMs : shortestWaitMs;
      const found = await awaitStored(store, sent, { ...limits, timeoutMs, peer: endpoint });
      const about = `SOP Instance ${sent.sopInstanceUID}, which was acknowledged`;
      if ('where' in found) {
        this.#hasFound = true;
        const wrong = found.differences.find(({ verdict }) => verdict === 'fail');
        if (wrong) log.fail(failureOf('differs', `${about}, is not stored as it was sent: ${wrong.text}`, sent));
      } else if ('absent' in found && this.#hasFound && this.#isStrict) {
        log.fail(failureOf('missing', `${about}, is not there: ${found.absent}`, sent));
      }
    }
  }
}

/** How long an instance is kept is left to the SCP (PS3.4 B.4.3.2), even if it is another C-STORE of it that ends that. */
function failureOf(key: string, text: string, { sopClassUID, isDisturbed }: Acknowledged): Failure {
  const clause = meaningOfSuccess(sopClassUID).split(':')[0] ?? '';
  const about = { class: 'stored bytes differ', clause } as const;
  if (!isDisturbed) return { ...about, key, text, level: 'fail' };
  return {
    ...about,
    key: `${key} after another`,
    text: `${text}; another C-STORE of it came to nothing`,
    level: 'warn',
  };
}
