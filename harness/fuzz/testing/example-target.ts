// A target for tests of what is built: an SCP that stores an image in every uncompressed Transfer Syntax, and deflated.

import { sopClassByKeyword, transferSyntaxByKeyword } from '../../../src/index.ts';
import type { Input, Use } from '../input.ts';
import type { Target } from '../target.ts';

export const exampleSyntaxes = [
  'ExplicitVRLittleEndian',
  'ImplicitVRLittleEndian',
  'DeflatedExplicitVRLittleEndian',
  'ExplicitVRBigEndian',
];

const sopClass = sopClassByKeyword('SecondaryCaptureImageStorage')?.uid ?? '';

export const exampleTarget: Target = {
  calledAETitle: 'CALLED',
  callingAETitle: 'CALLING',
  pairs: exampleSyntaxes.map((keyword) => ({ sopClass, transferSyntax: transferSyntaxByKeyword(keyword)?.uid ?? '' })),
  maxLength: 0x4000,
  servesOne: false,
  dictionary: ['\xfe\xff\x00\xe0\xff\xff\xff\xff', '..', '%n'].map((text) => Buffer.from(text, 'latin1')),
};

/** The same without Explicit VR Big Endian, and without a dictionary. */
export const imageTarget: Target = { ...exampleTarget, pairs: exampleTarget.pairs.slice(0, 3), dictionary: [] };

/** An input with these mutations, in a Transfer Syntax by keyword. */
export function inputOf(
  uses: readonly (Partial<Use> & Pick<Use, 'mutation'>)[],
  syntax: string = 'ExplicitVRLittleEndian',
): Input {
  const transferSyntax = transferSyntaxByKeyword(syntax)?.uid ?? '';
  return { sopClass, transferSyntax, serial: 1, uses: uses.map((use) => ({ place: 0, variant: 0, size: 0, ...use })) };
}
