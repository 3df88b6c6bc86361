// What ends a command early, told in one line: what is wrong, where, and what to do about it.

import { ExitStatus } from './exit-status.ts';
import { escapeControls } from './terminal.ts';

/** An error meant for the person at the terminal; `exitStatus` is what the process ends with. */
export class CliError extends Error {
  readonly exitStatus: number;
  /** What is printed, where it is more than the message: several findings, a line each. */
  readonly lines: readonly string[] | undefined;

  constructor(
    exitStatus: number,
    message: string,
    options: ErrorOptions & { readonly lines?: readonly string[] } = {},
  ) {
    super(message, options);
    this.name = 'CliError';
    this.exitStatus = exitStatus;
    this.lines = options.lines;
  }
}

/** Wrong usage, a wrong scenario or an empty selection. */
export function usageError(message: string, options?: ErrorOptions): CliError {
  return new CliError(ExitStatus.usage, message, options);
}

/** The SUT cannot be reached, or something that every case needs is not there. */
export function notJudged(message: string, options?: ErrorOptions): CliError {
  return new CliError(ExitStatus.notJudged, message, options);
}

/** The message of anything thrown, without stack, on one line and safe to print. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return escapeControls(text.trim().replaceAll(/\s*\n\s*/g, ' '));
}

/** The code of a Node.js system error such as `ENOENT`, or undefined. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
