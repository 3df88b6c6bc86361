// Why journals are not the shards of one run: other scenarios, another system, or two of the same part.

import type { Journal, JournalEvent } from './journal.ts';
import type { Part } from './merge.ts';
import { shardText } from './shard.ts';

/** Why these parts cannot be joined, in one line that names the first that does not fit; undefined if they can. */
export function refusal(parts: readonly Part[]): string | undefined {
  const [first] = parts;
  if (!first) return 'no part was given';
  return firstOf(parts, aloneWrong) ?? firstOf(parts.slice(1), (part) => unlike(first, part)) ?? overlap(parts);
}

function firstOf(parts: readonly Part[], wrong: (part: Part) => string | undefined): string | undefined {
  for (const part of parts) {
    const text = wrong(part);
    if (text !== undefined) return text;
  }
  return undefined;
}

function aloneWrong({ name, journal }: Part): string | undefined {
  if (!journal.head.shard) return `${name} is a whole run, and no part of one: parts come from cstore run --shard i/n`;
  return journal.runs.length > 1 ? `${name} is a run with --repeat, which has no parts` : undefined;
}

/** What has to be the same, in words, and how it is compared. */
const sameness: readonly (readonly [string, (journal: Journal) => unknown])[] = [
  ['was run by another version of cstore-conformance', ({ head }) => head.tool.version],
  ['is of other scenarios, or another selection of them', ({ head }) => head.suite],
  ['is of another system under test', ({ head }) => head.sut],
  ['is of another number of shards', ({ head }) => head.shard?.of],
  ['was planned otherwise', ({ planned }) => planned.map(({ id }) => id)],
];

/** The same of parts that have begun. */
const samenessOfRuns: typeof sameness = [
  ['was run with another --seed', (journal) => beginOf(journal)?.plan.seed],
  ['was run with another --timeout', (journal) => beginOf(journal)?.plan.timeoutMs],
  ['is of another system under test', (journal) => beginOf(journal)?.sut.role],
  ['saw another implementation of the system under test', (journal) => identityOf(journal)],
];

function unlike(first: Part, part: Part): string | undefined {
  const haveBegun = [first, part].every(({ journal }) => beginOf(journal) !== undefined);
  const other = [...sameness, ...(haveBegun ? samenessOfRuns : [])].find(
    ([, of]) => JSON.stringify(of(first.journal)) !== JSON.stringify(of(part.journal)),
  );
  return other && `${part.name} ${other[0]} than ${first.name}`;
}

function overlap(parts: readonly Part[]): string | undefined {
  const shards = new Map<number, string>();
  const owners = new Map<string, string>();
  for (const { name, journal } of parts) {
    const { shard = { index: 1, of: 1 } } = journal.head;
    const other = shards.get(shard.index);
    if (other !== undefined) return `${other} and ${name} are both ${shardText(shard)}: give one of them`;
    shards.set(shard.index, name);
    for (const id of beginOf(journal)?.plan.cases ?? []) {
      const owner = owners.get(id);
      if (owner !== undefined) return `${owner} and ${name} both hold the case ${id}`;
      owners.set(id, name);
    }
  }
  return undefined;
}

function beginOf({ runs }: Journal): Extract<JournalEvent, { readonly kind: 'run-begin' }> | undefined {
  const begin = runs[0]?.[0];
  return begin?.kind === 'run-begin' ? begin : undefined;
}

/** Who it said it is, if it was seen. */
function identityOf({ runs }: Journal): unknown {
  const seen = runs[0]?.findLast((event) => event.kind === 'run-end' || event.kind === 'preflight');
  if (!seen || !('sut' in seen) || !('reachable' in seen.sut) || !seen.sut.reachable) return undefined;
  return [seen.sut.implementationClassUID, seen.sut.implementationVersionName];
}
