/**
 * Handlers from plain data, so that a YAML file can script the SCP's answers: by SOP Instance, by SOP Class, by the n-th
 * call, late, never, or wrongly. What is legal is not asked: a scripted handler exists to answer anything.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { CStoreEvent, CStoreHandler } from '../handler.ts';
import { abortAssociation, closeConnection, noAnswer } from './handler-outcome.ts';
import { type CheckedSpec, checkedSpec, type HandlerAnswer, type HandlerSpec } from './handler-spec.ts';

export type { HandlerAnswer, HandlerSpec } from './handler-spec.ts';

/**
 * Makes a handler of a spec. Throws HandlerSpecError, in one line, on an unknown key, two outcomes at once, a
 * `delayMs` that is no number of milliseconds, a status that is a mistyped number, or an unknown SOP Class keyword.
 */
export function handlerFromSpec(spec: HandlerSpec): CStoreHandler {
  const checked = checkedSpec(spec);
  let calls = 0;
  const handler = (event: CStoreEvent): unknown => give(answerTo(event, checked, calls++), event.signal);
  return Object.assign(handler, { readsDataSet: false });
}

/** `calls` is the number of calls before this one. */
function answerTo(event: CStoreEvent, spec: CheckedSpec, calls: number): HandlerAnswer {
  return (
    spec.bySopInstance.get(event.sopInstanceUID) ??
    spec.bySopClass.get(event.sopClassUID) ??
    spec.byAssociationCall[event.associationCall - 1] ??
    spec.byCall[calls] ??
    spec.base
  );
}

function give(answer: HandlerAnswer, signal: AbortSignal): unknown {
  if (answer.never === true) return noAnswer;
  if (answer.delayMs === undefined) return giveNow(answer);
  return delay(answer.delayMs, undefined, { signal }).then(() => giveNow(answer));
}

function giveNow(answer: HandlerAnswer): unknown {
  if (answer.throws !== undefined) throw new Error(answer.throws);
  if (answer.rejects !== undefined) return Promise.reject(new Error(answer.rejects));
  if (answer.aborts === true) return abortAssociation;
  if (answer.closes === true) return closeConnection;
  return 'returns' in answer ? answer.returns : 0;
}
