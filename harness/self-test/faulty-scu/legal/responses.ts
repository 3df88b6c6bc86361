// Choices that an SCU has in how it takes what is not as it should be: PS3.7 9.1.1.1, 9.3.1.2.

import { CommandField, type CommandSet } from '../../../../src/wire.ts';
import { operationOf } from '../good-scu.ts';
import type { LegalScuChoice } from '../legal-scu-choice.ts';
import type { ScuConnection } from '../scu-connection.ts';
import type { Sending } from '../scu-facts.ts';

/** The operation by its Message ID alone. */
function byMessageId(
  { CommandField: field, MessageIDBeingRespondedTo: id, Status }: CommandSet,
  session: ScuConnection,
) {
  if (field !== CommandField['C-STORE-RSP'] || Status === undefined || id === undefined) return undefined;
  return session.outstanding.get(id);
}

export const responses: readonly LegalScuChoice[] = [
  {
    name: 'uids-not-compared',
    clause: 'PS3.7 9.1.1.1.2',
    does: 'finds the operation of a response by its Message ID alone, on whatever presentation context',
    change: {
      believes: (response, _contextId, session): Sending | string =>
        byMessageId(response, session) ?? 'a response for no operation',
    },
  },
  {
    name: 'passes-over-odd-responses',
    clause: 'PS3.7 9.1.1.1.2',
    does: 'passes over responses that belong to no operation, and waits for the right one',
    change: {
      believes: (response, contextId, session) => {
        const found = operationOf(response, contextId, session);
        return typeof found === 'string' ? undefined : found;
      },
    },
  },
  {
    name: 'very-patient',
    clause: 'PS3.8 9.1.4',
    does: 'waits for ever for everything',
    change: { patience: () => Number.POSITIVE_INFINITY },
  },
];
