// Which C-STOREs of an instance were acknowledged, and whether another of the same instance came to nothing that may be later.

import type { WantedInstance } from '../../retrieve/stored-instances.ts';

/** A C-STORE that has begun. */
export interface StoreAttempt {
  readonly sopInstanceUID: string;
  readonly begunAt: number;
  /** It was answered with a failure. */
  refusedAt?: number;
  acknowledged?: WantedInstance;
}

/** An instance that the SUT says it has stored. */
export interface Acknowledged extends WantedInstance {
  /** Another C-STORE of it was never answered, or refused beside this one or after it. */
  readonly isDisturbed: boolean;
}

export class StoreAttempts {
  readonly #attempts: StoreAttempt[] = [];
  #clock = 0;

  begin(sopInstanceUID: string): StoreAttempt {
    const attempt = { sopInstanceUID, begunAt: this.#tick() };
    this.#attempts.push(attempt);
    return attempt;
  }

  /** It was answered with a failure. */
  refused(attempt: StoreAttempt): void {
    attempt.refusedAt ??= this.#tick();
  }

  /** The last acknowledged C-STORE of each instance. */
  get acknowledged(): readonly Acknowledged[] {
    const last = new Map<string, StoreAttempt & { readonly acknowledged: WantedInstance }>();
    for (const one of this.#attempts) if (isAcknowledged(one)) last.set(one.sopInstanceUID, one);
    return [...last.values()].map((one) => ({ ...one.acknowledged, isDisturbed: this.#isDisturbed(one) }));
  }

  /** The SUT may get to know that another connection has ended only after what was sent later on this one. */
  #isDisturbed({ sopInstanceUID: uid, begunAt }: StoreAttempt): boolean {
    const others = this.#attempts.filter((one) => one.sopInstanceUID === uid && one.acknowledged === undefined);
    return others.some(({ refusedAt = Number.POSITIVE_INFINITY }) => refusedAt > begunAt);
  }

  #tick(): number {
    this.#clock += 1;
    return this.#clock;
  }
}

function isAcknowledged(one: StoreAttempt): one is StoreAttempt & { readonly acknowledged: WantedInstance } {
  return one.acknowledged !== undefined;
}
