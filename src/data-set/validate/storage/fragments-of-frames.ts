// How the frames of an image may be spread over fragments, by Transfer Syntax (PS3.5 8.2, A.4).

import type { TransferSyntax } from '../../../registry/transfer-syntaxes.ts';

/**
 * `one`: each frame is one fragment; `some`: each is one or several; `collections`: fragments of component collections;
 * `stream`: a video in fragments; `single`: a video in one fragment.
 */
export type FragmentUse = 'one' | 'some' | 'collections' | 'stream' | 'single';

interface FragmentRule {
  readonly use: FragmentUse;
  /** Where that is said. */
  readonly clause: string;
  /** The Basic Offset Table has to be empty, says this clause. */
  readonly emptyTable?: string;
}

const rules: readonly (readonly [keywords: RegExp, rule: FragmentRule])[] = [
  [/^RLELossless$/, { use: 'one', clause: 'PS3.5 A.4.2' }],
  [/^EncapsulatedUncompressed/, { use: 'one', clause: 'PS3.5 A.4.11' }],
  [/^HTJ2K/, { use: 'one', clause: 'PS3.5 A.4.4' }],
  [/^JPEG2000MC/, { use: 'collections', clause: 'PS3.5 A.4.4' }],
  [/^JPEG2000/, { use: 'some', clause: 'PS3.5 A.4.4' }],
  [/^JPEGLS/, { use: 'some', clause: 'PS3.5 A.4.3' }],
  [/^JPEG[BEL]/, { use: 'some', clause: 'PS3.5 A.4.1' }],
  [/^MPEG2MPMLF$/, { use: 'stream', clause: 'PS3.5 A.4.5', emptyTable: 'PS3.5 8.2.5' }],
  [/^MPEG2MPHLF$/, { use: 'stream', clause: 'PS3.5 A.4.5', emptyTable: 'PS3.5 8.2.6' }],
  [/^MPEG2MPML$/, { use: 'single', clause: 'PS3.5 A.4.5', emptyTable: 'PS3.5 8.2.5' }],
  [/^MPEG2MPHL$/, { use: 'single', clause: 'PS3.5 A.4.5', emptyTable: 'PS3.5 8.2.6' }],
  [/^(MPEG4HP.*F|HEVC.*)$/, { use: 'stream', clause: 'PS3.5 8.2' }],
  [/^MPEG4HP/, { use: 'single', clause: 'PS3.5 8.2' }],
];

/** The rule of a Transfer Syntax; undefined of one that encapsulates no pixels. */
export function fragmentRule({ keyword, encapsulated }: TransferSyntax): FragmentRule | undefined {
  return encapsulated ? rules.find(([keywords]) => keywords.test(keyword))?.[1] : undefined;
}
