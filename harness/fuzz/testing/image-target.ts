// What is known of an SCP in tests that need none: it accepts an image in three Transfer Syntaxes.

import { sopClassByKeyword, transferSyntaxByKeyword } from '../../../src/index.ts';
import type { Target } from '../target.ts';

const syntaxes = ['ExplicitVRLittleEndian', 'ImplicitVRLittleEndian', 'DeflatedExplicitVRLittleEndian'];

export const imageTarget: Target = {
  calledAETitle: 'SCP',
  callingAETitle: 'CSTORE_FUZZ',
  pairs: syntaxes.map((keyword) => ({
    sopClass: sopClassByKeyword('SecondaryCaptureImageStorage')?.uid ?? '',
    transferSyntax: transferSyntaxByKeyword(keyword)?.uid ?? '',
  })),
  maxLength: 0x4000,
  servesOne: false,
};
