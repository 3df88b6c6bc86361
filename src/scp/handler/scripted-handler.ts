/**
 * Handlers from plain data, so that a YAML file can script the SCP's answers: by the n-th call, by SOP Class, late,
 * never, or wrongly. What is legal is not asked: a scripted handler exists to answer anything.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { sopClassByKeyword, sopClassByUid } from '../../registry/sop-classes.ts';
import type { CStoreEvent, CStoreHandler } from '../handler.ts';
import { HandlerSpecError } from './handler-errors.ts';

/** One scripted answer. Without `returns`, `throws`, `rejects` and `never` it is 0x0000. */
export interface HandlerAnswer {
  /** A status code, a status Data Set, or anything else (which the SCP answers with 0xC002). */
  readonly returns?: unknown;
  /** Throws an Error with this message. */
  readonly throws?: string;
  /** Returns a promise that is rejected with this message. */
  readonly rejects?: string;
  /** Waits so many milliseconds first; the answer is then a promise. */
  readonly delayMs?: number;
  /** Returns a promise that never settles, to outlive the time limit. */
  readonly never?: boolean;
}

/** A scripted handler: an answer, with other answers for certain calls or SOP Classes. */
export interface HandlerSpec extends HandlerAnswer {
  /** The answer to the n-th call; a call beyond the list gets the answer of the spec itself. */
  readonly byCall?: readonly HandlerAnswer[];
  /** The answer per SOP Class, by UID or keyword; goes before `byCall`. */
  readonly bySopClass?: Readonly<Record<string, HandlerAnswer>>;
}

const answerKeys = ['returns', 'throws', 'rejects', 'delayMs', 'never'];
const outcomeKeys = ['returns', 'throws', 'rejects', 'never'];

/**
 * Makes a handler of a spec. Throws HandlerSpecError, in one line, on an unknown key, two outcomes at once, a
 * `delayMs` that is no number of milliseconds, or an unknown SOP Class keyword.
 */
export function handlerFromSpec(spec: HandlerSpec): CStoreHandler {
  const base = checkedAnswer(spec, 'handler', ['byCall', 'bySopClass']);
  const byCall = checkedCalls(spec.byCall);
  const bySopClass = checkedSopClasses(spec.bySopClass);
  let calls = 0;
  const handler = (event: CStoreEvent): unknown => {
    const nth = byCall[calls++];
    return give(bySopClass.get(event.sopClassUID) ?? nth ?? base, event.signal);
  };
  return Object.assign(handler, { readsDataSet: false });
}

function give(answer: HandlerAnswer, signal: AbortSignal): unknown {
  if (answer.delayMs === undefined) return giveNow(answer);
  return delay(answer.delayMs, undefined, { signal }).then(() => giveNow(answer));
}

function giveNow(answer: HandlerAnswer): unknown {
  if (answer.throws !== undefined) throw new Error(answer.throws);
  if (answer.rejects !== undefined) return Promise.reject(new Error(answer.rejects));
  if (answer.never === true) return new Promise(() => {});
  return 'returns' in answer ? answer.returns : 0;
}

function checkedCalls(byCall: HandlerSpec['byCall']): readonly HandlerAnswer[] {
  if (byCall === undefined) return [];
  if (!Array.isArray(byCall)) throw new HandlerSpecError('handler.byCall: must be a list of answers');
  return byCall.map((answer, index) => checkedAnswer(answer, `handler.byCall[${index}]`));
}

function checkedSopClasses(bySopClass: HandlerSpec['bySopClass']): Map<string, HandlerAnswer> {
  if (bySopClass !== undefined && !isRecord(bySopClass)) {
    throw new HandlerSpecError('handler.bySopClass: must map SOP Classes to answers');
  }
  return new Map(
    Object.entries(bySopClass ?? {}).map(([name, answer]) => [
      sopClassUid(name),
      checkedAnswer(answer, `handler.bySopClass.${name}`),
    ]),
  );
}

function sopClassUid(name: string): string {
  if (/^[\d.]+$/.test(name)) return name;
  const row = sopClassByKeyword(name) ?? sopClassByUid(name);
  if (row === undefined) throw new HandlerSpecError(`handler.bySopClass: no SOP Class has the keyword ${name}`);
  return row.uid;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkedAnswer(answer: unknown, where: string, moreKeys: readonly string[] = []): HandlerAnswer {
  if (!isRecord(answer)) throw new HandlerSpecError(`${where}: must be a mapping such as { returns: 0xA700 }`);
  const allowed = [...answerKeys, ...moreKeys];
  const unknown = Object.keys(answer).find((key) => !allowed.includes(key));
  if (unknown !== undefined) {
    throw new HandlerSpecError(`${where}: unknown key ${unknown}; known are ${allowed.join(', ')}`);
  }
  const outcomes = outcomeKeys.filter((key) => key in answer);
  if (outcomes.length > 1) throw new HandlerSpecError(`${where}: only one of ${outcomes.join(', ')} can happen`);
  checkDelay(answer.delayMs, where);
  return answer;
}

function checkDelay(delayMs: unknown, where: string): void {
  if (delayMs === undefined) return;
  if (typeof delayMs !== 'number' || !(delayMs >= 0 && delayMs <= 0x7fffffff)) {
    throw new HandlerSpecError(`${where}.delayMs: must be a number of milliseconds, not ${String(delayMs)}`);
  }
}
