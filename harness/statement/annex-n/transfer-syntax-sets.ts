// Transfer Syntax Sets: PS3.2 Table N.1-2, one set for each group of Transfer Syntaxes that SOP Classes have in common.

import { transferSyntaxByUid } from '../../../src/index.ts';
import { compareUids, type Named, transferSyntaxNamed } from './names.ts';

/** One set: what Table N.1-1 calls it, and its Transfer Syntaxes. */
export interface TransferSyntaxSet {
  /** e.g. `NI`; `NI2` for a second one. */
  readonly short: string;
  readonly title: string;
  readonly members: readonly Named[];
}

type Kind = 'NI' | 'U' | 'LL' | 'L' | 'V' | 'RTV' | 'R' | 'P';

const titles: Readonly<Record<Kind, string>> = {
  NI: 'Non-Image Transfer Syntax Set',
  U: 'Uncompressed Transfer Syntax Set',
  LL: 'Lossless Compressed Transfer Syntax Set',
  L: 'Lossy Compressed Transfer Syntax Set',
  V: 'Video Transfer Syntax Set',
  RTV: 'Real-Time Video Transfer Syntax Set',
  R: 'Referenced Pixel Data Transfer Syntax Set',
  P: 'Private Transfer Syntax Set',
};

const order = Object.keys(titles) as Kind[];

/** Suffixes below 1.2.840.10008.1.2 of what is encapsulated and loses nothing. */
const lossless = ['1.98', '4.57', '4.70', '4.80', '4.90', '4.92', '4.110', '4.201', '4.202', '5', '8.1'];
const referenced = ['4.94', '4.95', '4.204', '4.205'];
const root = '1.2.840.10008.1.2.';

function kindOf({ uid }: Named, isImage: boolean): Kind {
  const suffix = uid.startsWith(root) ? uid.slice(root.length) : uid;
  if (uid !== '' && !uid.startsWith('1.2.840.10008.')) return 'P';
  if (suffix.startsWith('7.')) return 'RTV';
  if (/^4\.10[0-8](\.1)?$/.test(suffix)) return 'V';
  if (referenced.includes(suffix)) return 'R';
  if (lossless.includes(suffix)) return 'LL';
  const known = transferSyntaxByUid(uid);
  if (known?.encapsulated || suffix.startsWith('4.')) return 'L';
  return isImage ? 'U' : 'NI';
}

/** Collects sets: the same Transfer Syntaxes are the same set. */
export class TransferSyntaxSets {
  readonly #sets = new Map<string, { readonly kind: Kind; readonly members: readonly Named[] }>();

  /** The keys of the sets that Transfer Syntaxes come to, in the order of the template. */
  add(transferSyntaxes: readonly string[], isImage: boolean): readonly string[] {
    const all = transferSyntaxes.map(transferSyntaxNamed).sort((a, b) => compareUids(a.uid, b.uid));
    return order.flatMap((kind) => {
      const members = all.filter((one) => kindOf(one, isImage) === kind);
      if (members.length === 0) return [];
      const key = `${kind} ${members.map(({ uid, name }) => uid || name).join(' ')}`;
      this.#sets.set(key, { kind, members });
      return [key];
    });
  }

  /** Every set with its short name, by key. */
  named(): ReadonlyMap<string, TransferSyntaxSet> {
    const named = new Map<string, TransferSyntaxSet>();
    for (const kind of order) {
      const ofKind = [...this.#sets].filter(([, set]) => set.kind === kind);
      for (const [at, [key, { members }]] of ofKind.entries()) {
        const number = at === 0 ? '' : String(at + 1);
        named.set(key, { short: `${kind}${number}`, title: `${titles[kind]}${number && ` ${number}`}`, members });
      }
    }
    return named;
  }
}
