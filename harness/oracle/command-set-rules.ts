// The encoding of a Command Set, whatever its message: PS3.7 6.3.1, Annex C and Annex E, PS3.5 6.2 and 9.1.

import { type CommandRule, commandElementByKeyword, commandElementByTag } from '../../src/wire.ts';
import { type CommandSetRule, type DecoderRule, decoderRule, type ReceivedCommandSet } from './received-command-set.ts';

const structure = 'PS3.7 6.3.1';
const encodingOfValues = 'PS3.5 6.2';
const encodingOfUids = 'PS3.5 9.1';
const statusEncoding = 'PS3.7 Annex C';

const numbers = ['US', 'UL', 'AT'];
const texts = ['LO', 'AE', 'SH', 'CS', 'IS', 'LT'];
const uids = ['UI'];

const status = commandElementByKeyword('Status')?.tag;
const priority = commandElementByKeyword('Priority')?.tag;
const errorComment = commandElementByKeyword('ErrorComment')?.tag;

const rules: readonly DecoderRule[] = [
  {
    id: 'command-set/truncated',
    clause: structure,
    level: 'shall',
    title: 'Command Set that ends within an element',
    demand: 'A Command Set consists of whole elements, each with a tag, a length and as many bytes of value.',
    isBrokenBy: ({ rule }) => rule === 'truncated',
  },
  {
    id: 'command-set/order',
    clause: structure,
    level: 'shall',
    title: 'Command Set with elements out of order',
    demand: 'The elements of a Command Set come in increasing order of their tags.',
    isBrokenBy: ({ rule }) => rule === 'order',
  },
  {
    id: 'command-set/duplicate',
    clause: structure,
    level: 'shall',
    title: 'Command Set with an element that occurs twice',
    demand: 'An element occurs at most once in a Command Set.',
    isBrokenBy: ({ rule }) => rule === 'duplicate',
  },
  {
    id: 'command-set/odd-length',
    clause: structure,
    level: 'shall',
    title: 'Command element with a value of odd length',
    demand: 'The value of a command element has an even number of bytes.',
    isBrokenBy: ({ rule }) => rule === 'odd-length',
  },
  {
    id: 'command-set/group-length',
    clause: 'PS3.7 E.1',
    level: 'shall',
    title: 'Command Set without the right Command Group Length',
    demand: 'Command Group Length (0000,0000) is the number of bytes that follow it.',
    isBrokenBy: ({ rule }) => rule === 'group-length',
  },
  {
    id: 'command-set/number-length',
    clause: encodingOfValues,
    level: 'shall',
    title: 'Command element with a number of the wrong length',
    demand: 'The value of a command element of VR US, UL or AT has the length of its VR.',
    isBrokenBy: ({ rule, tag }) => rule === 'value-length' && isOf(tag, numbers),
    isOccasion: (received) => hasValueOf(received, numbers),
  },
  {
    id: 'command-set/text-length',
    clause: encodingOfValues,
    level: 'shall',
    title: 'Command element with a text that is too long for its VR',
    demand: 'The value of a command element is not longer than its VR allows.',
    isBrokenBy: ({ rule, tag }) => rule === 'value-length' && !isOf(tag, numbers),
    isOccasion: (received) => hasValueOf(received, texts),
  },
  {
    id: 'command-set/text-padding',
    clause: encodingOfValues,
    level: 'shall',
    title: 'Command element with a text that is padded with NULL',
    demand: 'A text of odd length is padded with a space.',
    isBrokenBy: ({ rule, tag }) => rule === 'padding' && !isOf(tag, uids),
    isOccasion: (received) => hasValueOf(received, texts),
  },
  {
    id: 'command-set/uid-padding',
    clause: encodingOfUids,
    level: 'shall',
    title: 'Command element with a UID that is not padded by one NULL at most',
    demand: 'A UID of odd length is padded with a single NULL, and no other is padded.',
    isBrokenBy: ({ rule, tag }) => rule === 'padding' && isOf(tag, uids),
    isOccasion: (received) => hasValueOf(received, uids),
  },
  {
    id: 'command-set/uid-form',
    clause: encodingOfUids,
    level: 'shall',
    title: 'Command element with a UID that is not valid',
    demand: 'A UID has at most 64 characters: numbers without leading zeros, separated by periods.',
    isBrokenBy: ({ rule, tag }) => rule === 'value' && isOf(tag, uids),
    isOccasion: (received) => hasValueOf(received, uids),
  },
  {
    id: 'command-set/ae-title',
    clause: encodingOfValues,
    level: 'shall',
    title: 'Command element with an AE Title of spaces only',
    demand: 'An AE Title does not consist of spaces only.',
    isBrokenBy: ({ rule, clause }) => rule === 'value' && clause === encodingOfValues,
    isOccasion: (received) => hasValueOf(received, ['AE']),
  },
  {
    // The repertoire of Error Comment in a response is the matter of a rule of its own.
    id: 'command-set/text-repertoire',
    clause: statusEncoding,
    level: 'shall',
    title: 'Command element with characters outside of the default repertoire',
    demand: 'The text of a command element is of the default character repertoire.',
    isBrokenBy: (finding, received) => isRepertoire(finding) && !isErrorComment(finding.tag, received),
    isOccasion: (received) => hasValueOf(received, texts),
  },
  {
    id: 'command-set/value-multiplicity',
    clause: 'PS3.7 E.1',
    level: 'shall',
    title: 'Command element with several values where one is allowed',
    demand: 'A command element has as many values as its Value Multiplicity allows.',
    isBrokenBy: ({ rule, clause }) => rule === 'value' && clause === 'PS3.7 E.1',
    isOccasion: (received) => hasValueOf(received, texts),
  },
  {
    id: 'command-set/priority',
    clause: 'PS3.7 9.1.1.1.5',
    level: 'shall',
    title: 'Command Set with an undefined Priority',
    demand: 'Priority is LOW (0002H), MEDIUM (0000H) or HIGH (0001H).',
    isBrokenBy: ({ rule, tag }) => rule === 'value' && tag === priority,
    isOccasion: ({ decoded }) => decoded.command.Priority !== undefined,
  },
  {
    id: 'status/status-class',
    clause: statusEncoding,
    level: 'shall',
    title: 'Response with a status that belongs to no Status Class',
    demand: 'A status code is one that Annex C assigns to a Status Class.',
    isBrokenBy: ({ rule, tag }) => rule === 'value' && tag === status,
    isOccasion: ({ decoded }) => decoded.command.Status !== undefined,
  },
  {
    id: 'response/error-comment-repertoire',
    clause: statusEncoding,
    level: 'should',
    title: 'Response with an Error Comment outside of the default repertoire',
    demand: 'Error Comment (0000,0902) is restricted to the default character repertoire.',
    isBrokenBy: (finding, received) => isRepertoire(finding) && isErrorComment(finding.tag, received),
    isOccasion: ({ decoded, isResponse }) => isResponse && decoded.command.ErrorComment !== undefined,
  },
  // Of a response, these are the matter of Notes.
  ...elementRules('response', 'should', 'note'),
  ...elementRules('request', 'shall', 'shall'),
];

export const commandSetRules: readonly CommandSetRule[] = rules.map(decoderRule);

function elementRules(
  subject: 'request' | 'response',
  level: 'shall' | 'should',
  levelOfRetired: 'shall' | 'note',
): readonly DecoderRule[] {
  const name = subject === 'response' ? 'Response' : 'Request';
  const isThis = ({ isResponse }: ReceivedCommandSet) => isResponse === (subject === 'response');
  const isBrokenBy =
    (wanted: CommandRule): DecoderRule['isBrokenBy'] =>
    ({ rule }, received) =>
      rule === wanted && isThis(received);
  return [
    {
      id: `${subject}/known-elements`,
      clause: 'PS3.7 E.1',
      level,
      title: `${name} with an element of group 0000 that is not in the command dictionary`,
      demand: `The elements of a ${subject} are those of the command dictionary.`,
      isBrokenBy: isBrokenBy('unknown-element'),
      isOccasion: isThis,
    },
    {
      id: `${subject}/command-group`,
      clause: structure,
      level,
      title: `${name} with an element of another group in its Command Set`,
      demand: `The Command Set of a ${subject} has no Data Elements, only elements of group 0000.`,
      isBrokenBy: isBrokenBy('group'),
      isOccasion: isThis,
    },
    {
      id: `${subject}/retired-elements`,
      clause: 'PS3.7 E.2',
      level: levelOfRetired,
      title: `${name} with a retired command element`,
      demand: `A ${subject} has none of the retired command elements.`,
      isBrokenBy: isBrokenBy('retired-element'),
      isOccasion: isThis,
    },
  ];
}

function isRepertoire({ rule, clause, tag }: Parameters<DecoderRule['isBrokenBy']>[0]): boolean {
  return rule === 'value' && clause === statusEncoding && tag !== status;
}

function isErrorComment(tag: number | undefined, { isResponse }: ReceivedCommandSet): boolean {
  return isResponse && tag === errorComment;
}

function isOf(tag: number | undefined, vrs: readonly string[]): boolean {
  return tag !== undefined && vrs.includes(commandElementByTag(tag)?.vr ?? '');
}

function hasValueOf({ decoded }: ReceivedCommandSet, vrs: readonly string[]): boolean {
  return decoded.elements.some(({ tag, value }) => value.length > 0 && isOf(tag, vrs));
}
