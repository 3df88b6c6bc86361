/** The part of docs/interop.md about SCUs: verdicts, faults, and what each does after a failure and after a warning. */

import type { RunResult } from '../../../model/run-result.ts';
import type { StatusBehaviour } from '../../../model/status-behaviour.ts';
import type { CheckedFail } from './checked-fails.ts';
import { faultTable, type PeerRecord, section, summaryTable, tableHead } from './interop-doc.ts';

const head = `# Storage SCUs

The default suite against Storage SCUs that were not written for this project, each started for each case by \`cstore run --scu\`
with files of the SOP Class of the case. Where an SCU does not send the nine SOP Classes, their cases are not applicable, and
those of ordinary storage classes tell what it does. Whether it tells failure from success is seen by comparison with runs in
which all is answered well: any difference in what it does or shows is a sign. As above, every fail was checked by hand.
`;

/** One status of each kind. */
const shownStatuses = ['0xA700', '0xB000', '0xC000'];

/** The part about SCUs. */
export function scuDoc(records: readonly PeerRecord[], checks: readonly CheckedFail[]): string {
  return [
    head,
    summaryTable(records, 'SCU'),
    faultTable(records, 'SCU'),
    durations(records),
    behaviourTable(records),
    ...records.map((record) => section(record, checks, { started: 'Run with', transcripts: 2 })),
  ].join('\n');
}

function durations(records: readonly PeerRecord[]): string {
  const each = records.map(({ title, result: { durationMs } }) => `${title} ${Math.round(durationMs / 1000)} s`);
  return `Durations of these runs, on two cores that had other work too: ${each.join(', ')}.\n`;
}

function behaviourTable(records: readonly PeerRecord[]): string {
  const rows = records.flatMap(({ title, result }) =>
    shownStatuses.map(
      (status, at) => `| ${at === 0 ? title : ''} | ${status} | ${cellsOf(result, status).join(' | ')} |`,
    ),
  );
  return [
    'What each does after a failure (0xA700, 0xC000) and after a warning (0xB000), in all cases in which it is answered legally;',
    'a sign is named if it came in every comparison, and a warning is not compared:\n',
    ...tableHead(['SCU', 'Status', 'Then', 'Tries again', 'Shows it by'], []),
    ...rows,
    '',
  ].join('\n');
}

function cellsOf({ statusBehaviour = [] }: RunResult, status: string): readonly string[] {
  const behaviour = statusBehaviour.find((one) => one.status === status);
  if (!behaviour) return ['did not get it', '', ''];
  return [then(behaviour), triesAgain(behaviour), signs(behaviour)];
}

/** What it did after it, most often first; after its last instance nothing is to be seen. */
function then({ goesOn, stops, aborts }: StatusBehaviour): string {
  const counts: readonly (readonly [string, number])[] = [
    ['goes on', goesOn],
    ['stops', stops],
    ['aborts', aborts],
  ];
  const seen = counts.filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
  if (seen.length === 0) return 'it was the last';
  return seen.map(([what, count]) => `${what} (${count === 1 ? 'once' : `${count} times`})`).join(', ');
}

function triesAgain({ triesAgain: times, triesAgainAfterMs }: StatusBehaviour): string {
  if (times === 0) return 'no';
  return triesAgainAfterMs === undefined ? `${times} times` : `${times} times, after ${triesAgainAfterMs} ms`;
}

function signs({ shownBy }: StatusBehaviour): string {
  if (!shownBy) return 'not compared';
  return shownBy.length === 0 ? 'nothing' : shownBy.join(', ');
}
