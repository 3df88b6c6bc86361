// Answers that are well formed and out of place, or that hold values which nobody expects (PS3.8 9.3, PS3.7 9.3.1).

import {
  type AAssociateRQ,
  type AssociateFields,
  associateRQ,
  encodeCommandSet,
  encodePdu,
  fragmentMessage,
  noDataSet,
  type Pdu,
} from '../../../src/wire.ts';
import { oneOf, type Random } from './random.ts';
import { type Stage, usualAccept, usualResponse } from './usual-answers.ts';

type AssociateItem = AssociateFields['items'][number];

interface Strange {
  readonly text: string;
  bytes(stage: Stage, request: AAssociateRQ, usual: Uint8Array): Uint8Array;
}

/** One of the strange answers, with its values. */
export function strangeAnswers(random: Random): Strange {
  return oneOf(random, strange)(random);
}

const pdus: readonly ((random: Random) => Pdu)[] = [
  (random) => ({ type: 'A-ABORT', source: random(256), reason: random(256) }),
  (random) => ({ type: 'A-ASSOCIATE-RJ', result: random(4), source: random(4), reason: random(12) }),
  () => ({ type: 'A-RELEASE-RQ' }),
  () => ({ type: 'A-RELEASE-RP' }),
  (random) => ({ type: 'P-DATA-TF', pdvs: pdvs(random) }),
];

function pdvs(random: Random) {
  return Array.from({ length: 1 + random(20) }, () => ({
    contextId: oneOf(random, [1, 1, 1, 3, 0, 255]),
    isCommand: random(2) === 0,
    isLast: random(2) === 0,
    fragment: Buffer.alloc(random(200), random(256)),
  }));
}

const strange: readonly ((random: Random) => Strange)[] = [
  (random) => {
    const list = Array.from({ length: 1 + random(4) }, () => oneOf(random, pdus)(random));
    const bytes = Buffer.concat(list.map(encodePdu));
    const isBefore = random(2) === 0;
    return {
      text: list.map(({ type }) => type).join(', '),
      bytes: (_stage, _request, usual) => Buffer.concat(isBefore ? [bytes, usual] : [usual, bytes]),
    };
  },
  (random) => {
    const times = 2 + random(30);
    return { text: `${times} times`, bytes: (_stage, _request, usual) => Buffer.concat(Array(times).fill(usual)) };
  },
  () => ({ text: 'the request of this side', bytes: (_stage, request) => encodePdu(request) }),
  () => ({ text: 'a request', bytes: () => encodePdu(foreignRequest) }),
  (random) => acceptWith(random),
  (random) => acceptWith(random),
  (random) => responseWith(random),
  (random) => responseWith(random),
  (random) => responseWith(random),
];

const foreignRequest = associateRQ({
  calledAETitle: 'A',
  callingAETitle: 'B',
  presentationContexts: [],
  maxLength: 0,
  implementationClassUID: '1.2',
});

/** An A-ASSOCIATE-AC whose items say what was not asked for; in another stage it is out of place. */
function acceptWith(random: Random): Strange {
  const maxLength = oneOf(random, [0, 1, 7, 8, 13, 1024, 0xffffffff]);
  const window = { item: 0x53, maxInvoked: random(4), maxPerformed: random(4) } as const;
  const result = oneOf(random, [0, 0, random(6)]);
  const id = oneOf(random, [undefined, undefined, 1, 2, 3, 0, 255]);
  const without = random(8);
  const changes = { result, id, maxLength, window };
  return {
    text: `A-ASSOCIATE-AC with maximum length ${maxLength}, result ${result}, context ${id ?? 'as proposed'}`,
    bytes: (_stage, request) => {
      const usual = usualAccept(request);
      const kept = usual.items.filter((_, at) => at !== without);
      return encodePdu({ ...usual, items: kept.map((item) => withValues(item, changes)) });
    },
  };
}

interface AcceptChanges {
  readonly result: number;
  readonly id: number | undefined;
  readonly maxLength: number;
  readonly window: { readonly item: 0x53; readonly maxInvoked: number; readonly maxPerformed: number };
}

function withValues(item: AssociateItem, { result, id, maxLength, window }: AcceptChanges): AssociateItem {
  if ('data' in item) return item;
  if (item.item === 0x21) return { ...item, result, id: id ?? item.id };
  if (item.item !== 0x50) return item;
  return { ...item, subItems: [{ item: 0x51, maxLength }, ...item.subItems.slice(1), window] };
}

/** A C-STORE-RSP with other values, elements or fragments. */
function responseWith(random: Random): Strange {
  const status = oneOf(random, [0, 0xa700, 0xb000, 0xff00, 0xfe00, 0x0122, random(0x10000)]);
  const command = {
    CommandField: oneOf(random, [0x8001, 0x8001, 0x8030, 0x0001, 0x0030, 0xffff, random(0x10000)]),
    MessageIDBeingRespondedTo: oneOf(random, [1, 1, 1, 2, 0, 0xffff]),
    CommandDataSetType: oneOf(random, [noDataSet, noDataSet, 0, 1]),
    ...(random(8) > 0 && { Status: status }),
    ...(random(2) > 0 && { AffectedSOPInstanceUID: '1.2.3' }),
    ...(random(4) === 0 && { ErrorComment: 'x'.repeat(random(200)) }),
    ...(random(4) === 0 && { OffendingElement: Array.from({ length: random(50) }, () => random(0x7fffffff)) }),
  };
  const maxLength = oneOf(random, [0, 8, 14, 50]);
  const dataSet = random(3) === 0 ? Buffer.alloc(random(500)) : undefined;
  const id = oneOf(random, [1, 1, 1, 3]);
  return {
    text: `C-STORE-RSP ${JSON.stringify(command).slice(0, 200)}`,
    bytes: (stage, request) => {
      const response = Buffer.concat(fragmentMessage(id, encodeCommandSet(command), dataSet, maxLength));
      return stage === 'store' ? response : Buffer.concat([usualResponse(request), response]);
    },
  };
}
