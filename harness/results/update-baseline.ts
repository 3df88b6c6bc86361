// Brings a baseline up to date with a run: what still holds keeps its words and comments, the rest is added or removed.

import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Fault } from '../model/fault.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { outcomeLine } from '../words/case-text.ts';
import { covers, type JudgedWaiver } from './apply-baseline.ts';
import { dayOf, isAboutFault, type WaivableVerdict, type Waiver } from './baseline.ts';

export interface BaselineUpdate {
  /** The new text of the file. */
  readonly yaml: string;
  readonly kept: number;
  /** Waivers that had ended and hold again. */
  readonly renewed: number;
  readonly added: number;
  readonly removed: number;
}

export interface UpdateOptions {
  /** The verdicts to take over: `warn` too where warnings count as failures. */
  readonly verdicts: readonly WaivableVerdict[];
  /** Who accepts what is added. */
  readonly acceptedBy: string;
  readonly today?: Date;
}

/** How long a waiver holds that is added or renewed. */
const validDays = 90;

/**
 * The text of a baseline after a run. Waivers in use or not looked at stay as they are, expired ones hold again with
 * the same reason, outdated ones go, and every fault without a waiver gets one, by its id; if some of its cases have
 * waivers of their own, each of the others gets one. Rules first, then cases, both sorted.
 *
 * @param yaml the text of the file until now; empty for a new one
 * @param judged what its waivers came to in the run, in the order of the file
 */
export function updateBaseline(
  yaml: string,
  judged: readonly JudgedWaiver[],
  run: Pick<RunResult, 'cases' | 'faults'>,
  { verdicts, acceptedBy, today = new Date() }: UpdateOptions,
): BaselineUpdate {
  const document = parseDocument(yaml);
  keepHeading(document);
  const until = dayOf(new Date(today.getTime() + validDays * 86_400_000));
  const staying = judged.filter(({ use }) => use !== 'outdated').map(({ waiver }) => waiver);
  const added = newDeviations(run, staying, verdicts).map((row) => ({ ...row, acceptedBy, until }));
  const items = [...stayingItems(document, judged, until), ...added.map((waiver) => document.createNode(waiver))];
  const count = (...uses: string[]) => judged.filter(({ use }) => uses.includes(use)).length;
  return {
    yaml: withItems(document, items as YAMLMap[]),
    kept: count('used', 'not-run'),
    renewed: count('expired'),
    added: added.length,
    removed: count('outdated'),
  };
}

type NewRow = Omit<Waiver, 'acceptedBy' | 'until'>;

/** A row for each fault that no waiver is about, or for those of its cases that none covers. */
function newDeviations(
  { cases, faults }: Pick<RunResult, 'cases' | 'faults'>,
  staying: readonly Waiver[],
  verdicts: readonly WaivableVerdict[],
): NewRow[] {
  const byId = new Map(cases.map((one) => [one.id, one]));
  return faults
    .filter(({ severity }) => verdicts.includes(severity === 'warning' ? 'warn' : 'fail'))
    .filter((fault) => !staying.some((waiver) => isAboutFault(waiver, fault)))
    .flatMap((fault) => {
      const members = fault.cases.flatMap((id) => byId.get(id) ?? []);
      const open = members.filter((one) => !staying.some((waiver) => covers(waiver, one)));
      return open.length === members.length ? [rowOfFault(fault)] : open.map(rowOfCase);
    });
}

const takenOver = 'taken over as it was found';

function rowOfFault({ id, title, cases }: Fault): NewRow {
  const count = cases.length === 1 ? '1 case' : `${cases.length} cases`;
  return { rule: id, reason: `${takenOver}: ${title} (${count})` };
}

function rowOfCase(one: CaseResult): NewRow {
  return { case: one.id, verdict: one.verdict as WaivableVerdict, reason: `${takenOver}: ${outcomeLine(one)}` };
}

/** The waivers of the file, which are all of it, or one of its two lists. */
function waiversOf({ contents }: Document): YAMLSeq | undefined {
  const list = isMap(contents) ? contents.get('waivers') : contents;
  return isSeq(list) ? list : undefined;
}

/** The comment above a blank line at the top is about the file, not about the entry that happens to come first. */
function keepHeading(document: Document): void {
  const first = isSeq(document.contents) ? document.contents.items[0] : undefined;
  const comment = isMap(first) ? first.commentBefore : undefined;
  const gap = comment?.lastIndexOf('\n\n') ?? -1;
  if (!isMap(first) || !comment || gap < 0) return;
  document.commentBefore = [document.commentBefore, comment.slice(0, gap)].filter(Boolean).join('\n\n');
  first.commentBefore = comment.slice(gap + 2);
}

/** The entries of the file that stay, with their comments. */
function stayingItems(document: Document, judged: readonly JudgedWaiver[], until: string): YAMLMap[] {
  const nodes = waiversOf(document)?.items ?? [];
  return judged.flatMap(({ use }, at) => {
    const node = nodes[at];
    if (use === 'outdated' || !isMap(node)) return [];
    if (use === 'expired') node.set('until', until);
    return [node];
  });
}

function withItems(document: Document, items: readonly YAMLMap[]): string {
  const keyOf = (item: YAMLMap) => (item.has('rule') ? `1 ${item.get('rule')}` : `2 ${item.get('case')}`);
  const sorted = [...items].sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'en', { numeric: true }));
  const list = waiversOf(document) ?? document.createNode([]);
  if (sorted.length > 0) list.flow = false;
  list.items = sorted;
  if (isMap(document.contents)) document.contents.set('waivers', list);
  else document.contents = list as typeof document.contents;
  return document.toString({ lineWidth: 0 });
}
