// Where a case is in the capture of its run: taken away if that is lost, moved if it becomes a part of another.

import type { CaseResult } from '../model/run-result.ts';

/** What a capture has before another one that is put after it. */
export interface CaptureOffset {
  readonly frames: number;
  readonly streams: number;
}

/** The result without what it says of frames and streams. */
export function withoutCapture({ capture: _, wire, ...rest }: CaseResult): CaseResult {
  return { ...rest, wire: wire.map(({ frame: _, ...record }) => record) };
}

/** The result as it is in a capture that has something before. */
export function movedCapture(result: CaseResult, { frames, streams }: CaptureOffset): CaseResult {
  if (!result.capture) return result;
  const [first, last] = result.capture.frames;
  return {
    ...result,
    capture: {
      streams: result.capture.streams.map((stream) => stream + streams),
      frames: [first + frames, last + frames],
    },
    wire: result.wire.map((record) =>
      record.frame === undefined ? record : { ...record, frame: record.frame + frames },
    ),
  };
}
