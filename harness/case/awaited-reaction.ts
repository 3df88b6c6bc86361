// What a case waits for on an association: which service was asked for, in which phase, and by a plain request?

import { CommandField } from '../../src/wire.ts';
import type { Service } from '../model/silence.ts';
import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';
import { outstanding } from './outstanding.ts';
import { phaseOf } from './phase.ts';
import type { Awaited } from './silence-policy.ts';

/** What the next event of an association would be the answer to. */
export function awaitedOn(context: CaseContext, association: AssociationState, silenceIsLegal: boolean): Awaited {
  const { id: caseId, scenario, requirement } = context.case;
  const service = serviceAsked(context, association);
  return {
    caseId,
    scenario,
    clause: requirement.ref,
    phase: phaseOf(context, association),
    ...(service && { service }),
    isPlain: context.isPlain && service !== undefined,
    isAlone: !context.limits.concurrent?.slot.wasShared,
    silenceIsLegal,
  };
}

/** The service that was asked for; undefined if what was sent asks for none. */
function serviceAsked(context: CaseContext, association: AssociationState): Service | undefined {
  if (association.releasing) return 'A-RELEASE';
  if (!association.accept) return 'A-ASSOCIATE';
  const field = outstanding(context, association).at(-1)?.command.CommandField;
  if (field === CommandField['C-STORE-RQ']) return 'C-STORE';
  return field === CommandField['C-ECHO-RQ'] ? 'C-ECHO' : undefined;
}
