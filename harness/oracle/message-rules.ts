// How fragments make messages: PS3.8 E.1.

import type { MessageFinding, MessageRule, PDataTF, Pdv } from '../../src/wire.ts';
import type { CheckedRule } from './rule.ts';

/** A P-DATA-TF, and what the message assembler found wrong with its fragments. */
export interface ReceivedFragments {
  readonly pdvs: PDataTF['pdvs'];
  /** Fragments that fit no message. */
  readonly violations: readonly MessageFinding[];
  /** What a receiver can put up with, yet a sender shall not send. */
  readonly tolerated: readonly MessageFinding[];
}

/** What the assembler itself finds; the others are found by those who know the association. */
type FragmentRule = Exclude<MessageRule, 'context-not-accepted' | 'nothing-to-cancel'>;

interface Row {
  readonly title: string;
  readonly demand: string;
  /** Only where a Data Set is sent can the rule be kept or broken. */
  readonly onDataSet?: boolean;
}

const rows: Readonly<Record<FragmentRule, Row>> = {
  'several-messages-in-pdu': {
    title: 'P-DATA-TF with fragments of more than one message',
    demand: 'The PDVs of a P-DATA-TF belong to one message.',
  },
  'odd-fragment': {
    title: 'Message fragment with an odd number of bytes',
    demand: 'Each fragment of a message has an even number of bytes.',
  },
  'empty-fragment': {
    title: 'PDV without a fragment',
    demand: 'A PDV has more than its message control header.',
  },
  'data-without-command': {
    title: 'Data Set fragment before any command',
    demand: 'The fragments of a Data Set follow those of its command.',
  },
  'unannounced-data-set': {
    title: 'Data Set fragment after a command that announces no Data Set',
    demand: 'A message has fragments of a Data Set only if its command announces one.',
  },
  'data-within-command': {
    title: 'Data Set fragment before the last fragment of its command',
    demand: 'The last fragment of a command comes before the first fragment of its Data Set.',
  },
  'command-within-data-set': {
    title: 'Command fragment before the last fragment of a Data Set',
    demand: 'All fragments of a message are sent before those of the next one.',
    onDataSet: true,
  },
  'interleaved-contexts': {
    title: 'Fragments of messages on different presentation contexts interleaved',
    demand: 'All fragments of a message are sent on one presentation context, before those of any other message.',
  },
  'command-too-long': {
    title: 'Command without end',
    demand: 'The fragments of a command end with one that is marked as the last, within 64 KiB.',
  },
};

export const messageRules: readonly CheckedRule<ReceivedFragments>[] = [
  ...(Object.keys(rows) as FragmentRule[]).map(fragmentRule),
  {
    // "It is strongly recommended", and receivers have to take them.
    id: 'message/consecutive-fragments',
    clause: 'PS3.8 E.1',
    level: 'should',
    title: 'P-DATA-TF with two PDVs of one kind in a row',
    demand: 'Consecutive fragments of a command, or of a Data Set, in one P-DATA-TF are combined in one PDV.',
    check({ pdvs }) {
      if (pdvs.length < 2) return undefined;
      const at = pdvs.findIndex((pdv, index) => isSameStream(pdv, pdvs[index - 1]));
      return at < 0
        ? []
        : [`PDVs ${at} and ${at + 1} of a P-DATA-TF both hold ${pdvs[at]?.isCommand ? 'command' : 'Data Set'}`];
    },
  },
];

/** Several messages in one PDU are the matter of another rule. */
function isSameStream(pdv: Pdv, before: Pdv | undefined): boolean {
  return (
    before !== undefined && !before.isLast && before.isCommand === pdv.isCommand && before.contextId === pdv.contextId
  );
}

function fragmentRule(name: FragmentRule): CheckedRule<ReceivedFragments> {
  const { title, demand, onDataSet = false } = rows[name];
  return {
    id: `message/${name}`,
    clause: 'PS3.8 E.1',
    level: 'shall',
    title,
    demand,
    check({ pdvs, violations, tolerated }) {
      const broken = [
        ...violations.filter(({ rule }) => rule === name).map(({ text }) => text),
        ...tolerated.filter(({ rule }) => rule === name).map(({ rule, text }) => `${text} (${rule})`),
      ];
      const isOccasion = broken.length > 0 || !onDataSet || pdvs.some(({ isCommand }) => !isCommand);
      return isOccasion ? broken : undefined;
    },
  };
}
