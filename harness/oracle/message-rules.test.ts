import type { MessageFinding, Pdv } from '../../src/wire.ts';
import { messageRules, type ReceivedFragments } from './message-rules.ts';
import { itTellsEach, type RuleCase } from './testing/rule-cases.ts';

const command: Pdv = { contextId: 1, isCommand: true, isLast: true, fragment: Buffer.alloc(10) };
const data: Pdv = { ...command, isCommand: false };
const good: ReceivedFragments = { pdvs: [command], violations: [], tolerated: [] };

const found = (rule: MessageFinding['rule']): MessageFinding[] => [
  { rule, contextId: 1, text: 'what is wrong', clause: 'PS3.8 E.1' },
];
const violated = (rule: MessageFinding['rule']): RuleCase<ReceivedFragments> => ({
  broken: { ...good, violations: found(rule) },
  kept: good,
});
const tolerated = (rule: MessageFinding['rule']): RuleCase<ReceivedFragments> => ({
  broken: { ...good, tolerated: found(rule) },
  kept: good,
});

describe('the rules of the fragments of messages', () => {
  itTellsEach(messageRules, {
    'message/several-messages-in-pdu': tolerated('several-messages-in-pdu'),
    'message/odd-fragment': tolerated('odd-fragment'),
    'message/empty-fragment': tolerated('empty-fragment'),
    'message/data-without-command': violated('data-without-command'),
    'message/unannounced-data-set': violated('unannounced-data-set'),
    'message/data-within-command': violated('data-within-command'),
    'message/interleaved-contexts': violated('interleaved-contexts'),
    'message/command-too-long': violated('command-too-long'),
    'message/consecutive-fragments': {
      broken: { ...good, pdvs: [command, { ...data, isLast: false }, data] },
      kept: { ...good, pdvs: [command, data] },
      none: good,
    },
    'message/command-within-data-set': {
      broken: { ...good, violations: found('command-within-data-set') },
      kept: { ...good, pdvs: [command, data] },
      none: good,
    },
  });
});
