// What GitHub Actions shows of a run: an annotation for each new fault, and the summary of the job.

import { appendFile } from 'node:fs/promises';
import type { RunResult } from '../../model/run-result.ts';
import { markdownSummary } from '../../report/markdown.ts';
import { counted } from '../../words/count-text.ts';
import { faultLine } from '../../words/fault-text.ts';
import { newFaults } from '../../words/verdict-sentence.ts';
import { messageOf } from '../cli-error.ts';
import { escapeControls } from '../terminal.ts';

/** Warnings that their one annotation names. */
const namedWarnings = 3;

/** An error for each new fault, worst first, and one warning for all warnings. */
export function annotations(result: Pick<RunResult, 'faults'>): string[] {
  const warnings = result.faults.filter(({ severity, waiver }) => severity === 'warning' && !waiver);
  const named = warnings.slice(0, namedWarnings).map(faultLine).join('; ');
  const rest = warnings.length > namedWarnings ? '; and more' : '';
  return [
    ...newFaults(result).map((fault) => command('error', `cstore: ${fault.severity} fault`, faultLine(fault))),
    ...(warnings.length > 0
      ? [command('warning', `cstore: ${counted(warnings.length, 'warning')}`, `${named}${rest}`)]
      : []),
  ];
}

function command(name: string, title: string, message: string): string {
  return `::${name} title=${property(escapeControls(title))}::${data(escapeControls(message))}`;
}

/** The message of a workflow command: what would end it is escaped. */
export function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property of a workflow command: what would end the value is escaped too. */
export function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * Tells GitHub Actions, if the run is part of a workflow. A summary that cannot be written is told on stderr and changes
 * nothing else.
 */
export async function tellGitHub(result: RunResult, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  if (env.GITHUB_ACTIONS !== 'true') return;
  for (const line of annotations(result)) process.stdout.write(`${line}\n`);
  if (!env.GITHUB_STEP_SUMMARY) return;
  await appendFile(env.GITHUB_STEP_SUMMARY, markdownSummary(result)).catch((error: unknown) =>
    process.stderr.write(`cstore: the job summary cannot be written: ${messageOf(error)}\n`),
  );
}
