// Mutations in which the association is aborted, or the connection ends, in the middle of something: PS3.8 9.2.3, 9.3.8.

import { mutationsOf, pick, type Row } from '../mutation.ts';
import {
  abort,
  around,
  brief,
  close,
  cutMessage,
  isSent,
  releaseRequest,
  releaseResponse,
  request,
  send,
  splitData,
  type Turns,
  withoutLast,
} from './turn-edits.ts';

const rows: readonly Row<'turns'>[] = [
  {
    id: 'state/abort-before-accept',
    clause: 'PS3.8 9.2.3',
    breaks: 'an A-ABORT comes before the A-ASSOCIATE-RQ has been answered',
    variants: ['after the request', 'before it', 'with the request, and closed', 'and rubbish'],
    apply: (turns, { variant }) => {
      const rq = request(turns);
      const sets: readonly Turns[] = [
        [rq, abort(0, 0), brief],
        [abort(0, 0), rq, brief],
        [rq, abort(0, 0)],
        [rq, abort(0, 0), send('bytes', Buffer.alloc(64, 0xff)), brief],
      ];
      return [...pick(sets, variant), close];
    },
  },
  {
    id: 'state/abort-values',
    clause: 'PS3.8 9.3.8',
    breaks: 'Source of an A-ABORT is reserved, or its Reason does not exist',
    variants: ['source 1', 'source 255', 'reason 3', 'reason 255', 'ten of them'],
    apply: (turns, { variant }) => {
      const { before } = around(turns, isSent('A-RELEASE-RQ'));
      const aborts = [
        [abort(1, 0)],
        [abort(255, 0)],
        [abort(2, 3)],
        [abort(2, 255)],
        Array.from({ length: 10 }, () => abort(0, 0)),
      ];
      return [...before, ...pick(aborts, variant), brief, close];
    },
  },
  {
    id: 'state/abort-within-message',
    clause: 'PS3.8 9.2.3',
    breaks: 'an A-ABORT comes within a message',
    variants: ['after the command', 'within the Data Set', 'within a PDU'],
    apply: (turns, { variant }) => {
      const { before, command } = splitData(turns);
      const sets = [[...before, ...command], withoutLast(turns).before, cutMessage(turns).before];
      return [...pick(sets, variant), abort(0, 0), brief, close];
    },
  },
  {
    id: 'state/rubbish-after-abort',
    clause: 'PS3.8 7.3.2',
    breaks: 'bytes follow an A-ABORT or an A-RELEASE-RQ',
    variants: ['A-ABORT', 'A-RELEASE-RQ', 'A-RELEASE-RP', 'a megabyte'],
    apply: (turns, { variant }) => {
      const { before } = around(turns, isSent('A-RELEASE-RQ'));
      const rubbish = send('bytes', Buffer.alloc(variant % 4 === 3 ? 0x100000 : 256, 0xff));
      return [
        ...before,
        pick([abort(0, 0), releaseRequest, releaseResponse, abort(0, 0)], variant),
        rubbish,
        brief,
        close,
      ];
    },
  },
  {
    id: 'state/closed-within',
    clause: 'PS3.8 9.2.3',
    breaks: 'the connection ends in the middle of something',
    variants: [
      'FIN after the request',
      'RST after the request',
      'FIN within a message',
      'RST within a message',
      'FIN within a PDU',
      'RST within a PDU',
      'FIN within the request',
      'FIN after the message',
    ],
    apply: (turns, { variant }) => {
      const how = [0, 2, 4, 6, 7].includes(variant % 8) ? 'FIN' : 'RST';
      const rq = request(turns);
      const part = rq.kind === 'send' ? [send('A-ASSOCIATE-RQ', rq.bytes.subarray(0, rq.bytes.length / 2))] : [];
      const { before, found } = around(turns, isSent('P-DATA-TF'));
      const sets = [
        [rq],
        [rq],
        withoutLast(turns).before,
        withoutLast(turns).before,
        cutMessage(turns).before,
        cutMessage(turns).before,
        part,
        [...before, ...found],
      ];
      return [...pick(sets, variant), { kind: 'end', how }];
    },
  },
];

export const abortMutations = mutationsOf('turns', 'state', rows);
