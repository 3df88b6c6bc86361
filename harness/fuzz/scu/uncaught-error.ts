// Whether the runtime of a program, and not the program itself, tells that an error was not caught.

import type { SendReport } from '../../sut/sut.ts';

/** What runtimes print when a program ends so. */
const reports: readonly RegExp[] = [
  /^Traceback \(most recent call last\):$/m,
  /^Exception in thread "/m,
  /^Unhandled exception[.:]/im,
  /^thread '.*' (\(\d+\) )?panicked at /m,
  /^panic: .*\n\n?goroutine \d+ /m,
  /^terminate called (after throwing|without an active exception)/m,
  /^Uncaught (Error|TypeError|RangeError|Exception)\b/m,
  /^\s*at .*\n(\s*at .*\n)*\nNode\.js v\d+/m,
  /^==\d+==ERROR: \w+Sanitizer: /m,
  /: runtime error: /,
  /^\*\*\* (stack smashing|buffer overflow) detected \*\*\*/m,
  /^(malloc|free|double free or corruption|corrupted size).*\(.*\)$/m,
];

/** Whether the output of the process has such a report. */
export function hasUncaughtError({ process }: Pick<SendReport, 'process'>): boolean {
  return process !== undefined && reports.some((report) => report.test(process.output));
}
