// A plain A-ASSOCIATE-RQ and -AC, for steps that send one where none has been exchanged.

import { implementationClassUID } from '../../src/index.ts';
import {
  type AAssociateAC,
  type AAssociateRQ,
  associateAC,
  associateRQ,
  presentationContextsOf,
} from '../../src/wire.ts';
import type { CaseContext } from './case-context.ts';
import { defaultContexts } from './propose-association.ts';

const maxLength = 16384;

/** The request that an associate step sends by default. */
export function plainRequest(context: CaseContext): AAssociateRQ {
  const { calledAETitle, callingAETitle } = context.endpoint;
  const presentationContexts = defaultContexts(context);
  return associateRQ({ calledAETitle, callingAETitle, presentationContexts, maxLength, implementationClassUID });
}

/** An answer that accepts every context of a request with the first Transfer Syntax proposed. */
export function acceptanceOf(request: AAssociateRQ): AAssociateAC {
  const presentationContexts = presentationContextsOf(request).map(({ id, transferSyntaxes: [transferSyntax] }) => ({
    id,
    result: 0,
    ...(transferSyntax !== undefined && { transferSyntax }),
  }));
  return associateAC({ request, presentationContexts, maxLength, implementationClassUID });
}
