import { expect } from 'chai';
import { CommandField } from '../dimse/command-field.ts';
import type { CommandSet } from '../dimse/command-set.ts';
import { noDataSet } from '../dimse/command-set.ts';
import { verificationSOPClassUID } from '../registry/uids.ts';
import { listen } from './listen.ts';
import type { ListenOptions } from './listen-options.ts';
import { handlerFromSpec } from './scripted-handler.ts';
import { storageChecks } from './storage-checks.ts';
import { element, hangingProtocolStorage, minimalDataSet } from './testing/minimal-data-set.ts';
import { TestPeer } from './testing/test-peer.ts';

const { sopInstanceUID } = minimalDataSet.uids;
const colorPaletteStorage = '1.2.840.10008.5.1.4.39.1';

type Talk = (peer: TestPeer) => Promise<CommandSet>;

/** The response to one conversation with an SCP of these options. */
async function answer(options: Partial<ListenOptions>, talk: Talk): Promise<CommandSet> {
  await using scp = await listen({ port: 0, ...options });
  await using peer = await TestPeer.associate(scp.port, { asyncWindow: { invoked: 16, performed: 1 } });
  return await talk(peer);
}

/** A cause as a conversation, by the name of its check, and the response it leads to. */
interface Scenario {
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

const scenarios: readonly Scenario[] = [
  {
    check: 'duplicate-invocation',
    title: 'the Message ID of an operation still outstanding',
    options: { onCStore: handlerFromSpec({ delayMs: 20 }) },
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
    title: 'a handler that never answers',
    options: { onCStore: handlerFromSpec({ never: true }), handlerTimeLimitMs: 20 },
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

describe('the statuses of a C-STORE, each by its cause over a real association', () => {
  for (const { check, title, options = {}, talk, status, offending, comment } of scenarios) {
    const hex = `0x${status.toString(16).toUpperCase().padStart(4, '0')}`;

    it(`${hex} for ${title}`, async () => {
      const response = await answer(options, talk);
      expect(response.Status).to.equal(status);
      expect(response.CommandField).to.satisfy((field: number) => (field & 0x8000) !== 0);
      expect(response.CommandDataSetType).to.equal(noDataSet);
      if (offending === 'some') expect(response.OffendingElement).to.be.an('array').that.is.not.empty;
      else expect(response.OffendingElement).to.deep.equal(offending);
      if (comment !== undefined) expect(response.ErrorComment).to.match(comment);
      expect(response.ErrorComment ?? '').to.match(/^[\x20-\x5b\x5d-\x7e]{0,64}$/);
    });

    it(`not ${hex} for ${title}, once ${check} is taken out`, async () => {
      const checks = storageChecks.filter(({ name }) => name !== check);
      const response = await answer({ ...options, checks }, talk);
      expect(response.Status).to.be.a('number').and.not.equal(status);
    });
  }

  it('come for every check', () => {
    expect([...new Set(scenarios.map(({ check }) => check))]).to.deep.equal(storageChecks.map(({ name }) => name));
  });

  it('0x0000 for a good request, with the UIDs and the Message ID of the request', async () => {
    const response = await answer({}, (peer) => peer.store({ MessageID: 0xfffe }));
    expect(response).to.include({
      CommandField: CommandField['C-STORE-RSP'],
      Status: 0,
      MessageIDBeingRespondedTo: 0xfffe,
      AffectedSOPClassUID: hangingProtocolStorage,
      AffectedSOPInstanceUID: sopInstanceUID,
    });
    expect(response).to.not.have.any.keys('ErrorComment', 'OffendingElement');
  });

  it('carry only the fields that PS3.7 Annex C gives them', async () => {
    for (const { options, talk, status } of scenarios) {
      if (status < 0x0200 && status !== 0x0117) continue;
      const response = await answer(options ?? {}, talk);
      if (status < 0xa000)
        expect(response, status.toString(16)).to.not.have.any.keys('ErrorComment', 'OffendingElement');
      if (status === 0xa700) expect(response).to.not.have.any.keys('OffendingElement');
    }
  });

  it('are given to the next request as if nothing had happened before', async () => {
    await using scp = await listen({ port: 0 });
    await using peer = await TestPeer.associate(scp.port);
    for (const { talk, options } of scenarios.filter((scenario) => scenario.options === undefined)) {
      expect(options).to.equal(undefined);
      expect((await talk(peer)).Status).to.not.equal(0);
      expect((await peer.store()).Status).to.equal(0);
    }
    await peer.release();
  });

  it('name the operation that was asked for in a refusal', async () => {
    const response = await answer({}, (peer) => peer.store({ CommandField: CommandField['C-MOVE-RQ'] }));
    expect(response.CommandField).to.equal(CommandField['C-MOVE-RSP']);
  });
});

describe('the statuses of a C-ECHO', () => {
  it('0x0000 for a good request', async () => {
    const response = await answer({}, (peer) => peer.echo());
    expect(response).to.include({
      CommandField: CommandField['C-ECHO-RSP'],
      Status: 0,
      AffectedSOPClassUID: verificationSOPClassUID,
    });
  });

  it('0x0122 for another SOP Class than Verification', async () => {
    expect(await answer({}, (peer) => peer.echo({ AffectedSOPClassUID: '1.2.3' }))).to.include({ Status: 0x0122 });
  });

  it('0x0211 for a C-STORE on the Verification context', async () => {
    const response = await answer({}, (peer) => {
      peer.send(peer.storeCommand(), minimalDataSet(), 3);
      return peer.response();
    });
    expect(response).to.include({ Status: 0x0211, CommandField: CommandField['C-STORE-RSP'] });
  });

  it('0x0212 for a request without an Affected SOP Class UID', async () => {
    expect(await answer({}, (peer) => peer.echo({ AffectedSOPClassUID: undefined }))).to.include({ Status: 0x0212 });
  });
});
