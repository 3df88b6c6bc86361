// Mutations in which a PDU comes in a state that has no place for it: PS3.8 9.2.3, Table 9-10.

import { encodePdu } from '../../../../src/wire.ts';
import { echoRequest } from '../echo-request.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';
import { foreign } from './foreign.ts';
import {
  around,
  brief,
  close,
  isAwaited,
  isSent,
  releaseRequest,
  releaseResponse,
  request,
  send,
  splitData,
  type Turns,
} from './turn-edits.ts';

const rows: readonly Row<'turns'>[] = [
  {
    id: 'state/foreign-protocol',
    clause: 'PS3.8 9.3.1',
    breaks: 'the first bytes are those of another protocol',
    variants: Object.keys(foreign),
    apply: (_turns, { variant }) => [
      send('bytes', Buffer.from(pick(Object.values(foreign), variant), 'latin1')),
      brief,
      close,
    ],
  },
  {
    id: 'state/associate-for-data-set',
    clause: 'PS3.8 9.2.3',
    breaks: 'another PDU comes in place of the Data Set that a command announced',
    variants: ['A-ASSOCIATE-RQ', 'A-ASSOCIATE-AC', 'A-ASSOCIATE-RJ', 'A-RELEASE-RP', 'A-RELEASE-RQ'],
    apply: (turns, { variant }) => {
      const { before, command } = splitData(turns);
      const first = request(turns);
      const bytes = first.kind === 'send' ? Buffer.from(first.bytes) : Buffer.alloc(0);
      const accept = Buffer.from(bytes);
      accept[0] = 2;
      const others = [bytes, accept, encodePdu({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 })];
      const pdu = pick([...others, encodePdu({ type: 'A-RELEASE-RP' }), encodePdu({ type: 'A-RELEASE-RQ' })], variant);
      return [...before, ...command, send('PDU', pdu), brief, close];
    },
  },
  {
    id: 'state/release-within-message',
    clause: 'PS3.8 7.2.2',
    breaks: 'an A-RELEASE-RQ comes before the last fragment of a Data Set',
    variants: ['after the command', 'the rest never comes', 'the rest comes after it'],
    apply: (turns, { variant }) => {
      const { before, command, data } = splitData(turns);
      const rest = variant % 3 === 2 ? data : [];
      return [...before, ...command, releaseRequest, ...rest, brief, close];
    },
  },
  {
    id: 'state/second-associate',
    clause: 'PS3.8 9.2.3',
    breaks: 'a second A-ASSOCIATE-RQ comes on the same connection',
    variants: ['after the answer', 'at once', 'after the response'],
    apply: (turns, { variant }) => {
      const rq = request(turns);
      if (variant % 3 === 1) return [rq, ...turns];
      const { before, found, after } = around(turns, isAwaited(variant % 3 === 0 ? 'association' : 'response'));
      return [...before, ...found, rq, brief, ...after];
    },
  },
  {
    id: 'state/data-before-associate',
    clause: 'PS3.8 9.2.3',
    breaks: 'a P-DATA-TF or a release comes before the association',
    variants: ['P-DATA-TF', 'A-RELEASE-RQ', 'all before the answer'],
    apply: (turns, { variant }) => {
      const data = turns.filter(isSent('P-DATA-TF'));
      if (variant % 3 === 0) return [...data, brief, close];
      if (variant % 3 === 1) return [releaseRequest, brief, close];
      return [request(turns), ...data, releaseRequest, brief, close];
    },
  },
  {
    id: 'state/after-release',
    clause: 'PS3.8 7.2.2',
    breaks: 'something else than an A-ABORT comes after an A-RELEASE-RQ',
    variants: ['another A-RELEASE-RQ', 'a message', 'a C-ECHO', 'an A-RELEASE-RP'],
    apply: (turns, { variant }, surroundings) => {
      const { before } = around(turns, isAwaited('release'));
      const sets: readonly Turns[] = [
        [releaseRequest],
        turns.filter(isSent('P-DATA-TF')),
        [send('P-DATA-TF', echoRequest(surroundings.echoContextId, 9))],
        [releaseResponse],
      ];
      return [...before, ...pick(sets, variant), brief, close];
    },
  },
];

export const stateMutations = mutationsOf('turns', 'state', rows);
