// The limits of reading Data Sets, which are limits of this tool: options that raise them, and errors that name the option.

import type { Command } from 'commander';
import type { DataSetLimitError } from '../../src/index.ts';
import { messageOf } from './cli-error.ts';
import { byteSize, integer } from './option-values.ts';

/** The flags as commander delivers them. */
export interface ReadingLimitFlags {
  readonly dataSetLimit?: number;
  readonly depthLimit?: number;
  readonly elementLimit?: number;
}

/** Sequences may be nested as deep as validation can follow without a deep stack. */
const deepest = 1000;

/** Adds the limits that whoever reads a Data Set has; `size` says what the first is about. */
export function withReadingLimits(command: Command, size: string): Command {
  return command
    .option('--data-set-limit <size>', `${size}, e.g. 8G (default: 2G; of a deflated one 512M, inflated)`, byteSize)
    .option('--depth-limit <n>', 'deepest nesting of sequences (default: 64)', integer(0, deepest));
}

/** Adds the limit that whoever holds the elements of a Data Set has, too. */
export function withElementLimit(command: Command): Command {
  return command.option(
    '--element-limit <n>',
    'most Data Elements, Items and fragments (default: 1000000)',
    integer(1),
  );
}

const options: Readonly<Record<DataSetLimitError['limit'], string | undefined>> = {
  size: '--data-set-limit',
  depth: '--depth-limit',
  elements: '--element-limit',
  transcoding: undefined,
};

/** The limit that an error is about; undefined for any other error. */
export function limitOf(error: unknown): DataSetLimitError['limit'] | undefined {
  const limit = error instanceof Error ? (error as Partial<DataSetLimitError>).limit : undefined;
  return limit !== undefined && limit in options ? limit : undefined;
}

/** The message of an error, and of a limit the option that raises it. */
export function messageWithOption(error: unknown): string {
  const limit = limitOf(error);
  const option = limit && options[limit];
  return option === undefined ? messageOf(error) : `${messageOf(error)}; raise it with ${option}`;
}
