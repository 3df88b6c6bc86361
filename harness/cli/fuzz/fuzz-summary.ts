// What is told at the end of a campaign: the finds, how far the inputs came, and whether the campaign was shallow.

import { isFail } from '../../fuzz/campaign/find.ts';
import type { FuzzResult } from '../../fuzz/campaign/fuzz-options.ts';
import { describeUses } from '../../fuzz/input.ts';

/** Inputs that came to the most are told, so many of them. */
const toldGreatest = 3;
/** From this share of inputs on that ended before a Data Set was read, a campaign is shallow. */
const shallowShare = 0.6;

/** The lines of the summary. */
export function summaryLines(
  result: FuzzResult,
  paths: readonly string[],
  { quiet, isScu }: { readonly quiet?: boolean; readonly isScu?: boolean } = {},
): readonly string[] {
  const { finds, runs, elapsedMs, skipped, reactions, notes, ended, seed } = result;
  const seconds = elapsedMs / 1000;
  const lines = finds.flatMap((find, at) => {
    const kind = isFail(find) ? 'FOUND  ' : 'warning';
    const times = find.occurrences === 1 ? '' : ` (${find.occurrences} inputs)`;
    return [`${kind}  ${find.failure.class}: ${find.failure.text}${times}`, `         ${paths[at] ?? find.id}`];
  });
  const rate = Math.round(runs / Math.max(0.001, seconds));
  const total = `${runs.toLocaleString('en')} inputs in ${seconds.toFixed(1)} s (${rate}/s), seed ${seed}, ${reactions.length} different reactions`;
  const fails = finds.filter(isFail).length;
  const outcome = fails === 0 ? 'nothing found' : `${fails} found`;
  if (quiet) return [...lines, `${outcome}: ${total}`];
  return [
    ...lines,
    ...greatestLines(result),
    ...notes.map((note) => `note: ${note}`),
    ...(skipped > 0
      ? [`note: ${skipped} inputs were left out, since they hold what was found to break it already`]
      : []),
    ...(isScu ? [] : shallowWarnings(result)),
    ...(ended === undefined ? [] : [`ended early: ${ended}`]),
    `${outcome}: ${total}`,
  ];
}

/** With `--maximize`: the inputs that came to the most. */
function greatestLines({ greatest = [], maximizes }: FuzzResult): readonly string[] {
  const amountOf = (score: number) =>
    maximizes === 'memory' ? `${(score / 1e6).toFixed(1)} MB` : `${Math.round(score)} ms`;
  return greatest.slice(0, toldGreatest).map(({ input, score }) => `most: ${amountOf(score)}: ${describeUses(input)}`);
}

/** Warnings that a campaign did not get far. */
export function shallowWarnings({ reach, reactions }: Pick<FuzzResult, 'reach' | 'reactions'>): readonly string[] {
  const total = Object.values(reach).reduce((sum, count) => sum + count, 0);
  const early = (reach.connection ?? 0) + (reach.association ?? 0);
  const warnings: string[] = [];
  if (total > 0 && early / total > shallowShare) {
    const percent = Math.round((100 * early) / total);
    warnings.push(`warning: the run is shallow: ${percent} % of the inputs ended before a Data Set was read`);
  }
  const isStored = reactions.some(([signature]) => signature.includes('C-STORE-RSP 0x0000'));
  if (total > 0 && !isStored)
    warnings.push(
      'warning: the run is shallow: nothing was stored; choose a SOP Class that it accepts with --sop-class',
    );
  return warnings;
}
