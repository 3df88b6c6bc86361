// What GitHub Actions shows of a campaign: an error for each fault, a warning for the rest.

import type { FuzzRun } from '../../model/fuzz-run.ts';
import { data, property } from '../run/github.ts';
import { escapeControls } from '../terminal.ts';

/** Warnings that are named, at most. */
const namedWarnings = 10;

/** An error for each fault, worst first; a warning for each other find, and for a run that is shallow. */
export function fuzzAnnotations({ finds, seed, warnings }: Pick<FuzzRun, 'finds' | 'seed' | 'warnings'>): string[] {
  const faults = finds.filter(({ isFail }) => isFail);
  const others = finds.filter(({ isFail }) => !isFail).slice(0, namedWarnings);
  return [
    ...faults.map(({ severity, title, path, runScenario }) =>
      command('error', `cstore fuzz: ${severity} fault`, `${title} (--seed ${seed} --path ${path}; ${runScenario})`),
    ),
    ...others.map(({ title }) => command('warning', 'cstore fuzz', title)),
    ...warnings.map((text) => command('warning', 'cstore fuzz', text)),
  ];
}

function command(name: string, title: string, message: string): string {
  return `::${name} title=${property(escapeControls(title))}::${data(escapeControls(message))}`;
}

/** Tells GitHub Actions, if the run is part of a workflow. */
export function tellGitHubOfFuzzing(run: FuzzRun, env: NodeJS.ProcessEnv = process.env): void {
  if (env.GITHUB_ACTIONS !== 'true') return;
  for (const line of fuzzAnnotations(run)) process.stdout.write(`${line}\n`);
}
