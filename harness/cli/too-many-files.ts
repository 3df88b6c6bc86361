// What a command says when the system lets it open no further file (EMFILE).

import { ExitStatus } from './exit-status.ts';

/** Says it in one line on stderr and returns the exit status. */
export function explainTooManyFiles(): number {
  process.stderr.write('cstore: too many open files (EMFILE); raise the limit, e.g. with "ulimit -n 1024"\n');
  return ExitStatus.notJudged;
}
