// What a case waits for on an association: which service was asked for, in which phase, and was the request a plain one?

import { CommandField } from '../../src/wire.ts';
import type { Service } from '../model/silence.ts';
import type { Operation } from '../oracle/operation.ts';
import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';
import type { Awaited } from './silence-policy.ts';

/** What the next event of an association would be the answer to. */
export function awaitedOn(context: CaseContext, association: AssociationState, silenceIsLegal: boolean): Awaited {
  const { id: caseId, scenario, requirement } = context.case;
  const isAlone = !context.limits.concurrent?.slot.wasShared;
  const common = { caseId, scenario, clause: requirement.ref, isAlone, silenceIsLegal };
  if (association.isReleasing) return { ...common, phase: 'release', service: 'A-RELEASE', isPlain: true };
  if (!association.accept) {
    return { ...common, phase: 'association', service: 'A-ASSOCIATE', isPlain: association.isPlainRequest };
  }
  const open = outstanding(context, association);
  const service = serviceOf(open.at(-1));
  const isPlain = service !== undefined && open.every((operation) => operation.isPlain === true);
  return { ...common, phase: 'data transfer', ...(service && { service }), isPlain };
}

/** The operations of an association that the SUT owes an answer to. */
export function outstanding(context: CaseContext, association: AssociationState): readonly Operation[] {
  return context.operations.filter(({ answered, association: name }) => !answered && name === association.name);
}

function serviceOf(operation: Operation | undefined): Service | undefined {
  const field = operation?.command.CommandField;
  if (field === CommandField['C-STORE-RQ']) return 'C-STORE';
  return field === CommandField['C-ECHO-RQ'] ? 'C-ECHO' : undefined;
}
