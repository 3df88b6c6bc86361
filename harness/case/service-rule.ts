// The rule that a SUT breaks if it leaves a plain, well-formed request without its answer: PS3.8 7, PS3.7 9.

import { CommandField } from '../../src/wire.ts';
import { type Finding, shall } from '../model/finding.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { describeEvent } from '../words/describe-observation.ts';
import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';
import { outstanding } from './reaction.ts';

/** A rule of a service, and the clause that has it. */
interface ServiceRule {
  readonly rule: string;
  readonly clause: string;
  readonly what: string;
}

const association: ServiceRule = {
  rule: 'service/association-answered',
  clause: 'PS3.8 9.2.3',
  what: 'a plain A-ASSOCIATE-RQ was answered with',
};
const release: ServiceRule = {
  rule: 'service/release-answered',
  clause: 'PS3.8 7.2.2',
  what: 'A-RELEASE-RQ was answered with',
};
const cStore: ServiceRule = {
  rule: 'service/c-store-answered',
  clause: 'PS3.7 9.1.1.2',
  what: 'a plain C-STORE request was answered with',
};
/** The connection ended, or the SUT aborted, on nothing but plain requests. */
const connection: ServiceRule = {
  rule: 'service/connection-kept',
  clause: 'PS3.8 9.2.3',
  what: 'a plain request was answered with',
};
const cEcho: ServiceRule = {
  rule: 'service/c-echo-answered',
  clause: 'PS3.7 9.1.5',
  what: 'a plain C-ECHO request was answered with',
};

/**
 * The finding that an event is in a case that has sent nothing but plain requests; undefined if it is an answer, or if the
 * case has sent something else, so that the event is about its own requirement.
 */
export function serviceFinding(context: CaseContext, state: AssociationState, event: WireEvent): Finding | undefined {
  if (!context.isPlain || !isNoAnswer(event)) return undefined;
  const { rule, clause, what } = event.kind === 'silence' ? serviceOf(context, state) : connection;
  const text = `${what} ${describeEvent(event)}`;
  return { ...shall(clause, text), rule };
}

/** Neither a message nor a PDU that could be the answer to a request. */
function isNoAnswer(event: WireEvent): boolean {
  if (event.kind === 'silence') return true;
  if (event.kind === 'closed') return event.how !== 'local';
  return event.kind === 'pdu' && event.pdu.type === 'A-ABORT';
}

function serviceOf(context: CaseContext, state: AssociationState): ServiceRule {
  if (state.accept === undefined) return association;
  const [operation] = outstanding(context, state);
  if (operation === undefined) return release;
  return operation.command.CommandField === CommandField['C-ECHO-RQ'] ? cEcho : cStore;
}
