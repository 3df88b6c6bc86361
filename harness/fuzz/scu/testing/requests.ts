// What an SCU asks for in the tests of what it is answered.

import { associateRQ, cStoreRQ } from '../../../../src/wire.ts';
import type { ScuRequests } from '../../draft/acceptor-layers.ts';
import type { Input, Use } from '../../input.ts';

export const sopClass = '1.2.840.10008.5.1.4.1.1.7';
export const transferSyntax = '1.2.840.10008.1.2.1';
export const sopInstance = '1.2.3.4';

/** Two contexts, of which the second is used, and Message ID 5. */
export function requestsOf(maxLength = 0x4000): ScuRequests {
  const contexts = [1, 3].map((id) => ({ id, abstractSyntax: sopClass, transferSyntaxes: [transferSyntax] }));
  const titles = { calledAETitle: 'CALLED', callingAETitle: 'CALLING' };
  return {
    associate: associateRQ({ ...titles, presentationContexts: contexts, maxLength, implementationClassUID: '1.2.3' }),
    store: {
      contextId: 3,
      command: cStoreRQ({ MessageID: 5, AffectedSOPClassUID: sopClass, AffectedSOPInstanceUID: sopInstance }),
    },
  };
}

/** An input with these mutations, each with its first choices unless others are given. */
export function inputOf(...uses: readonly (Partial<Use> & Pick<Use, 'mutation'>)[]): Input {
  return { sopClass, transferSyntax, serial: 1, uses: uses.map((use) => ({ place: 0, variant: 0, size: 0, ...use })) };
}
