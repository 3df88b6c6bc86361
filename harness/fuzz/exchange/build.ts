// From an input to the bytes of its exchange: layer after layer, each with its mutations (PS3.8 9.3, PS3.7 9.3.1, PS3.5 7).

import { implementationClassUID, implementationVersionName, transferSyntaxByUid } from '../../../src/index.ts';
import {
  associateRQ,
  commandElementsOf,
  cStoreRQ,
  encodeCommandSet,
  encodePdu,
  type Pdv,
  type RawCommandElement,
} from '../../../src/wire.ts';
import { deflated } from '../../payload/deflate.ts';
import { userIdentityOf } from '../../peer/user-identity.ts';
import { withNodes, withoutPaths } from '../draft/edit-tree.ts';
import type { LayerName, Layers, Names, Surroundings } from '../draft/layers.ts';
import { encodeTree, type Node } from '../draft/tree.ts';
import type { Turn } from '../draft/turn.ts';
import type { Input } from '../input.ts';
import type { Mutation } from '../mutations/mutation.ts';
import { mutationById } from '../mutations/registry.ts';
import type { Target } from '../target.ts';
import { latin1, padded } from '../values/values.ts';
import { baseTree, encodingOf } from './base-data-set.ts';
import { probeContexts } from './contexts.ts';

/** What is sent, and what it was made of. */
export interface Exchange {
  readonly turns: readonly Turn[];
  /** The Data Set as it is sent. */
  readonly dataSet: Uint8Array;
  readonly sopClass: string;
  readonly transferSyntax: string;
  readonly contextId: number;
  readonly sopInstanceUID: string;
  /** Layers in which a mutation was made. */
  readonly mutated: ReadonlySet<LayerName>;
}

/** An exchange, and the tree of its Data Set after every mutation of it. */
export interface BuiltExchange extends Exchange {
  readonly tree: readonly Node[];
}

/** Longest P-DATA-TF that is sent unless a mutation asks for it. */
const longestPdu = 0x4000;
const pdvHead = 6;

/** Builds an input for a target. Throws RangeError for a mutation, a SOP Class or a Transfer Syntax that is unknown. */
export function build(input: Input, target: Target): BuiltExchange {
  const layers = new LayerMutations(input, target);
  const { around } = layers;
  const names = layers.mutate('names', baseNames(input, target));
  const named = withNames(baseTree(input.sopClass, around.encoding), names);
  const whole = layers.mutate('tree', named);
  const tree = input.dropped ? withoutPaths(whole, new Set(input.dropped)) : whole;
  const plain = layers.mutate('data set', encodeTree(tree, around.encoding));
  const isDeflated = transferSyntaxByUid(input.transferSyntax)?.deflated === true;
  const dataSet = isDeflated ? layers.mutate('deflated', deflated(plain, 'dynamic')) : plain;
  const command = layers.mutate('command', commandOf(input, names));
  const commandSet = layers.mutate('command set', encodeCommandSet(withGroupLength(command)));
  const fragments = layers.mutate('fragments', fragmentsOf(commandSet, dataSet, around));
  const pdus = layers.mutate(
    'p-data',
    fragments.map((pdvs) => encodePdu({ type: 'P-DATA-TF', pdvs })),
  );
  const associate = layers.mutate('associate', associateBytes(input, target, names));
  const turns = layers.mutate('turns', turnsOf(associate, pdus, layers.mutated));
  const { contextId } = around;
  const { mutated } = layers;
  const { transferSyntax, sopClass } = input;
  return { turns, dataSet, tree, sopClass, transferSyntax, contextId, sopInstanceUID: names.sopInstanceUID, mutated };
}

/** Makes the mutations of an input, those of each layer when it comes to it. */
class LayerMutations {
  readonly around: Surroundings;
  readonly mutated = new Set<LayerName>();
  readonly #input: Input;

  constructor(input: Input, target: Target) {
    this.#input = input;
    const { store, echo } = probeContexts;
    const encoding = encodingOf(input.transferSyntax);
    this.around = { target, sopClass: input.sopClass, encoding, contextId: store, echoContextId: echo };
  }

  mutate<Layer extends LayerName>(layer: Layer, value: Layers[Layer]): Layers[Layer] {
    let current = value;
    for (const use of this.#input.uses) {
      const mutation = mutationById(use.mutation) as Mutation & {
        places?: (value: Layers[Layer], around: Surroundings) => number;
        apply: (value: Layers[Layer], choice: typeof use, around: Surroundings) => Layers[Layer];
      };
      if (mutation.layer !== layer) continue;
      const places = mutation.places?.(current, this.around) ?? 1;
      if (places < 1) continue;
      this.mutated.add(layer);
      current = mutation.apply(current, { ...use, place: use.place % places }, this.around);
    }
    return current;
  }
}

/** A UID that no other input has (PS3.5 B.2). */
function baseNames({ serial }: Input, { calledAETitle, callingAETitle }: Target): Names {
  const sopInstanceUID = `2.25.${(0xf0220000n << 64n) + BigInt(serial)}`;
  return { sopInstanceUID, elements: new Map(), calledAETitle, callingAETitle };
}

const vrs: ReadonlyMap<number, string> = new Map([
  [0x00100010, 'PN'],
  [0x00100020, 'LO'],
  [0x0020000d, 'UI'],
  [0x0020000e, 'UI'],
  [0x00080060, 'CS'],
  [0x00200013, 'IS'],
]);

function withNames(tree: readonly Node[], { sopInstanceUID, elements }: Names): readonly Node[] {
  const instance: Node = { tag: 0x00080018, vr: 'UI', value: padded(sopInstanceUID, 'UI') };
  const named = [...elements].map(([tag, text]): Node => {
    const vr = vrs.get(tag) ?? 'LO';
    return { tag, vr, value: padded(text, vr) };
  });
  return withNodes(tree, instance, ...named);
}

function commandOf({ sopClass }: Input, { sopInstanceUID }: Names): readonly RawCommandElement[] {
  const elements = commandElementsOf(
    cStoreRQ({ MessageID: 1, AffectedSOPClassUID: sopClass, AffectedSOPInstanceUID: '' }),
  );
  return elements.map((one) => (one.tag === 0x00001000 ? { ...one, value: padded(sopInstanceUID, 'UI') } : one));
}

function withGroupLength(elements: readonly RawCommandElement[]): readonly RawCommandElement[] {
  const value = Buffer.alloc(4);
  value.writeUInt32LE(elements.reduce((sum, one) => sum + 8 + one.value.length, 0));
  return [{ tag: 0, value }, ...elements];
}

/** Command and Data Set in P-DATA-TF PDUs of their own, as many receivers expect and all shall take (PS3.8 E.1). */
function fragmentsOf(command: Uint8Array, dataSet: Uint8Array, { contextId, target }: Surroundings) {
  const { maxLength } = target;
  const limit = maxLength === 0 ? longestPdu : Math.min(longestPdu, maxLength);
  const size = Math.max(2, (limit - pdvHead) & ~1);
  return [...cut(command, size, contextId, true), ...cut(dataSet, size, contextId, false)].map((pdv) => [pdv]);
}

function cut(bytes: Uint8Array, size: number, contextId: number, isCommand: boolean): Pdv[] {
  const count = Math.max(1, Math.ceil(bytes.length / size));
  return Array.from({ length: count }, (_, at) => ({
    contextId,
    isCommand,
    isLast: at === count - 1,
    fragment: bytes.subarray(at * size, (at + 1) * size),
  }));
}

function associateBytes({ sopClass, transferSyntax }: Input, target: Target, names: Names): Uint8Array {
  return encodePdu(
    associateRQ({
      calledAETitle: title(names.calledAETitle),
      callingAETitle: title(names.callingAETitle),
      presentationContexts: probeContexts.of(sopClass, transferSyntax),
      maxLength: longestPdu,
      implementationClassUID,
      implementationVersionName,
      ...userIdentityOf(target),
    }),
  );
}

/** The sixteen bytes of the field (PS3.8 9.3.2). */
function title(text: string): Uint8Array {
  const bytes = Buffer.alloc(16, ' ');
  latin1(text).copy(bytes);
  return bytes;
}

function turnsOf(associate: Uint8Array, pdus: readonly Uint8Array[], mutated: ReadonlySet<LayerName>): readonly Turn[] {
  const isPlain = !mutated.has('associate') && !mutated.has('names');
  return [
    { kind: 'send', what: 'A-ASSOCIATE-RQ', bytes: associate, ...(isPlain && { isPlain }) },
    { kind: 'await', what: 'association' },
    ...pdus.map((bytes): Turn => ({ kind: 'send', what: 'P-DATA-TF', bytes })),
    { kind: 'await', what: 'response' },
    { kind: 'send', what: 'A-RELEASE-RQ', bytes: encodePdu({ type: 'A-RELEASE-RQ' }), isPlain: true },
    { kind: 'await', what: 'release' },
    { kind: 'end', how: 'FIN' },
  ];
}
