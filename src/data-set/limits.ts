/** Bounds that hold whatever a peer declares, so that hostile bytes cost neither memory nor time. */

export interface ReaderLimits {
  /** Sequences within sequences. */
  readonly depth: number;
  /** Bytes of the Data Set, after inflating. */
  readonly size: number;
  /** Data Elements, Items and fragments. */
  readonly elements: number;
}

/** Streaming keeps nothing in memory, so only depth and size are bounded unless the caller says more. */
export const defaultLimits: ReaderLimits = { depth: 64, size: 2 ** 31, elements: Number.POSITIVE_INFINITY };

/** A tree of elements takes about 200 bytes of memory for each of them. */
export const defaultTreeLimits: ReaderLimits = { ...defaultLimits, elements: 1_000_000 };
