// What became of the files that `cstore send` sent: a line each, and what it means for the exit status.

import type { SendOutcome } from '../../../src/index.ts';
import { ExitStatus } from '../exit-status.ts';
import { messageWithOption } from '../reading-limits.ts';
import { statusText } from '../status-text.ts';
import { escapeControls, type Paint } from '../terminal.ts';

/** A file that could not be read, which is no matter of the peer. */
export function isUnreadable({ error }: SendOutcome): boolean {
  return (error as { code?: unknown } | undefined)?.code === 'DATA_SET';
}

/** `stored   file.dcm: 0x0000 Success`, or what went wrong. */
export function outcomeLine(outcome: SendOutcome, paint: Paint): string {
  const word = outcome.stored
    ? paint('green', 'stored ')
    : outcome.error
      ? paint('red', 'failed ')
      : paint('red', 'refused');
  return `${word}  ${escapeControls(detailOf(outcome))}`;
}

/** `file.dcm: what is wrong with it`. */
export function detailOf({ path, status, error, errorComment }: SendOutcome): string {
  if (status === undefined) {
    const message = error ? messageWithOption(error) : 'no response';
    return message.startsWith(path) ? message : `${path}: ${message}`;
  }
  return `${path}: ${statusText(status)}${errorComment ? `: ${errorComment}` : ''}`;
}

/** An association that did not come about concerns every file, so it is told once. */
export function cameToNothing(outcome: SendOutcome): outcome is SendOutcome & { readonly error: Error } {
  const { error, association } = outcome;
  return error !== undefined && association === undefined && !isUnreadable(outcome);
}

/** Counts what became of the files. */
export class Tally {
  stored = 0;
  #notTaken = 0;
  #unreadable = 0;

  add(outcome: SendOutcome): void {
    if (outcome.stored) this.stored += 1;
    else if (isUnreadable(outcome)) this.#unreadable += 1;
    else this.#notTaken += 1;
  }

  /** 1 when the peer did not take a file, 2 when a file could not be read, 0 when all are stored. */
  get exitStatus(): number {
    if (this.#notTaken > 0) return ExitStatus.failed;
    return this.#unreadable > 0 ? ExitStatus.usage : ExitStatus.ok;
  }
}
