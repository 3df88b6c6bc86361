/** Causes of a status that lie with the handler or the SCP itself (PS3.4 Table GG.4-1, 0xCxxx): its own answer, or what it failed to answer. */
import { Status } from '../../registry/statuses.ts';
import { handlerStatus } from '../handler/handler-outcome.ts';
import { errorComment } from './error-comment.ts';
import { refused } from './refused.ts';
import type { StorageCheck } from './storage-check.ts';

/** 0xC211: the handler threw, rejected, or outlived its time limit. */
export const handlerFailed: StorageCheck = {
  name: 'handler-failed',
  status: Status.HandlerFailed,
  stages: ['handled'],
  cause: ({ handler }) => {
    if (handler?.kind === 'outlived') return refused(Status.HandlerFailed, `the handler took over ${handler.ms} ms`);
    if (handler?.kind !== 'threw') return undefined;
    const reason = handler.error instanceof Error ? handler.error.message : String(handler.error);
    return refused(Status.HandlerFailed, `the handler failed: ${reason}`);
  },
};

/** 0xC001: the handler returned a status Data Set without (0000,0900). */
export const handlerWithoutStatus: StorageCheck = {
  name: 'handler-without-status',
  status: Status.HandlerGaveNoStatus,
  stages: ['handled'],
  cause: ({ handler }) =>
    handler?.kind === 'returned' && handlerStatus(handler.value).kind === 'no-status'
      ? refused(Status.HandlerGaveNoStatus, 'the handler returned no (0000,0900) Status')
      : undefined,
};

/** 0xC002: the handler returned neither a status Data Set nor an integer. */
export const handlerWithoutResult: StorageCheck = {
  name: 'handler-not-a-status',
  status: Status.HandlerGaveInvalidStatus,
  stages: ['handled'],
  cause: ({ handler }) =>
    handler?.kind === 'returned' && handlerStatus(handler.value).kind === 'not-a-status'
      ? refused(Status.HandlerGaveInvalidStatus, 'the handler returned neither a status Data Set nor an integer')
      : undefined,
};

/** The handler's own answer, whatever it is: 0xC000, a warning, 0x0000 (PS3.4 Table GG.4-1). */
export const handlerAnswer: StorageCheck = {
  name: 'handler-answer',
  status: undefined,
  stages: ['handled'],
  cause: ({ handler }) => {
    if (handler?.kind !== 'returned') return undefined;
    const answer = handlerStatus(handler.value);
    if (answer.kind !== 'status') return undefined;
    const { Status: code, ErrorComment, OffendingElement } = answer.status;
    return {
      Status: code,
      ...(ErrorComment === undefined ? {} : { ErrorComment: errorComment(ErrorComment) }),
      ...(OffendingElement === undefined ? {} : { OffendingElement: [OffendingElement].flat() as number[] }),
    };
  },
};

/** 0xC000 for what failed in the SCP itself and is neither the peer's fault nor a lack of resources (PS3.7 C.5.1). */
export const cannotProcess: StorageCheck = {
  name: 'cannot-process',
  status: Status.CannotUnderstand,
  stages: ['data-set', 'validated', 'handled', 'stored'],
  cause: ({ failure }) => (failure === undefined ? undefined : refused(Status.CannotUnderstand, failure)),
};
