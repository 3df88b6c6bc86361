/** The NULL that makes a deflated Data Set even (PS3.5 A.5), which files often lack: a fragment has to be even (PS3.8 E.1). */

import { transferSyntaxByUid } from '../../registry/transfer-syntaxes.ts';

/** The bytes that a Data Set of a file has when it is sent: one more than in the file where a deflated stream is odd. */
export function evenSize({ transferSyntax, size }: { readonly transferSyntax: string; readonly size: number }): number {
  return size % 2 !== 0 && isDeflated(transferSyntax) ? size + 1 : size;
}

/** The Data Set as it is to be sent: a deflated stream of odd length gets its NULL, anything else stays as it is. */
export function evenDataSet(bytes: Uint8Array, transferSyntax: string): Uint8Array {
  if (evenSize({ transferSyntax, size: bytes.length }) === bytes.length) return bytes;
  return Buffer.concat([bytes, Buffer.alloc(1)]);
}

function isDeflated(transferSyntax: string): boolean {
  return transferSyntaxByUid(transferSyntax)?.deflated === true;
}
