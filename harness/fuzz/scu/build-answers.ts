// From an input to what an acceptor does: layer after layer, each with its mutations (PS3.8 9.3.3 and 9.3.5, PS3.7 9.3.1.2).

import {
  CommandField,
  commandElementsOf,
  encodeCommandSet,
  encodePdu,
  type Pdv,
  type RawCommandElement,
  responseTo,
  userInformationOf,
} from '../../../src/wire.ts';
import { acceptAnswer } from '../../case/accept-answer.ts';
import type { AcceptorLayerName, AcceptorLayers, AcceptorSurroundings, ScuRequests } from '../draft/acceptor-layers.ts';
import type { AcceptorTurn } from '../draft/acceptor-turn.ts';
import type { Input, Use } from '../input.ts';
import { mutationById } from '../mutations/registry.ts';

/** What the harness does on the first association of a run. */
export interface AcceptorExchange {
  readonly turns: readonly AcceptorTurn[];
  /** Layers in which a mutation was made. */
  readonly mutated: ReadonlySet<AcceptorLayerName>;
  readonly sopClass: string;
  readonly transferSyntax: string;
}

/** Longest P-DATA-TF that is sent unless a mutation asks for it. */
const longestPdu = 0x4000;
const pdvHead = 6;

/** Builds an input to answer these requests. Throws RangeError for a mutation that is unknown. */
export function buildAnswers(input: Input, requests: ScuRequests): AcceptorExchange {
  const layers = new AnswerLayers(input, requests);
  const accept = layers.mutate('accept', acceptAnswer(requests.associate).bytes);
  const response = withoutDropped(layers.mutate('response', responseElements(requests)), input);
  const set = layers.mutate('response set', encodeCommandSet(withGroupLength(response)));
  const fragments = layers.mutate('response fragments', fragmentsOf(set, requests));
  const pdus = layers.mutate(
    'response p-data',
    fragments.map((pdvs) => encodePdu({ type: 'P-DATA-TF', pdvs })),
  );
  const turns = layers.mutate('acceptor turns', turnsOf(accept, pdus, layers.mutated));
  return { turns, mutated: layers.mutated, sopClass: input.sopClass, transferSyntax: input.transferSyntax };
}

/** Tags of the elements of the response that an input may do without; none if it leaves the response as it is. */
export function responseTagsOf(input: Input, requests: ScuRequests): readonly string[] {
  const layers = new AnswerLayers(input, requests);
  const response = withoutDropped(layers.mutate('response', responseElements(requests)), input);
  return layers.mutated.has('response') ? [...new Set(response.map(({ tag }) => hexTag(tag)))] : [];
}

/** Makes the mutations of an input, those of each layer when it comes to it. */
class AnswerLayers {
  readonly mutated = new Set<AcceptorLayerName>();
  readonly #input: Input;
  readonly #around: AcceptorSurroundings;

  constructor(input: Input, requests: ScuRequests) {
    this.#input = input;
    this.#around = { requests };
  }

  mutate<Layer extends AcceptorLayerName>(layer: Layer, value: AcceptorLayers[Layer]): AcceptorLayers[Layer] {
    let current = value;
    for (const use of this.#input.uses) current = this.#apply(use, layer, current);
    return current;
  }

  #apply<Layer extends AcceptorLayerName>(use: Use, layer: Layer, value: AcceptorLayers[Layer]): AcceptorLayers[Layer] {
    const mutation = mutationById(use.mutation);
    if (mutation.layer !== layer) return value;
    const { places, apply } = mutation as unknown as {
      places?: (value: AcceptorLayers[Layer], around: AcceptorSurroundings) => number;
      apply: (value: AcceptorLayers[Layer], choice: Use, around: AcceptorSurroundings) => AcceptorLayers[Layer];
    };
    const count = places?.(value, this.#around) ?? 1;
    if (count < 1) return value;
    this.mutated.add(layer);
    return apply(value, { ...use, place: use.place % count }, this.#around);
  }
}

function responseElements({ store }: ScuRequests): readonly RawCommandElement[] {
  return commandElementsOf(responseTo(store.command, CommandField['C-STORE-RSP'], { Status: 0 }));
}

function withoutDropped(elements: readonly RawCommandElement[], { dropped = [] }: Input): readonly RawCommandElement[] {
  return dropped.length === 0 ? elements : elements.filter(({ tag }) => !dropped.includes(hexTag(tag)));
}

function hexTag(tag: number): string {
  return tag.toString(16).padStart(8, '0');
}

function withGroupLength(elements: readonly RawCommandElement[]): readonly RawCommandElement[] {
  const value = Buffer.alloc(4);
  value.writeUInt32LE(elements.reduce((sum, one) => sum + 8 + one.value.length, 0));
  return [{ tag: 0, value }, ...elements];
}

/** No P-DATA-TF is longer than the SCU receives (PS3.8 D.1). */
function fragmentsOf(set: Uint8Array, { associate, store }: ScuRequests): readonly (readonly Pdv[])[] {
  const { maxLength = 0 } = userInformationOf(associate);
  const limit = maxLength === 0 ? longestPdu : Math.min(longestPdu, maxLength);
  const size = Math.max(2, (limit - pdvHead) & ~1);
  const count = Math.max(1, Math.ceil(set.length / size));
  return Array.from({ length: count }, (_, at) => [
    {
      contextId: store.contextId,
      isCommand: true,
      isLast: at === count - 1,
      fragment: set.subarray(at * size, (at + 1) * size),
    },
  ]);
}

function turnsOf(
  accept: Uint8Array,
  pdus: readonly Uint8Array[],
  mutated: ReadonlySet<AcceptorLayerName>,
): readonly AcceptorTurn[] {
  const isAcceptPlain = !mutated.has('accept');
  const isResponsePlain = [...mutated].every((layer) => layer === 'accept' || layer === 'acceptor turns');
  return [
    { kind: 'await', what: 'A-ASSOCIATE-RQ' },
    { kind: 'send', what: 'A-ASSOCIATE-AC', bytes: accept, ...(isAcceptPlain && { isPlain: true }) },
    { kind: 'await', what: 'C-STORE-RQ' },
    ...pdus.map(
      (bytes): AcceptorTurn => ({ kind: 'send', what: 'P-DATA-TF', bytes, ...(isResponsePlain && { isPlain: true }) }),
    ),
    { kind: 'await', what: 'A-RELEASE-RQ' },
    { kind: 'send', what: 'A-RELEASE-RP', bytes: encodePdu({ type: 'A-RELEASE-RP' }), isPlain: true },
  ];
}
