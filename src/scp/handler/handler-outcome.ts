/**
 * Runs a handler and keeps apart how it can end: an answer, an exception, a rejection, no answer in time, or the end of
 * the association.
 */
import type { CStoreEvent, CStoreHandler, StatusDataSet } from '../handler.ts';
import type { HandlerOutcome } from '../operation-facts.ts';

/**
 * What a handler returns that answers nothing: the request stays open until the requestor gives up, whatever the time
 * limit of handlers is.
 */
export const noAnswer: Promise<never> = new Promise(() => {});

/** What a handler returns to have the association aborted instead of an answer (PS3.8 7.3). */
export const abortAssociation: unique symbol = Symbol.for('cstore-conformance: abort the association');

/** What a handler returns to have the transport connection closed instead of an answer, without an A-ABORT. */
export const closeConnection: unique symbol = Symbol.for('cstore-conformance: close the connection');

/** How a handler can end the association. */
export type AssociationEnding = typeof abortAssociation | typeof closeConnection;

/** The end of the association that the handler asked for, if it did. */
export function endingOf(outcome: HandlerOutcome): AssociationEnding | undefined {
  if (outcome.kind !== 'returned') return undefined;
  const { value } = outcome;
  return value === abortAssociation || value === closeConnection ? value : undefined;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/**
 * Calls the handler and tells `done` once how it ended: at once when it answered synchronously, otherwise when its
 * promise settles or `limitMs` milliseconds have passed. A later answer is ignored. `noAnswer` is never told.
 */
export function runHandler(
  handler: CStoreHandler,
  event: CStoreEvent,
  limitMs: number,
  done: (outcome: HandlerOutcome) => void,
): void {
  let value: unknown;
  try {
    value = handler(event);
  } catch (error) {
    done({ kind: 'threw', error });
    return;
  }
  if (value === noAnswer) return;
  if (isThenable(value)) awaitAnswer(value, limitMs, event.signal, done);
  else done({ kind: 'returned', value });
}

function awaitAnswer(
  answer: PromiseLike<unknown>,
  limitMs: number,
  signal: AbortSignal,
  done: (outcome: HandlerOutcome) => void,
): void {
  let settled = false;
  const settle = (outcome: HandlerOutcome): void => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    done(outcome);
  };
  const onAbort = (): void => settle({ kind: 'threw', error: signal.reason });
  const timer = setTimeout(() => settle({ kind: 'outlived', ms: limitMs }), limitMs);
  signal.addEventListener('abort', onAbort, { once: true });
  answer.then(
    (value) => settle({ kind: 'returned', value }),
    (error: unknown) => settle({ kind: 'threw', error }),
  );
}

/** What a handler's return value is worth as a status. */
export type HandlerStatus =
  | { readonly kind: 'status'; readonly status: StatusDataSet & { readonly Status: number } }
  | { readonly kind: 'no-status' }
  | { readonly kind: 'not-a-status' };

function isStatusCode(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffff;
}

/** Reads a return value as an integer of 16 bits, or as a status Data Set with or without (0000,0900). */
export function handlerStatus(value: unknown): HandlerStatus {
  if (isStatusCode(value)) return { kind: 'status', status: { Status: value } };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { kind: 'not-a-status' };
  const { Status, ErrorComment, OffendingElement } = value as { [key in keyof StatusDataSet]: unknown };
  if (Status === undefined || Status === null) return { kind: 'no-status' };
  if (!isStatusCode(Status)) return { kind: 'not-a-status' };
  return {
    kind: 'status',
    status: {
      Status,
      ...(typeof ErrorComment === 'string' ? { ErrorComment } : {}),
      ...tagsOf(OffendingElement),
    },
  };
}

function tagsOf(value: unknown): { OffendingElement?: readonly number[] } {
  const tags = (Array.isArray(value) ? value : [value]).filter(
    (tag): tag is number => Number.isInteger(tag) && (tag as number) >= 0 && (tag as number) <= 0xffffffff,
  );
  return tags.length === 0 ? {} : { OffendingElement: tags };
}
