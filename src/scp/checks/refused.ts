/** The fields of most failures: a status and why, as an Error Comment (PS3.7 C.5). */
import { errorComment } from './error-comment.ts';
import type { StatusFields } from './storage-check.ts';

/** A status with an Error Comment made to fit (0000,0902). */
export function refused(status: number, comment: string): StatusFields {
  return { Status: status, ErrorComment: errorComment(comment) };
}
