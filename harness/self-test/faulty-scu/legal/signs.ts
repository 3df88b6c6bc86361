// Choices that an SCU has in how it shows success and failure: PS3.4 B.2.1 and GG.4.1 want it to tell one from the other, in
// whatever way.

import type { LegalScuChoice } from '../legal-scu-choice.ts';

export const signs: readonly LegalScuChoice[] = [
  {
    name: 'exit-status-alone',
    clause: 'PS3.4 GG.4.1',
    does: 'shows failure in its exit status alone and prints nothing',
    change: { print: () => [], summary: () => [] },
  },
  {
    name: 'output-alone',
    clause: 'PS3.4 GG.4.1',
    does: 'shows failure in what it prints alone and exits with 0',
    change: { exit: () => 0 },
  },
  {
    name: 'summary-alone',
    clause: 'PS3.4 GG.4.1',
    does: 'prints how many instances were stored, and no more, and exits with 0',
    change: { print: () => [], exit: () => 0 },
  },
  {
    name: 'counts-failures-in-exit-status',
    clause: 'PS3.4 GG.4.1',
    does: 'exits with the number of instances that were not stored',
    change: {
      print: () => [],
      summary: () => [],
      exit: (outcomes, failures) => outcomes.filter(({ kind }) => kind === 'failed').length + failures.length,
    },
  },
  {
    name: 'shows-by-aborting',
    clause: 'PS3.4 GG.4.1',
    does: 'aborts the association after a failure, and prints nothing and exits with 0',
    change: {
      print: () => [],
      summary: (_, failures) => failures.map(({ kind }) => kind),
      exit: () => 0,
      next: ({ kind }) => (kind === 'failed' ? 'abort' : 'go on'),
    },
  },
  {
    name: 'warnings-are-failures',
    clause: 'PS3.4 B.2.3',
    does: 'shows a warning as a failure',
    change: { judge: ({ Status }) => (Status === 0 ? 'stored' : 'failed') },
  },
  {
    name: 'warnings-are-told',
    clause: 'PS3.4 B.2.3',
    does: 'exits with 2 if all was stored and there were warnings',
    change: {
      exit: (outcomes, failures) => {
        if (failures.length > 0 || outcomes.some(({ kind }) => kind === 'failed')) return 1;
        return outcomes.some(({ kind }) => kind === 'warning') ? 2 : 0;
      },
    },
  },
];
