// A Storage SCU that sends on its own: whatever arrives within a time is taken.

import { setTimeout as delay } from 'node:timers/promises';
import { Inconclusive } from '../model/outcome.ts';
import { type ListenPlace, usualListenPlace } from './listen-place.ts';
import { scuPolicies } from './scu-command.ts';
import type { SendReport, Sut } from './sut.ts';

export interface ScuWaitOptions extends Partial<ListenPlace> {
  /** For how long it listens in each case, in milliseconds. */
  readonly waitMs: number;
}

/** An SCU that is waited for as the system under test. */
export function scuWait({ waitMs, ...place }: ScuWaitOptions): Sut {
  return {
    role: 'scu',
    address: 'whatever SCU sends',
    roles: ['scu'],
    policies: {
      ...scuPolicies({ ...usualListenPlace, ...place }),
      concurrency: 1,
      asksPerson: true,
      usualTag: 'observed',
    },
    scp: async () => ({ notApplicable: 'the system under test is an SCU and accepts no association' }),
    async send({ seen }, signal): Promise<SendReport> {
      await delay(waitMs, undefined, { signal }).catch(() => {});
      signal.throwIfAborted();
      if (seen?.().associations === 0) throw new Inconclusive(`no association was asked for within ${waitMs / 1000} s`);
      return {};
    },
    close: async () => {},
  };
}
