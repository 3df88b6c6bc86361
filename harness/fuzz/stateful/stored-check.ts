// After a sequence: is there what the SUT has acknowledged, as it was sent (PS3.4 B.2.2, GG.4.2)?

import { awaitStored } from '../../case/await-stored.ts';
import { meaningOfSuccess } from '../../oracle/stored-data-set.ts';
import type { ScpEndpoint } from '../../sut/sut.ts';
import type { Failure } from '../exchange/failure.ts';
import type { SequenceLog } from './sequence-log.ts';

/**
 * Looks into the store of a SUT. An SCP may store elsewhere, or under another SOP Instance UID, so that what is missing counts
 * only when something else has been found there.
 */
export class StoredCheck {
  #hasFound = false;

  /** Notes what is missing or differs. Rejects only with the reason of the signal. */
  async check(
    log: SequenceLog,
    endpoint: ScpEndpoint,
    limits: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<void> {
    const { store } = endpoint;
    if (!store) return;
    for (const sent of log.acknowledged.values()) {
      const found = await awaitStored(store, sent, { ...limits, peer: endpoint });
      const about = `SOP Instance ${sent.sopInstanceUID}, which was acknowledged`;
      if ('where' in found) {
        this.#hasFound = true;
        const wrong = found.differences.find(({ verdict }) => verdict === 'fail');
        if (wrong) log.fail(failureOf('differs', `${about}, is not stored as it was sent: ${wrong.text}`, sent));
      } else if ('absent' in found && this.#hasFound) {
        log.fail(failureOf('missing', `${about}, is not there: ${found.absent}`, sent));
      }
    }
  }
}

function failureOf(key: string, text: string, { sopClassUID }: { readonly sopClassUID: string }): Failure {
  const clause = meaningOfSuccess(sopClassUID).split(':')[0] ?? '';
  return { class: 'stored bytes differ', key, text, clause, level: 'fail' };
}
