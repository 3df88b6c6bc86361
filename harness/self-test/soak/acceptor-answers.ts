// What the acceptor of a soak answers: one stage of each association is answered wrongly, and what comes before it rightly.

import type { AAssociateRQ, Pdu } from '../../../src/wire.ts';
import { damaged, rubbish } from './damaged-bytes.ts';
import { oneOf, type Random } from './random.ts';
import { strangeAnswers } from './strange-answers.ts';
import { type Stage, usualAnswer } from './usual-answers.ts';

export interface StageAnswer {
  readonly bytes: Uint8Array;
  /** How the connection ends after it, if it does. */
  readonly end?: 'FIN' | 'RST';
}

export interface AnswerPlan {
  readonly text: string;
  answer(stage: Stage, pdu: Pdu): StageAnswer;
}

const none = Buffer.alloc(0);
const stages: readonly Stage[] = ['associate', 'associate', 'store', 'store', 'store', 'release'];
const ways = [
  'damaged',
  'damaged',
  'damaged',
  'rubbish',
  'strange',
  'strange',
  'strange',
  'silence',
  'as usual',
] as const;

/** How one association will be answered. */
export function answerPlan(random: Random): AnswerPlan {
  const wrongAt = oneOf(random, stages);
  const way = oneOf(random, ways);
  const end = oneOf(random, ['FIN', 'FIN', 'FIN', 'RST'] as const);
  const strange = strangeAnswers(random);
  let request: AAssociateRQ | undefined;
  return {
    text: `${way}${way === 'strange' ? ` (${strange.text})` : ''} at ${wrongAt}, then ${end}`,
    answer: (stage, pdu) => {
      if (pdu.type === 'A-ASSOCIATE-RQ') request = pdu;
      if (stage === 'abort' || request === undefined) return { bytes: none, end };
      const usual = usualAnswer(stage, request);
      if (stage !== wrongAt) return stage === 'release' ? { bytes: usual, end: 'FIN' } : { bytes: usual };
      if (way === 'as usual') return { bytes: usual, end };
      if (way === 'silence') return { bytes: none, end };
      if (way === 'strange') return { bytes: strange.bytes(stage, request, usual), end };
      return { bytes: way === 'damaged' ? damaged(usual, random) : rubbish(random, 1 + random(3000)), end };
    },
  };
}
