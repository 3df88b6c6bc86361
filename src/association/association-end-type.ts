/** How an association comes to its end: PS3.8 7.2, 7.3, 7.4. */
import type { DicomNetworkError } from '../errors.ts';

/** How an association came to its end. */
export interface AssociationEnd {
  readonly how: 'released' | 'aborted' | 'closed';
  /** Absent after an orderly release. */
  readonly error?: DicomNetworkError;
}
