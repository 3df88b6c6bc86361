// The one instance that an SCU is asked to send while something else is measured of it.

import { instancesToSend } from '../case/send-order.ts';
import { sopClassUid, transferSyntaxUid } from '../language/names.ts';

/** An instance of a SOP Class in a Transfer Syntax, by their keywords. */
export function oneInstance(
  seed: number,
  sopClass = 'SecondaryCaptureImageStorage',
  transferSyntax = 'ImplicitVRLittleEndian',
): ReturnType<typeof instancesToSend> {
  const kind = {
    sopClassUID: sopClassUid(sopClass) ?? sopClass,
    transferSyntax: transferSyntaxUid(transferSyntax) ?? transferSyntax,
  };
  return instancesToSend(kind, {}, { count: 1, seed, scenarioFile: '' });
}
