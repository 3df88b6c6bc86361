// What is told at the end of a campaign: the verdict, the finds with their files, and how far the inputs came.

import type { FuzzFind, FuzzRun } from '../../model/fuzz-run.ts';

/** The lines of the summary: the verdict first, the figures last. */
export function summaryLines(run: FuzzRun, { quiet }: { readonly quiet?: boolean } = {}): readonly string[] {
  const { verdict, finds, notes, leftOut, warnings } = run;
  const told = [verdict, ...finds.flatMap((find) => findLines(find, run.seed))];
  if (quiet) return told;
  return [
    ...told,
    ...notes.map((note) => `note: ${note}`),
    ...(leftOut > 0 ? [`note: ${leftOut} inputs were left out, because they hold what was found to break it`] : []),
    ...warnings.map((warning) => `warning: ${warning}`),
    totalLine(run),
  ];
}

function findLines(find: FuzzFind, seed: number): readonly string[] {
  const { severity, title, seen, occurrences, inputs, confirmed, runScenario, path } = find;
  const times = occurrences === 1 ? '' : ` (${occurrences} inputs)`;
  const doubt = confirmed === 3 ? '' : `; it showed again ${confirmed} of 3 times`;
  return [
    `${severity.padEnd(8)}  ${title}${times}`,
    `          ${seen}${doubt}`,
    ...inputs.slice(0, 3).map((input) => `          input: ${input}`),
    `          drawn: --seed ${seed} --path ${path}`,
    `          ${runScenario}`,
  ];
}

function totalLine({ runs, elapsedMs, seed, reactions }: FuzzRun): string {
  const seconds = elapsedMs / 1000;
  const rate = Math.round(runs / Math.max(0.001, seconds));
  return `${runs.toLocaleString('en')} inputs in ${seconds.toFixed(1)} s (${rate}/s), seed ${seed}, ${reactions.length} different reactions`;
}
