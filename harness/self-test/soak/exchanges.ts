// What is played to our SCP: each input of the fuzzer, then the same exchange with damaged bytes, and streams of rubbish.

import { sopClassByKeyword, transferSyntaxByKeyword } from '../../../src/index.ts';
import { draws } from '../../fuzz/campaign/phases.ts';
import type { Turn } from '../../fuzz/draft/turn.ts';
import { build } from '../../fuzz/exchange/build.ts';
import { describeUses } from '../../fuzz/input.ts';
import { mutations } from '../../fuzz/mutations/registry.ts';
import type { Target } from '../../fuzz/target.ts';
import { damaged, rubbish } from './damaged-bytes.ts';
import { oneOf, type Random, randomOf } from './random.ts';

/** One connection or several, and what was done to it. */
export interface Played {
  readonly text: string;
  readonly turns: readonly Turn[];
}

/** An image, and classes whose Data Sets are deep, long or full of references. */
const sopClasses = [
  'SecondaryCaptureImageStorage',
  'HangingProtocolStorage',
  'GenericImplantTemplateStorage',
  'ColorPaletteStorage',
  'InventoryStorage',
  'BasicTextSRStorage',
];
const transferSyntaxes = [
  'ExplicitVRLittleEndian',
  'ImplicitVRLittleEndian',
  'DeflatedExplicitVRLittleEndian',
  'ExplicitVRBigEndian',
];
/** Damaged copies of each exchange. */
const copies = 3;
/** After so many exchanges comes one of rubbish. */
const rubbishEvery = 4;
/** SOP Instance UIDs come again, so that a store does not grow without end. */
const serials = 997;

/** What the exchanges are made for: our SCP accepts all of it. */
export const soakTarget: Target = {
  calledAETitle: 'CSTORE_SCP',
  callingAETitle: 'SOAK',
  pairs: sopClasses.flatMap((keyword) =>
    transferSyntaxes.map((syntax) => ({
      sopClass: sopClassByKeyword(keyword)?.uid ?? keyword,
      transferSyntax: transferSyntaxByKeyword(syntax)?.uid ?? syntax,
    })),
  ),
  maxLength: 1024 * 1024,
  servesOne: false,
};

/** Without end. The same seed gives the same exchanges. */
export function* exchanges(seed: number): IterableIterator<Played> {
  const random = randomOf(seed);
  let serial = 0;
  for (const { input } of draws({ target: soakTarget, mutations, seed, parents: () => [] })) {
    serial += 1;
    const { turns } = build({ ...input, serial: serial % serials }, soakTarget);
    const text = `${input.sopClass} in ${input.transferSyntax}: ${describeUses(input)}`;
    yield { text, turns };
    for (let copy = 0; copy < copies; copy += 1) yield { text: `${text}, damaged`, turns: damagedTurns(turns, random) };
    if (serial % rubbishEvery === 0) yield { text: 'rubbish', turns: rubbishTurns(turns, random) };
  }
}

/** One of the things that are sent is damaged, or all of them are. */
function damagedTurns(turns: readonly Turn[], random: Random): readonly Turn[] {
  const sent = turns.flatMap((turn, at) => (turn.kind === 'send' ? [at] : []));
  const chosen = sent.length === 0 || random(4) === 0 ? undefined : oneOf(random, sent);
  return turns.map((turn, at) => {
    if (turn.kind !== 'send' || (chosen !== undefined && chosen !== at)) return turn;
    return { ...turn, bytes: damaged(turn.bytes, random) };
  });
}

/** Rubbish from the first byte on, or after an association has been opened. */
function rubbishTurns(turns: readonly Turn[], random: Random): readonly Turn[] {
  const bytes = rubbish(random, 1 + random(2000));
  const opened = random(2) === 0 ? turns.slice(0, 2) : [];
  return [...opened, { kind: 'send', what: 'bytes', bytes }, { kind: 'await', what: 'anything' }];
}
