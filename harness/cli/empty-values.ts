// Values that are there but empty, as `--out "$REPORTS"` is where the variable is not set: never what somebody wants.

import type { Command } from 'commander';
import { usageError } from './cli-error.ts';

/** Of these an empty value is told by the command itself, or means something: a passcode may be empty. */
const elsewhere = ['password', 'user', 'start'];

/** @throws CliError (status 2) for the first option or argument that was given without anything in it. */
export function checkNoneEmpty(command: Command): void {
  for (const option of command.options) {
    const name = option.attributeName();
    if (elsewhere.includes(name) || command.getOptionValueSource(name) !== 'cli') continue;
    if (isEmpty(command.getOptionValue(name))) {
      throw usageError(`${option.long ?? option.flags}: the value is empty; give one, or leave the option out`);
    }
  }
  if (command.args.some(isEmpty)) throw usageError('an argument is empty; give it a value, or leave it out');
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : typeof value === 'string' && value.trim() === '';
}
