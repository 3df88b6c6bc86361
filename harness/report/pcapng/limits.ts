// How much of a run a capture keeps: a file has to stay of a size that can be opened.

/** What was kept until now, in bytes: what went over the wire, and what that took in the file. */
export interface Kept {
  payload: number;
  file: number;
}

export interface CaptureLimits {
  /** Payload kept whole of one attempt of a case, and of the run; of more packets only the heads are kept. */
  readonly casePayload: number;
  readonly runPayload: number;
  /** Bytes in the file of one attempt, and of the run; after that nothing is kept. */
  readonly caseFile: number;
  readonly runFile: number;
}

const mebibyte = 2 ** 20;

export const usualLimits: CaptureLimits = {
  casePayload: 64 * mebibyte,
  runPayload: 1024 * mebibyte,
  caseFile: 96 * mebibyte,
  runFile: 1536 * mebibyte,
};

/** What becomes of the next packets. */
export type Extent = 'whole' | 'heads' | 'nothing';

export function extentOf(ofCase: Kept, ofRun: Kept, limits: CaptureLimits): Extent {
  if (ofCase.file >= limits.caseFile || ofRun.file >= limits.runFile) return 'nothing';
  return ofCase.payload >= limits.casePayload || ofRun.payload >= limits.runPayload ? 'heads' : 'whole';
}

/** What a packet says that is the first of its connection of which less is kept. */
export function cutNote(extent: Extent, ofCase: Kept, { casePayload, caseFile }: CaptureLimits): string {
  const whose = ofCase.payload >= casePayload || ofCase.file >= caseFile ? 'this case' : 'the run';
  return extent === 'heads'
    ? `cut: from here on only the head of each packet is kept, because ${whose} has sent and received so much`
    : `cut: what follows on this connection is not kept, because ${whose} has sent and received so much`;
}
