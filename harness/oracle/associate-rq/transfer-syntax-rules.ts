// Which Transfer Syntaxes a requestor has to offer for an Abstract Syntax: PS3.5 10.1 to 10.5 and A.5.
//
// 10.1 waives its duty for a sender that has pixel data only in lossy compressed form, or in a lossless or encapsulated
// form whose pixels are too long for the default Transfer Syntax. Whether that is so, an A-ASSOCIATE-RQ does not tell. So
// the duty is certain only if nothing compressed is offered, or a syntax that refers to pixel data, which ends the waiver.

import { ImplicitVRLittleEndian, uncompressedTransferSyntaxes } from '../../../src/index.ts';
import { presentationContextsOf } from '../../../src/wire.ts';
import { keywordOf } from '../../language/names.ts';
import { printable } from '../../words/printable.ts';
import type { AssociateRequest, AssociateRqRule } from './associate-request.ts';

const root = '1.2.840.10008.1.2.';
const uids = (...suffixes: readonly string[]) => suffixes.map((suffix) => `${root}${suffix}`);

const explicit = `${root}1`;
const deflated = `${root}1.99`;
/** JPEG lossless, with those that are retired; the default comes last. */
const jpegLossless = uids('4.57', '4.58', '4.65', '4.66', '4.70');
const jpegLosslessDefault = `${root}4.70`;
/** JPEG lossy, the defaults for 8 and 12 bits first, then those that are retired (Processes 3 and 5 to 13, 16 to 27). */
const jpegLossy = uids(
  '4.50',
  '4.51',
  '4.52',
  '4.53',
  '4.54',
  '4.55',
  '4.56',
  '4.59',
  '4.60',
  '4.61',
  '4.62',
  '4.63',
  '4.64',
);
const jpegLossyDefaults = jpegLossy.slice(0, 2);
const jpegLsLossless = `${root}4.80`;
const jpegLsLossy = `${root}4.81`;
/** Those that hold nothing lossy: lossless, or encapsulated and not compressed. */
const lossless = [...jpegLossless, jpegLsLossless, ...uids('4.90', '4.92', '4.201', '4.202', '5', '1.98')];
/** JPIP: the pixel data are referred to. */
const referring = uids('4.94', '4.95', '4.204', '4.205');
const native = uncompressedTransferSyntaxes.map(({ uid }) => uid);

/** What is offered for one Abstract Syntax, over all its contexts. */
interface Offer {
  readonly abstractSyntax: string;
  readonly syntaxes: readonly string[];
}

export const transferSyntaxRules: readonly AssociateRqRule[] = [
  {
    id: 'associate-rq/default-transfer-syntax',
    clause: 'PS3.5 10.1',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ does not offer Implicit VR Little Endian for an Abstract Syntax',
    demand:
      'Implicit VR Little Endian is offered for each Abstract Syntax that is not only offered in compressed form.',
    check: (request) => lacking(request, isBoundToDefault, [ImplicitVRLittleEndian.uid]),
  },
  {
    // 10.2 and 10.4 say so for JPEG lossless and RLE, but 10.1 lets too long pixel data be sent in "any" lossless form.
    id: 'associate-rq/default-beside-lossless',
    clause: 'PS3.5 10.1',
    level: 'should',
    title: 'A-ASSOCIATE-RQ offers lossless compression without Implicit VR Little Endian',
    demand:
      'What is offered in lossless form alone is offered in Implicit VR Little Endian too, unless it is too long.',
    check: (request) => lacking(request, isLosslessOnly, [ImplicitVRLittleEndian.uid]),
  },
  {
    id: 'associate-rq/default-jpeg-lossless',
    clause: 'PS3.5 10.2',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ offers lossless JPEG compression without its default',
    demand:
      'An Abstract Syntax that is offered with lossless JPEG compression is offered with Selection Value 1 of Process 14.',
    check: (request) => lacking(request, offersOneOf(jpegLossless), [jpegLosslessDefault]),
  },
  {
    id: 'associate-rq/default-jpeg-lossy',
    clause: 'PS3.5 10.3',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ offers lossy JPEG compression without one of its defaults',
    demand:
      'An Abstract Syntax that is offered with lossy JPEG compression is offered with Process 1 or Process 2 and 4.',
    check: (request) => lacking(request, offersOneOf(jpegLossy), jpegLossyDefaults),
  },
  {
    // The clause wants it supported; that a requestor supports it shows only in what it offers.
    id: 'associate-rq/explicit-beside-deflated',
    clause: 'PS3.5 A.5',
    level: 'should',
    title: 'A-ASSOCIATE-RQ offers Deflated without Explicit VR Little Endian',
    demand:
      'Who supports Deflated Explicit VR Little Endian for an Abstract Syntax supports Explicit VR Little Endian too.',
    check: (request) => lacking(request, offersOneOf([deflated]), [explicit]),
  },
  {
    id: 'associate-rq/jpeg-ls-baseline',
    clause: 'PS3.5 10.5',
    level: 'note',
    title: 'A-ASSOCIATE-RQ offers JPEG-LS Near-Lossless without JPEG-LS Lossless',
    demand: 'Who supports JPEG-LS Near-Lossless supports JPEG-LS Lossless as a baseline.',
    check: (request) => lacking(request, offersOneOf([jpegLsLossy]), [jpegLsLossless]),
  },
];

function isBoundToDefault({ syntaxes }: Offer): boolean {
  return syntaxes.every(isNative) || syntaxes.some((uid) => referring.includes(uid));
}

function isLosslessOnly(offer: Offer): boolean {
  return !isBoundToDefault(offer) && offer.syntaxes.every((uid) => isNative(uid) || lossless.includes(uid));
}

function offersOneOf(those: readonly string[]) {
  return ({ syntaxes }: Offer) => syntaxes.some((uid) => those.includes(uid));
}

function isNative(uid: string): boolean {
  return native.includes(uid);
}

/** The Abstract Syntaxes that the rule is about and for which none of the `wanted` is offered; undefined if there is none. */
function lacking(
  { rq }: AssociateRequest,
  isMeant: (offer: Offer) => boolean,
  wanted: readonly string[],
): readonly string[] | undefined {
  const meant = offersOf(rq).filter(isMeant);
  if (meant.length === 0) return undefined;
  return meant
    .filter(({ syntaxes }) => !syntaxes.some((uid) => wanted.includes(uid)))
    .map(({ abstractSyntax, syntaxes }) => {
      const offered = syntaxes.map(keywordOf).join(', ');
      return `${printable(keywordOf(abstractSyntax))} is offered in ${printable(offered)} alone`;
    });
}

function offersOf(rq: AssociateRequest['rq']): readonly Offer[] {
  const offers = new Map<string, Set<string>>();
  for (const { abstractSyntax, transferSyntaxes } of presentationContextsOf(rq)) {
    if (abstractSyntax === '' || transferSyntaxes.length === 0) continue;
    const syntaxes = offers.get(abstractSyntax) ?? new Set();
    for (const uid of transferSyntaxes) syntaxes.add(uid);
    offers.set(abstractSyntax, syntaxes);
  }
  return [...offers].map(([abstractSyntax, syntaxes]) => ({ abstractSyntax, syntaxes: [...syntaxes] }));
}
