// The presentation contexts that every exchange proposes: one for the instance, and one for Verification.

import { ImplicitVRLittleEndian } from '../../../src/index.ts';
import type { PresentationContext } from '../../../src/wire.ts';
import { verificationContext } from '../../peer/probe.ts';

export const probeContexts = {
  store: 1,
  echo: 3,
  /** For a SOP Class in a Transfer Syntax (UIDs). */
  of(sopClass: string, transferSyntax: string): readonly PresentationContext[] {
    return [
      { id: probeContexts.store, abstractSyntax: sopClass, transferSyntaxes: [transferSyntax] },
      { id: probeContexts.echo, ...verificationContext, transferSyntaxes: [ImplicitVRLittleEndian.uid] },
    ];
  },
};
