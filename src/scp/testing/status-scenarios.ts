/** Every cause of a C-STORE status as a conversation with an SCP (PS3.7 9.1.1.1.9, PS3.4 Table GG.4-1). */
import { CommandField } from '../../dimse/command-field.ts';
import { type CommandSet, noDataSet } from '../../dimse/command-set.ts';
import { handlerFromSpec } from '../handler/scripted-handler.ts';
import type { ListenOptions } from '../listen-options.ts';
import { element, minimalDataSet } from './minimal-data-set.ts';
import type { TestPeer } from './test-peer.ts';

const colorPaletteStorage = '1.2.840.10008.5.1.4.39.1';

export type Talk = (peer: TestPeer) => Promise<CommandSet>;

/** A cause as a conversation, by the name of its check, and the response it leads to. */
export interface StatusScenario {
  readonly check: string;
  readonly title: string;
  readonly options?: Partial<ListenOptions>;
  readonly talk: Talk;
  readonly status: number;
  readonly offending?: readonly number[] | 'some';
  readonly comment?: RegExp;
}

/** Two requests with one Message ID while the first is still worked on; the response to the second. */
async function sameMessageIdTwice(peer: TestPeer): Promise<CommandSet> {
  peer.sendStore({ MessageID: 7 });
  peer.sendStore({ MessageID: 7 });
  return peer.response();
}

export const statusScenarios: readonly StatusScenario[] = [
  {
    check: 'duplicate-invocation',
    title: 'the Message ID of an operation still outstanding',
    options: { onCStore: handlerFromSpec({ delayMs: 1000 }) },
    talk: sameMessageIdTwice,
    status: 0x0210,
  },
  {
    check: 'unrecognized-operation',
    title: 'a C-FIND-RQ on a storage context',
    talk: (peer) => peer.store({ CommandField: CommandField['C-FIND-RQ'] }),
    status: 0x0211,
  },
  {
    check: 'unrecognized-operation',
    title: 'a C-ECHO-RQ on a storage context',
    talk: (peer) => {
      peer.send({ CommandField: CommandField['C-ECHO-RQ'], MessageID: 1, CommandDataSetType: noDataSet });
      return peer.response();
    },
    status: 0x0211,
  },
  {
    check: 'mistyped-argument',
    title: 'a request without an Affected SOP Instance UID',
    talk: (peer) => peer.store({ AffectedSOPInstanceUID: undefined }),
    status: 0x0212,
  },
  {
    check: 'mistyped-argument',
    title: 'a request that no Data Set follows',
    talk: (peer) => {
      peer.send({ ...peer.storeCommand(), CommandDataSetType: noDataSet });
      return peer.response();
    },
    status: 0x0212,
  },
  {
    check: 'sop-class-not-supported',
    title: 'an Affected SOP Class UID that is not the abstract syntax of the context',
    talk: (peer) => peer.store({ AffectedSOPClassUID: colorPaletteStorage }),
    status: 0x0122,
    comment: /abstract syntax of presentation context 1/,
  },
  {
    check: 'invalid-sop-instance',
    title: 'an Affected SOP Instance UID that breaks the UID rules',
    talk: (peer) => peer.store({ AffectedSOPInstanceUID: '1.2.03' }),
    status: 0x0117,
  },
  {
    check: 'not-authorized',
    title: 'a calling AE title that may not store this SOP Class',
    options: { authorize: [{ callingAETitle: 'TEST_SCU', sopClass: 'HangingProtocolStorage', allow: false }] },
    talk: (peer) => peer.store(),
    status: 0x0124,
    comment: /TEST_SCU may not store/,
  },
  {
    check: 'out-of-resources',
    title: 'a Data Set over the limit',
    options: { dataSetLimit: 100 },
    talk: (peer) => peer.store({}, minimalDataSet({ more: element(0x00720002, 'x'.repeat(100)) })),
    status: 0xa700,
    comment: /more than 100 bytes/,
  },
  {
    check: 'data-set-not-decodable',
    title: 'a Data Set whose last element is cut off',
    talk: (peer) => peer.store({}, minimalDataSet({ more: element(0x00720002, 'ABCD', 100) })),
    status: 0xc210,
    offending: [0x00720002],
    comment: /\(0072,0002\) at byte \d+/,
  },
  {
    check: 'data-set-mismatch',
    title: 'a Data Set of another SOP Instance than the command says',
    talk: (peer) => peer.store({}, minimalDataSet({ sopInstanceUID: '1.2.3' })),
    status: 0xa900,
    offending: [0x00080018],
    comment: /SOP Instance UID/,
  },
  {
    check: 'data-set-mismatch',
    title: 'a Data Set of another SOP Class than the command says',
    talk: (peer) => peer.store({}, minimalDataSet({ sopClassUID: colorPaletteStorage })),
    status: 0xa900,
    offending: [0x00080016],
    comment: /SOP Class UID/,
  },
  {
    check: 'data-set-invalid',
    title: 'a Data Set that the validation objects to',
    options: { validate: async (event) => ((await event.bytes()).length < 1000 ? [0x00720002, 0x00720008] : []) },
    talk: (peer) => peer.store(),
    status: 0xa900,
    offending: [0x00720002, 0x00720008],
    comment: /breaks its IOD/,
  },
  {
    check: 'data-set-invalid',
    title: 'a Data Set that breaks its IOD, with validation on',
    options: { validate: 'iod' },
    talk: (peer) => peer.store(),
    status: 0xa900,
    offending: 'some',
    comment: /^\d+ errors, first: \(\w{4},\w{4}\) \w+ missing/,
  },
  {
    check: 'handler-failed',
    title: 'a handler that throws',
    options: { onCStore: handlerFromSpec({ throws: 'index is read-only' }) },
    talk: (peer) => peer.store(),
    status: 0xc211,
    comment: /index is read-only/,
  },
  {
    check: 'handler-failed',
    title: 'a handler whose promise is rejected',
    options: { onCStore: handlerFromSpec({ rejects: 'no database' }) },
    talk: (peer) => peer.store(),
    status: 0xc211,
    comment: /no database/,
  },
  {
    check: 'handler-failed',
    title: 'a handler that outlives its time limit',
    options: { onCStore: handlerFromSpec({ delayMs: 600_000 }), handlerTimeLimitMs: 20 },
    talk: (peer) => peer.store(),
    status: 0xc211,
    comment: /took over 20 ms/,
  },
  {
    check: 'handler-without-status',
    title: 'a handler that returns a status Data Set without (0000,0900)',
    options: { onCStore: handlerFromSpec({ returns: { ErrorComment: 'no status here' } }) },
    talk: (peer) => peer.store(),
    status: 0xc001,
  },
  {
    check: 'handler-not-a-status',
    title: 'a handler that returns neither a status Data Set nor an integer',
    options: { onCStore: handlerFromSpec({ returns: 'stored' }) },
    talk: (peer) => peer.store(),
    status: 0xc002,
  },
  {
    check: 'handler-answer',
    title: 'a handler that cannot understand the Data Set',
    options: {
      onCStore: handlerFromSpec({ returns: { Status: 0xc000, ErrorComment: 'odd', OffendingElement: 0x00720002 } }),
    },
    talk: (peer) => peer.store(),
    status: 0xc000,
    offending: [0x00720002],
    comment: /^odd$/,
  },
  {
    check: 'cannot-process',
    title: 'a validation that fails itself',
    options: { validate: () => Promise.reject(new Error('no IOD table')) },
    talk: (peer) => peer.store(),
    status: 0xc000,
    comment: /no IOD table/,
  },
];
