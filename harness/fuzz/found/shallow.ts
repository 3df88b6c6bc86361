// Whether a campaign got far enough to say anything: how many inputs were cut off before their Data Set was read.

import type { Coverage, FuzzRun } from '../../model/fuzz-run.ts';

/** From this share of inputs on that ended before a Data Set was read, a campaign is shallow. */
const shallowShare = 0.6;
const advice = 'choose a SOP Class that it accepts with --sop-class';

/** Warnings that a campaign did not get far, each a sentence without its full stop. */
export function shallowWarnings({
  reach,
  reactions,
  coverage,
}: Pick<FuzzRun, 'reach' | 'reactions'> & { readonly coverage: Pick<Coverage, 'rows'> }): readonly string[] {
  const total = Object.values(reach).reduce((sum, count) => sum + count, 0);
  if (total === 0) return ['no input came to an end'];
  const early = (reach.connection ?? 0) + (reach.association ?? 0);
  const isStored = reactions.some(({ signature }) => signature.includes('C-STORE-RSP 0x0000'));
  const warnings = [
    ...(early / total > shallowShare
      ? [`${Math.round((100 * early) / total)} % of the inputs ended before a Data Set was read`]
      : []),
    ...(isStored ? [] : ['nothing was stored']),
    ...(missesSequences(coverage) ? ['no sequence was reached'] : []),
  ];
  return warnings.length === 0 ? [] : [`the run is shallow: ${warnings.join('; ')}: ${advice}`];
}

/** Whether inputs with sequences were selected, and none of them came to a Data Set. */
function missesSequences({ rows }: Pick<Coverage, 'rows'>): boolean {
  const own = rows.filter(({ mutation }) => mutation.startsWith('sequence/'));
  return (
    own.length > 0 && !own.some(({ cells }) => cells.some(({ reach }) => reach === 'message' || reach === 'response'))
  );
}
