/** Which presentation contexts a list of files needs, and how many of the files one association can take. PS3.8 7.1.1.13. */
import { uncompressedTransferSyntaxes } from '../registry/transfer-syntaxes.ts';
import { maxPresentationContexts, type ProposedPresentationContext } from './open-association.ts';

/** What of a file decides on its presentation context. */
export interface Encoding {
  readonly sopClassUID: string;
  readonly transferSyntax: string;
}

const uncompressed = uncompressedTransferSyntaxes.map((syntax) => syntax.uid);

/**
 * One context for each pair of SOP Class and Transfer Syntax, so that a file can be sent as it is. Where the files of
 * a SOP Class are uncompressed, one more offers the uncompressed Transfer Syntaxes that are left, among them the
 * default one that has to be offered (PS3.5 10.1): then a file can be sent transcoded.
 */
export class SendPlan {
  readonly #syntaxes = new Map<string, Set<string>>();

  /** Adds what the file needs; false, with nothing changed, when it would take too many contexts. */
  add({ sopClassUID, transferSyntax }: Encoding): boolean {
    const before = this.#syntaxes.get(sopClassUID);
    if (before?.has(transferSyntax) === true) return true;
    const after = new Set(before).add(transferSyntax);
    const others =
      this.presentationContexts.length - (before === undefined ? 0 : contextsOf(sopClassUID, before).length);
    if (others + contextsOf(sopClassUID, after).length > maxPresentationContexts) return false;
    this.#syntaxes.set(sopClassUID, after);
    return true;
  }

  /** At most 128. */
  get presentationContexts(): ProposedPresentationContext[] {
    return [...this.#syntaxes].flatMap(([sopClassUID, syntaxes]) => contextsOf(sopClassUID, syntaxes));
  }
}

function contextsOf(abstractSyntax: string, syntaxes: ReadonlySet<string>): ProposedPresentationContext[] {
  const contexts = [...syntaxes].map((uid) => ({ abstractSyntax, transferSyntaxes: [uid] }));
  const left = uncompressed.filter((uid) => !syntaxes.has(uid));
  const canTranscode = left.length < uncompressed.length && left.length > 0;
  return canTranscode ? [...contexts, { abstractSyntax, transferSyntaxes: left }] : contexts;
}
