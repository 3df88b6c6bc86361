/** Bounds that hold whatever a peer declares, so that hostile bytes cost neither memory nor time. */

export interface ReaderLimits {
  /** Sequences within sequences. */
  readonly depth: number;
  /** Bytes of the Data Set. */
  readonly size: number;
  /** Bytes that a deflated Data Set may grow to: a thousandth of it is enough to describe that much. */
  readonly inflatedSize: number;
  /** Data Elements, Items and fragments. */
  readonly elements: number;
}

/** Streaming keeps nothing in memory, so the number of elements is not bounded unless the caller says so. */
export const defaultLimits: ReaderLimits = {
  depth: 64,
  size: 2 ** 31,
  inflatedSize: 2 ** 29,
  elements: Number.POSITIVE_INFINITY,
};

/** A tree of elements takes some hundred bytes of memory for each of them. */
export const defaultTreeLimits: ReaderLimits = { ...defaultLimits, elements: 1_000_000 };
