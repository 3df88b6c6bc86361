// A supervised SCP that dies again and again, without a process of the system: its life is a server of this one.

import type { FakeScp } from '../../../run/testing/fake-scp.ts';
import { startFakeScp } from '../../../run/testing/fake-scp.ts';
import { remoteScp } from '../../../sut/remote-scp.ts';
import type { Sut, SutProcess } from '../../../sut/sut.ts';

export interface DyingScp extends AsyncDisposable {
  readonly sut: Sut;
  /** How often it has died. */
  readonly deaths: number;
}

/** An SCP that dies whenever it has accepted so many associations. */
export function dyingScp(associations: number): DyingScp {
  let scp: FakeScp | undefined;
  let life: AbortController | undefined;
  let deaths = 0;
  const die = (): void => {
    deaths += 1;
    void scp?.[Symbol.asyncDispose]();
    life?.abort();
  };
  const process: SutProcess = {
    get death() {
      return life?.signal.aborted ? 'process died: exit code 1' : undefined;
    },
    get life() {
      return life?.signal;
    },
    async start() {
      if (life && !life.signal.aborted) return;
      let left = associations;
      const onAssociate = (): 'silence' | undefined => {
        left -= 1;
        if (left > 0) return undefined;
        die();
        return 'silence';
      };
      scp = await startFakeScp({ onAssociate });
      life = new AbortController();
    },
    notes: async () => [],
  };
  const current = (): Sut => remoteScp({ aeTitle: 'DYING', host: '127.0.0.1', port: scp?.port ?? 1 });
  const sut = { ...current(), process, scp: (...asked: Parameters<Sut['scp']>) => current().scp(...asked) };
  return {
    sut,
    get deaths() {
      return deaths;
    },
    async [Symbol.asyncDispose]() {
      await scp?.[Symbol.asyncDispose]();
    },
  };
}
