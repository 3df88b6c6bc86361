// The well-formed Data Set that mutations start from: a small instance of the SOP Class, made once for each Transfer Syntax.

import { buildInstance, ExplicitVRLittleEndian, type TransferSyntax, transferSyntaxByUid } from '../../../src/index.ts';
import { type Node, treeOf } from '../draft/tree.ts';

const trees = new Map<string, readonly Node[]>();
/** Decides every UID and value but the SOP Instance UID. */
const contentSeed = 1;

/** The Transfer Syntax in which the tree is encoded, before it is deflated. Throws RangeError for one that is unknown. */
export function encodingOf(transferSyntax: string): TransferSyntax {
  const syntax = transferSyntaxByUid(transferSyntax);
  if (!syntax) throw new RangeError(`${transferSyntax} is no Transfer Syntax that is known`);
  return syntax.deflated ? ExplicitVRLittleEndian : syntax;
}

/** The elements of an instance of a SOP Class (UID). */
export function baseTree(sopClass: string, encoding: TransferSyntax): readonly Node[] {
  const key = `${sopClass} ${encoding.uid}`;
  const known = trees.get(key);
  if (known) return known;
  const { bytes } = buildInstance(sopClass, { transferSyntax: encoding, sopInstanceUID: '2.25.1', seed: contentSeed });
  const tree = treeOf(bytes, encoding);
  trees.set(key, tree);
  return tree;
}
