/** docs/fuzzed-peers.md: what `cstore fuzz` found in programs that were not written for it, written from its fuzz.json. */

import { type Severity, severities } from '../../../model/fault.ts';
import type { FuzzFind } from '../../../model/fuzz-run.ts';
import type { FuzzedPeer } from './fuzz-peer.ts';
import { tableHead } from './interop-doc.ts';

/** A peer and its campaign. */
export interface FuzzedRecord extends FuzzedPeer {
  readonly title: string;
  readonly version: string;
}

const head = `# Peers under the fuzzer

Written from the results of campaigns by \`npm run docs:fuzzed\`; do not edit.

\`cstore fuzz\` against programs that were not written for this project, with seed 1, each started again when it had died. A campaign
ends after so many inputs or minutes, whatever comes first; a find costs far more time than an input, as it is confirmed three
times and shrunk. Warnings of the same reaction are told in one row. A find is a fail if the input is legal or a legal reaction is owed, else a warning. Each was then sent once
more by its own file (\`--replay\`).
`;

/** The document. */
export function fuzzDoc(records: readonly FuzzedRecord[]): string {
  return [head, summary(records), ...records.map(section)].join('\n');
}

function summary(records: readonly FuzzedRecord[]): string {
  const rows = records.map(({ title, version, run, replayed }) => {
    const fails = run.finds.filter(({ isFail }) => isFail);
    const again = run.finds.filter(({ id }) => replayed[id] === 'still there').length;
    const cells = [run.runs, (run.elapsedMs / 60_000).toFixed(1), fails.length, run.finds.length - fails.length];
    return `| ${title} | ${version} | ${cells.join(' | ')} | ${again} of ${run.finds.length} |`;
  });
  return [
    ...tableHead(['Peer', 'Version'], ['inputs', 'minutes', 'fails', 'warnings', 'shown again by its file']),
    ...rows,
    '',
  ].join('\n');
}

function section({ title, run, replayed }: FuzzedRecord): string {
  const rows = alike(bySeverity(run.finds)).map(({ shown, others }) => {
    const input = shown.inputs.map((each) => `\`${cell(each)}\``).join(' then ');
    const more = others.length === 0 ? '' : `; the same with ${others.map(({ mutations }) => mutations[0]).join(', ')}`;
    const again = [shown, ...others].map(({ id }) => replayed[id] ?? 'not sent');
    const states = [...new Set(again)].map((state) => countOf(again.filter((one) => one === state).length, state));
    return `| ${shown.severity} | ${cell(shown.title)} | ${input}${cell(more)} | ${shown.clause} | ${states.join(', ')} |`;
  });
  const table = [...tableHead(['', 'Find', 'Smallest input', 'Clause', 'Sent again'], []), ...rows, ''];
  return [`## ${title}`, '', ...(rows.length > 0 ? table : ['Nothing was found.', ''])].join('\n');
}

function countOf(count: number, state: string): string {
  return count === 1 ? state : `${count} ${state}`;
}

/** Fails each alone, for one reaction may have many causes; warnings of one reaction and one clause together. */
function alike(
  finds: readonly FuzzFind[],
): readonly { readonly shown: FuzzFind; readonly others: readonly FuzzFind[] }[] {
  const groups = new Map<string, FuzzFind[]>();
  for (const find of finds) {
    const [reaction] = find.title.split(' when ');
    const key = JSON.stringify(find.isFail ? find.id : [find.severity, find.clause, reaction]);
    groups.set(key, [...(groups.get(key) ?? []), find]);
  }
  return [...groups.values()].flatMap(([shown, ...others]) => (shown ? [{ shown, others }] : []));
}

function bySeverity(finds: readonly FuzzFind[]): readonly FuzzFind[] {
  const rank = (severity: Severity) => severities.indexOf(severity);
  return finds.toSorted((a, b) => rank(a.severity) - rank(b.severity) || (a.title < b.title ? -1 : 1));
}

/** Text of a peer in a cell of a table. */
function cell(text: string): string {
  return text.replaceAll(/[|`]/g, ' ').replaceAll(/\s+/g, ' ');
}
