/** Every instance that can be made, in every uncompressed Transfer Syntax: small enough to try everything on. */

import { uncompressedTransferSyntaxes } from '../../registry/transfer-syntaxes.ts';
import { buildInstance, type Instance } from '../instance/instance.ts';
import { sopClassesByHand } from '../instance/minimal-builders.ts';

/** The same instance of each SOP Class of which one is written by hand, in each Transfer Syntax. */
export function everyInstance(seed = 1): readonly (Instance & { readonly title: string })[] {
  return sopClassesByHand.flatMap((keyword) =>
    uncompressedTransferSyntaxes.map((syntax) => {
      const instance = buildInstance(keyword, { transferSyntax: syntax, seed });
      return { ...instance, title: `${keyword} in ${syntax.name}` };
    }),
  );
}
