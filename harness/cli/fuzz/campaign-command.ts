// The command that runs a campaign again, as it is typed.

import { type SutOptionFlags, sutOptionsText } from '../../sut/sut-options-text.ts';
import { shellWord } from '../../words/shell-word.ts';

/** Options of a campaign that decide its inputs. */
export interface CampaignOptionFlags extends SutOptionFlags {
  readonly storeDir?: string;
  readonly runs?: number;
  readonly seed?: number;
  readonly path?: string;
  readonly shard?: { readonly index: number; readonly count: number };
  readonly mutation?: readonly string[];
  readonly focus?: string;
  readonly sopClass?: string;
  readonly concurrency?: number;
  readonly strict?: boolean;
}

/** The command that runs a campaign again; how long it may take is left out. */
export function campaignCommand(flags: CampaignOptionFlags): string {
  const { storeDir, runs, seed = 1, path, shard, mutation, focus, sopClass, concurrency, strict } = flags;
  const part = shard && `${shard.index}/${shard.count}`;
  const valued = {
    ...{ 'store-dir': storeDir, runs, seed, path, shard: part, focus, 'sop-class': sopClass, concurrency },
    mutation: mutation?.join(','),
  };
  const given = Object.entries(valued).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name} ${shellWord(String(value))}`],
  );
  return ['cstore fuzz', sutOptionsText(flags), ...given, ...(strict ? ['--strict'] : [])].join(' ');
}
