import { expect } from 'chai';
import fc from 'fast-check';
import type { DataSetFinding } from '../../data-set/read/finding.ts';
import { CommandField } from '../../dimse/command-field.ts';
import type { CommandSet } from '../../dimse/command-set.ts';
import { Status } from '../../registry/statuses.ts';
import type { OperationFacts } from '../operation-facts.ts';
import type { StatusFields } from './storage-check.ts';
import { checksOf, decide, storageChecks } from './storage-checks.ts';

const hangingProtocol = '1.2.840.10008.5.1.4.38.1';
const uid = '1.2.840.99999.1';

const command: CommandSet = {
  AffectedSOPClassUID: hangingProtocol,
  CommandField: CommandField['C-STORE-RQ'],
  MessageID: 1,
  Priority: 0,
  CommandDataSetType: 1,
  AffectedSOPInstanceUID: uid,
};

const good: OperationFacts = {
  command,
  commandFindings: [],
  context: {
    id: 1,
    abstractSyntax: hangingProtocol,
    transferSyntax: '1.2.840.10008.1.2',
    scuRole: true,
    scpRole: false,
  },
  association: { callingAETitle: 'SCU', calledAETitle: 'SCP', remoteAddress: '127.0.0.1' },
  operation: CommandField['C-STORE-RQ'],
  hasDataSet: true,
  messageIdOutstanding: false,
  supports: () => true,
  forbidden: () => undefined,
  received: { size: 10, error: undefined, sopClassUID: hangingProtocol, sopInstanceUID: uid },
};

const finding: DataSetFinding = {
  rule: 'truncated',
  tagPath: '(0072,0200)[1].(0072,0202)',
  tag: 0x00720202,
  offset: 77,
  clause: 'PS3.5 7.1',
  text: 'value is cut off',
};

/** Each cause with facts that have it and otherwise nothing wrong, and the fields of the response. */
const causes: readonly (readonly [name: string, facts: Partial<OperationFacts>, fields: StatusFields])[] = [
  ['duplicate-invocation', { messageIdOutstanding: true }, { Status: 0x0210 }],
  ['unrecognized-operation', withCommand({ CommandField: CommandField['C-FIND-RQ'] }), { Status: 0x0211 }],
  ['mistyped-argument', withCommand({ Priority: undefined }), { Status: 0x0212 }],
  [
    'sop-class-not-supported',
    withCommand({ AffectedSOPClassUID: '1.2.3' }),
    { Status: 0x0122, ErrorComment: 'not the abstract syntax of presentation context 1' },
  ],
  ['invalid-sop-instance', withCommand({ AffectedSOPInstanceUID: '1.02.3' }), { Status: 0x0117 }],
  ['not-authorized', { forbidden: () => 'not you' }, { Status: 0x0124, ErrorComment: 'not you' }],
  ['out-of-resources', { outOfResources: 'full' }, { Status: 0xa700, ErrorComment: 'full' }],
  [
    'data-set-not-decodable',
    { received: { size: 10, error: finding, sopClassUID: undefined, sopInstanceUID: undefined } },
    {
      Status: 0xc210,
      ErrorComment: '(0072,0200)[1].(0072,0202) at byte 77: value is cut off',
      OffendingElement: [0x00720202],
    },
  ],
  [
    'data-set-mismatch',
    { received: { size: 10, error: undefined, sopClassUID: hangingProtocol, sopInstanceUID: '1.2.3' } },
    { Status: 0xa900, ErrorComment: 'SOP Instance UID differs from the command', OffendingElement: [0x00080018] },
  ],
  [
    'data-set-invalid',
    { invalid: { OffendingElement: [0x00720002], ErrorComment: 'no name' } },
    { Status: 0xa900, ErrorComment: 'no name', OffendingElement: [0x00720002] },
  ],
  [
    'handler-failed',
    { handler: { kind: 'threw', error: new Error('broken') } },
    { Status: 0xc211, ErrorComment: 'the handler failed: broken' },
  ],
  [
    'handler-without-status',
    { handler: { kind: 'returned', value: {} } },
    { Status: 0xc001, ErrorComment: 'the handler returned no (0000,0900) Status' },
  ],
  [
    'handler-not-a-status',
    { handler: { kind: 'returned', value: 'ok' } },
    { Status: 0xc002, ErrorComment: 'the handler returned neither a status Data Set nor an integer' },
  ],
  [
    'handler-answer',
    { handler: { kind: 'returned', value: { Status: 0xc000, ErrorComment: 'no sense' } } },
    { Status: 0xc000, ErrorComment: 'no sense' },
  ],
  ['cannot-process', { failure: 'disk on fire' }, { Status: 0xc000, ErrorComment: 'disk on fire' }],
];

function withCommand(changes: Partial<CommandSet>): Partial<OperationFacts> {
  return { command: { ...command, ...changes } };
}

describe('storageChecks', () => {
  it('find nothing wrong with a good request', () => {
    expect(decide(storageChecks, good)).to.equal(undefined);
  });

  it('have a cause here for each of them, in their order', () => {
    expect(causes.map(([name]) => name)).to.deep.equal(storageChecks.map((check) => check.name));
  });

  it('come in the order of the statuses that PS3.7 and PS3.4 give them', () => {
    expect(storageChecks.map((check) => check.status)).to.deep.equal([
      0x0210,
      0x0211,
      0x0212,
      0x0122,
      0x0117,
      0x0124,
      0xa700,
      0xc210,
      0xa900,
      0xa900,
      0xc211,
      0xc001,
      0xc002,
      undefined,
      0xc000,
    ]);
  });

  for (const [name, facts, fields] of causes) {
    it(`${name} decides with its status and fields, and is missed when it is taken out`, () => {
      const request = { ...good, ...facts };
      expect(decide(storageChecks, request)).to.deep.equal({ cause: name, fields });
      const without = storageChecks.filter((check) => check.name !== name);
      expect(decide(without, request)?.cause).to.not.equal(name);
    });
  }

  it('let the earlier cause decide when several are present', () => {
    fc.assert(
      fc.property(fc.subarray([0, 1, 3, 5, 6, 9, 10, 14], { minLength: 1 }), (indexes) => {
        const request = indexes.reduce((facts, index) => merge(facts, causes[index]?.[1] ?? {}), good);
        expect(decide(storageChecks, request)?.cause).to.equal(causes[indexes[0] ?? 0]?.[0]);
      }),
    );
  });

  it('are each asked at the stage where the cause can be known', () => {
    const names = (stage: Parameters<typeof checksOf>[1]) => checksOf(storageChecks, stage).map((check) => check.name);
    expect(names('command')).to.deep.equal(causes.slice(0, 6).map(([name]) => name));
    expect(names('data-set').slice(0, 3)).to.deep.equal([
      'out-of-resources',
      'data-set-not-decodable',
      'data-set-mismatch',
    ]);
    expect(names('stored')).to.deep.equal(['out-of-resources', 'cannot-process']);
  });
});

function merge(facts: OperationFacts, more: Partial<OperationFacts>): OperationFacts {
  return {
    ...facts,
    ...more,
    command: { ...facts.command, ...(more.command === undefined ? {} : changed(more.command)) },
  };
}

function changed(other: CommandSet): Partial<CommandSet> {
  const differs = ([key, value]: [string, unknown]) => command[key as keyof CommandSet] !== value;
  return Object.fromEntries(Object.entries(other).filter(differs));
}

const decided = (facts: Partial<OperationFacts>) => decide(storageChecks, { ...good, ...facts })?.fields.Status;

describe('a mistyped argument (0x0212)', () => {
  it('is each required command element that is missing', () => {
    for (const keyword of ['AffectedSOPClassUID', 'CommandField', 'MessageID', 'Priority', 'AffectedSOPInstanceUID']) {
      expect(decided(withCommand({ [keyword]: undefined })), keyword).to.equal(Status.MistypedArgument);
    }
  });

  it('is an empty UID', () => {
    expect(decided(withCommand({ AffectedSOPInstanceUID: '' }))).to.equal(Status.MistypedArgument);
  });

  it('is a Priority that does not exist', () => {
    for (const priority of [0, 1, 2]) expect(decided(withCommand({ Priority: priority }))).to.equal(undefined);
    expect(decided(withCommand({ Priority: 3 }))).to.equal(Status.MistypedArgument);
  });

  it('is a C-STORE without a Data Set', () => {
    expect(decided({ hasDataSet: false })).to.equal(Status.MistypedArgument);
  });

  it('is a number of wrong length, but not a UID of wrong length', () => {
    const wrongLength = (tag: number) => ({ rule: 'value-length' as const, tag, offset: 0, text: '', clause: '' });
    expect(decided({ commandFindings: [wrongLength(0x0110)] })).to.equal(Status.MistypedArgument);
    expect(decided({ commandFindings: [wrongLength(0x1000)] })).to.equal(undefined);
  });
});

describe('an invalid SOP Instance UID (0x0117)', () => {
  const padding = (tag: number) => ({ rule: 'padding' as const, tag, offset: 0, text: '', clause: '' });

  it('is one that is padded with a space, and not another UID that is (PS3.5 9.1)', () => {
    expect(decided({ commandFindings: [padding(0x1000)] })).to.equal(Status.InvalidSOPInstance);
    expect(decided({ commandFindings: [padding(0x0002)] })).to.equal(undefined);
  });
});

describe('a Data Set that cannot be decoded (0xC210)', () => {
  it('is told by byte offset alone when no element was reached', () => {
    const error: DataSetFinding = { ...finding, tagPath: '', tag: undefined, offset: 3 };
    const received = { size: 3, error, sopClassUID: undefined, sopInstanceUID: undefined };
    expect(decide(storageChecks, { ...good, received })?.fields).to.deep.equal({
      Status: 0xc210,
      ErrorComment: 'byte 3: value is cut off',
    });
  });

  it('has an Error Comment of at most 64 characters however deep the place', () => {
    const error: DataSetFinding = { ...finding, tagPath: `${'(0072,0200)[1].'.repeat(60)}(0072,0202)` };
    const received = { size: 3, error, sopClassUID: undefined, sopInstanceUID: undefined };
    const comment = decide(storageChecks, { ...good, received })?.fields.ErrorComment;
    expect(comment).to.have.length.at.most(64).and.to.include('(0072,0202) at byte 77');
  });
});
