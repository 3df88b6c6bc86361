// --steps: modules of the user that define steps, loaded before scenarios that use them are read.

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { messageOf, usageError } from './cli-error.ts';

const texts: Uint8Array[] = [];

/** The text of each module that was loaded, for the hash of a suite: with other steps its cases are others. */
export function ownStepTexts(): readonly Uint8Array[] {
  return texts;
}

/** Adds the option, and loads the modules before the command begins. */
export function withOwnSteps(command: Command): Command {
  return command
    .option('--steps <module>', 'a module that exports steps of your own; may be repeated', collect)
    .hook('preAction', async (started) => {
      texts.length = 0;
      for (const path of (started.opts() as { steps?: readonly string[] }).steps ?? []) await loadSteps(path);
    });
}

function collect(path: string, before: readonly string[] = []): readonly string[] {
  return [...before, path];
}

async function loadSteps(path: string): Promise<void> {
  if (!existsSync(path)) throw usageError(`--steps ${path}: no such file`);
  const { defineSteps } = await import('../steps/own-steps.ts');
  let exported: { readonly steps?: unknown; readonly default?: unknown };
  try {
    exported = await import(pathToFileURL(resolve(path)).href);
  } catch (error) {
    throw usageError(`--steps ${path}: does not load: ${messageOf(error)}`, { cause: error });
  }
  const steps = exported.steps ?? exported.default;
  if (!Array.isArray(steps) || steps.length === 0)
    throw usageError(`--steps ${path}: exports no steps; export a list named steps, or as default`);
  try {
    defineSteps(steps);
  } catch (error) {
    throw usageError(`--steps ${path}: ${messageOf(error)}`, { cause: error });
  }
  texts.push(readFileSync(path));
}
