// How long the system under test took for its answers in a run: what a response-time table of PS3.2 and a time limit need.

import type { CaseResult } from '../model/run-result.ts';
import type { WireRecord } from '../model/wire-record.ts';

export type AnsweredKind = 'association' | 'C-STORE' | 'C-ECHO' | 'release';

export interface AnswerTime {
  readonly kind: AnsweredKind;
  readonly answers: number;
  readonly medianMs: number;
  readonly longestMs: number;
  /** The case of the longest. */
  readonly caseId: string;
}

interface Answer {
  readonly kind: AnsweredKind;
  readonly ms: number;
  readonly caseId: string;
}

const kinds: readonly AnsweredKind[] = ['association', 'C-STORE', 'C-ECHO', 'release'];

/**
 * The times of the cases that passed: elsewhere an answer may belong to something else, or a scenario may have held back a part
 * of its request. Of operations only those count that were answered before the next was sent.
 */
export function answerTimes(cases: readonly Pick<CaseResult, 'id' | 'role' | 'verdict' | 'wire'>[]): AnswerTime[] {
  const answers = cases
    .filter(({ role, verdict }) => role === 'scp' && verdict === 'pass')
    .flatMap(({ id, wire }) => answersIn(wire, id));
  return kinds.flatMap((kind) => {
    const own = answers.filter((answer) => answer.kind === kind).sort((a, b) => a.ms - b.ms);
    const median = own[Math.floor((own.length - 1) / 2)];
    const longest = own.at(-1);
    if (!median || !longest) return [];
    return [{ kind, answers: own.length, medianMs: median.ms, longestMs: longest.ms, caseId: longest.caseId }];
  });
}

function answersIn(wire: readonly WireRecord[], caseId: string): readonly Answer[] {
  const asked = new Map<string | undefined, { readonly kind: AnsweredKind; readonly at: number }>();
  return wire.flatMap(({ what, direction, connection, at, remark }) => {
    if (direction === 'sent') {
      const kind = remark === undefined ? askedKind(what) : undefined;
      if (kind) asked.set(connection, { kind, at });
      else asked.delete(connection);
      return [];
    }
    const open = asked.get(connection);
    if (!open || answeredKind(what) !== open.kind) return [];
    asked.delete(connection);
    return [{ kind: open.kind, ms: at - open.at, caseId }];
  });
}

const byCommandField: Readonly<Record<number, AnsweredKind>> = { 1: 'C-STORE', 48: 'C-ECHO' };
const responseBit = 0x8000;

function askedKind(what: WireRecord['what']): AnsweredKind | undefined {
  if (what.kind === 'message') return byCommandField[what.commandField ?? 0];
  if (what.kind !== 'pdu') return undefined;
  if (what.pdu.type === 'A-ASSOCIATE-RQ') return 'association';
  return what.pdu.type === 'A-RELEASE-RQ' ? 'release' : undefined;
}

function answeredKind(what: WireRecord['what']): AnsweredKind | undefined {
  if (what.kind === 'message') return byCommandField[(what.commandField ?? 0) ^ responseBit];
  if (what.kind !== 'pdu') return undefined;
  if (what.pdu.type === 'A-ASSOCIATE-AC') return 'association';
  return what.pdu.type === 'A-RELEASE-RP' ? 'release' : undefined;
}
