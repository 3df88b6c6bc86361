/** Accepts a Transfer Syntax (PS3.5 clause 10) in any of the ways a caller has it at hand. */

import { type TransferSyntax, transferSyntaxByKeyword, transferSyntaxByUid } from '../../registry/transfer-syntaxes.ts';

/** Takes the row itself, its UID or its keyword; throws RangeError for anything unknown. */
export function resolveTransferSyntax(transferSyntax: TransferSyntax | string): TransferSyntax {
  if (typeof transferSyntax !== 'string') return transferSyntax;
  const found = transferSyntaxByUid(transferSyntax) ?? transferSyntaxByKeyword(transferSyntax);
  if (!found) throw new RangeError(`${transferSyntax} is no Transfer Syntax of PS3.5`);
  return found;
}
