// expect-stored: what the SUT stored of the last C-STORE equals what was sent, attribute by attribute (PS3.4 GG.4.2).

import { z } from 'zod';
import { formatStatus, statusCategory, transferSyntaxByUid } from '../../src/index.ts';
import { awaitStored, type StoredCopy } from '../case/await-stored.ts';
import type { CaseContext } from '../case/case-context.ts';
import type { AcknowledgedStore } from '../case/sent-instances.ts';
import { Inconclusive, NotApplicableHere, ScenarioError } from '../model/outcome.ts';
import { type VerdictKind, worse } from '../model/verdict.ts';
import { meaningOfSuccess } from '../oracle/stored-data-set.ts';
import type { StoredInstances } from '../retrieve/stored-instances.ts';
import { defineStep } from './step.ts';

/** Differences that a verdict names; the report would be unreadable with more. */
const namedAtMost = 8;
/** Changes that the observation holds. */
const changesAtMost = 40;

export const expectStoredStep = defineStep({
  verb: 'expect-stored',
  summary: 'Compare what the SUT stored of the last C-STORE with what was sent',
  schema: z.strictObject({
    every: z.literal(true).optional().describe('Of every C-STORE of the case that was answered with success'),
    ifSeen: z.literal(true).optional().describe('Only if there is a place to look: else the response alone counts'),
  }),
  async run({ every, ifSeen }, context) {
    const { store } = context.endpoint;
    if (!store && ifSeen) return;
    if (!store || !context.lastStored) throw new ScenarioError('expect-stored needs a c-store step before it');
    for (const sent of every ? context.stored.acknowledged() : lastOf(context)) {
      const { signal } = context.limits;
      const isWarned = statusCategory(sent.status) === 'Warning';
      const limits = { peer: context.endpoint, timeoutMs: context.patience(), signal };
      const found = await awaitStored(store, { ...sent, isWarned }, limits);
      if ('unavailable' in found && ifSeen) return;
      if ('unavailable' in found) throw new NotApplicableHere(found.unavailable);
      if ('absent' in found) judgeAbsence(store, context, sent, found.absent);
      else judge(found, sent, context);
    }
  },
});

/** What was refused is not looked for: the reaction was judged, and nothing is stored. */
function lastOf({ lastStored, judgement: { status } }: CaseContext): readonly AcknowledgedStore[] {
  const category = status === undefined ? undefined : statusCategory(status);
  if (!lastStored || status === undefined || (category !== 'Success' && category !== 'Warning')) return [];
  return [{ ...lastStored, status }];
}

const expected = [{ text: 'what is stored equals what was sent, attribute by attribute' }];
const phase = 'storage';

function judge(
  { where, transferSyntax, differences, note }: StoredCopy,
  sent: AcknowledgedStore,
  { judgement, log }: CaseContext,
): void {
  log.note(`stored as ${where}${transferSyntax === undefined ? '' : ` in ${nameOf(transferSyntax)}`}`);
  if (note) judgement.note(note);
  const names = transferSyntax !== undefined && { sent: nameOf(sent.transferSyntax), stored: nameOf(transferSyntax) };
  const changes = differences.flatMap(({ change }) => change ?? []).slice(0, changesAtMost);
  const verdict = differences.map((difference) => difference.verdict).reduce<VerdictKind>(worse, 'pass');
  const held = differences.filter((difference) => difference.verdict === verdict && verdict !== 'pass');
  for (const { text } of differences.filter((difference) => !held.includes(difference)).slice(0, namedAtMost))
    judgement.note(text);
  if (verdict === 'pass') {
    const text = `stored as it was sent, in ${nameOf(transferSyntax ?? '')}`;
    const observed = { kind: 'stored', text, changes, ...(names && { transferSyntax: names }) } as const;
    judgement.point({ expected, observed, verdict, reasons: [], phase });
    return;
  }
  const texts = held.slice(0, namedAtMost).map(({ text }) => text);
  const more = held.length > texts.length ? [`and ${held.length - texts.length} more`] : [];
  const text = `${held.length} ${held.length === 1 ? 'difference' : 'differences'} from what was sent`;
  const reasons = [...texts, ...more].map((line) => ({ kind: 'difference', text: line }) as const);
  const observed = { kind: 'stored', text, changes, ...(names && { transferSyntax: names }) } as const;
  judgement.point({ expected, observed, verdict, reasons, phase });
}

/** An SCP may store elsewhere, later, or coerced under another UID; our own has its file there and then. */
function judgeAbsence(
  store: StoredInstances,
  { judgement }: CaseContext,
  sent: AcknowledgedStore,
  absence: string,
): void {
  const actual = `answered ${formatStatus(sent.status)}, and ${absence}`;
  if (store.isPrompt) {
    const reasons = [{ kind: 'difference', text: meaningOfSuccess(sent.sopClassUID) } as const];
    judgement.point({ expected, observed: { kind: 'stored', text: actual }, verdict: 'fail', reasons, phase });
    return;
  }
  throw new Inconclusive(
    `${actual}: it may store elsewhere, later, as no DICOM file, under a new SOP Instance UID, or it keeps ` +
      'what it had of an earlier run (another --seed sends other UIDs)',
  );
}

function nameOf(transferSyntax: string): string {
  return transferSyntaxByUid(transferSyntax)?.keyword ?? transferSyntax;
}
