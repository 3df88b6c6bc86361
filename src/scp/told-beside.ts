/** What a store event tells beside the response: Annex C of PS3.7 gives many statuses no field to say it in. */
import type { StorageCheck } from './checks/storage-check.ts';
import type { OperationFacts, ReachedLimit } from './operation-facts.ts';

/** What nobody learns from the response. */
export interface ToldBeside {
  readonly detail?: string;
  readonly limit?: ReachedLimit;
}

/** What is to be told of an operation that the check `cause` has decided. */
export function toldBeside(cause: string, facts: OperationFacts, checks: readonly StorageCheck[]): ToldBeside {
  const detail = checks.find(({ name }) => name === cause)?.detail?.(facts) ?? unread(facts);
  const limit = limitBehind(cause, facts);
  return { ...(detail === undefined ? {} : { detail }), ...(limit === undefined ? {} : { limit }) };
}

function unread({ received, context }: OperationFacts): string | undefined {
  if (received?.unread !== true) return undefined;
  return `not read, as the Transfer Syntax ${context.transferSyntax} is not known here`;
}

function limitBehind(cause: string, { received, handler, reachedLimit }: OperationFacts): ReachedLimit | undefined {
  if (cause === 'out-of-resources') return reachedLimit;
  if (cause === 'data-set-not-decodable' && received?.error?.rule === 'depth-limit') return 'depthLimit';
  return cause === 'handler-failed' && handler?.kind === 'outlived' ? 'handlerTimeLimitMs' : undefined;
}
