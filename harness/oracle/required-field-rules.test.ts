import { CommandField, type CommandValues, decodeCommandSet, encodeCommandSet, noDataSet } from '../../src/wire.ts';
import type { ReceivedCommandSet } from './received-command-set.ts';
import { requiredFieldRules } from './required-field-rules.ts';
import { itTellsEach, type RuleCase } from './testing/rule-cases.ts';

function received(values: CommandValues): ReceivedCommandSet {
  const decoded = decodeCommandSet(encodeCommandSet(values));
  return { decoded, findings: decoded.findings, isResponse: false };
}

const response = { MessageIDBeingRespondedTo: 7, CommandDataSetType: noDataSet, Status: 0 };
const request = { MessageID: 7, CommandDataSetType: noDataSet, AffectedSOPClassUID: '1.2.3' };
const messages: Readonly<Record<string, CommandValues>> = {
  'response/c-store': { CommandField: CommandField['C-STORE-RSP'], ...response },
  'response/c-echo': { CommandField: CommandField['C-ECHO-RSP'], ...response },
  'request/c-echo': { CommandField: CommandField['C-ECHO-RQ'], ...request },
  'request/c-cancel': {
    CommandField: CommandField['C-CANCEL-RQ'],
    MessageIDBeingRespondedTo: 7,
    CommandDataSetType: noDataSet,
  },
  'request/c-store': {
    CommandField: CommandField['C-STORE-RQ'],
    ...request,
    CommandDataSetType: 1,
    Priority: 0,
    AffectedSOPInstanceUID: '1.2.4',
  },
};
const another = received({ CommandField: CommandField['C-FIND-RQ'], MessageID: 7, CommandDataSetType: noDataSet });

const slugs: Readonly<Record<string, string>> = {
  MessageID: 'message-id',
  MessageIDBeingRespondedTo: 'message-id',
  CommandDataSetType: 'data-set-type',
  Status: 'status',
  AffectedSOPClassUID: 'sop-class',
  Priority: 'priority',
  AffectedSOPInstanceUID: 'sop-instance',
};

/** Each field of each message, left out. */
const fields = Object.entries(messages).flatMap(([id, values]): [string, RuleCase<ReceivedCommandSet>][] =>
  Object.keys(slugs)
    .filter((keyword) => keyword in values)
    .map((keyword) => [
      `${id}-has-${slugs[keyword]}`,
      { broken: received({ ...values, [keyword]: undefined }), kept: received(values), none: another },
    ]),
);

/** Each message with the other Command Data Set Type. */
const types = Object.entries(messages).map(([id, values]): [string, RuleCase<ReceivedCommandSet>] => {
  const hasDataSet = values.CommandDataSetType !== noDataSet;
  const other = received({ ...values, CommandDataSetType: hasDataSet ? noDataSet : 1 });
  const suffix = hasDataSet ? 'announces-data-set' : 'announces-no-data-set';
  return [`${id}-${suffix}`, { broken: other, kept: received(values), none: another }];
});

describe('the rules of the fields that a message has to have', () => {
  itTellsEach(requiredFieldRules, {
    ...Object.fromEntries([...fields, ...types]),
    'command-set/required-fields': {
      broken: received({ CommandField: CommandField['C-FIND-RQ'], MessageID: 7 }),
      kept: another,
      none: received(messages['response/c-echo'] ?? {}),
    },
  });
});

describe('a field without a value', () => {
  const status = Buffer.alloc(0);
  itTellsEach(
    requiredFieldRules.filter(({ id }) => id === 'response/c-store-has-status'),
    {
      'response/c-store-has-status': {
        broken: received({ ...messages['response/c-store'], Status: status }),
        kept: received(messages['response/c-store'] ?? {}),
      },
    },
  );
});
