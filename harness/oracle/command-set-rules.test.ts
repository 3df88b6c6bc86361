import { CommandField, type CommandValues, decodeCommandSet, encodeCommandSet, noDataSet } from '../../src/wire.ts';
import { commandSetRules } from './command-set-rules.ts';
import type { ReceivedCommandSet } from './received-command-set.ts';
import { itTellsEach } from './testing/rule-cases.ts';

const response: CommandValues = {
  CommandField: CommandField['C-STORE-RSP'],
  MessageIDBeingRespondedTo: 7,
  CommandDataSetType: noDataSet,
  Status: 0xa700,
};

function received(bytes: Uint8Array, isResponse = true): ReceivedCommandSet {
  const decoded = decodeCommandSet(bytes);
  return { decoded, findings: decoded.findings, isResponse };
}

/** The response with other values. */
const of = (values: CommandValues): ReceivedCommandSet => received(encodeCommandSet({ ...response, ...values }));
const requestOf = (values: CommandValues): ReceivedCommandSet =>
  received(encodeCommandSet({ CommandField: CommandField['C-ECHO-RQ'], ...values }), false);

/** Elements as they are given: tag of group 0000 and value. */
function elements(...list: readonly (readonly [element: number, value: string])[]): ReceivedCommandSet {
  return received(
    Buffer.concat(
      list.map(([element, value]) => {
        const head = Buffer.alloc(8);
        head.writeUInt16LE(element, 2);
        head.writeUInt32LE(value.length, 4);
        return Buffer.concat([head, Buffer.from(value, 'latin1')]);
      }),
    ),
  );
}

const good = of({});
const request = requestOf({});
const errorComment = 0x0902;
const nothing = received(Buffer.alloc(0));

describe('the rules of the encoding of a Command Set', () => {
  itTellsEach(commandSetRules, {
    'command-set/truncated': { broken: received(Buffer.alloc(3)), kept: good },
    'command-set/order': { broken: elements([0x0902, 'ab'], [0x0900, '\0\0']), kept: good },
    'command-set/duplicate': { broken: elements([0x0900, '\0\0'], [0x0900, '\0\0']), kept: good },
    'command-set/odd-length': { broken: elements([errorComment, 'abc']), kept: good },
    'command-set/group-length': { broken: of({ CommandGroupLength: 4 }), kept: good },
    'command-set/number-length': { broken: of({ Status: Buffer.alloc(4) }), kept: good, none: nothing },
    'command-set/text-length': {
      broken: of({ ErrorComment: 'x'.repeat(70) }),
      kept: of({ ErrorComment: 'full' }),
      none: good,
    },
    'command-set/text-padding': {
      broken: elements([errorComment, 'a\0']),
      kept: elements([errorComment, 'a ']),
      none: good,
    },
    'command-set/uid-padding': {
      broken: of({ AffectedSOPClassUID: Buffer.from('1.2.3 ') }),
      kept: of({ AffectedSOPClassUID: '1.2.3' }),
      none: good,
    },
    'command-set/uid-form': {
      broken: of({ AffectedSOPClassUID: '1.02.3' }),
      kept: of({ AffectedSOPClassUID: '1.2.3' }),
      none: good,
    },
    'command-set/ae-title': {
      broken: of({ MoveDestination: Buffer.from('  ') }),
      kept: of({ MoveDestination: 'AE' }),
      none: good,
    },
    'command-set/text-repertoire': {
      broken: of({ MoveDestination: Buffer.from('\xfcb', 'latin1') }),
      kept: of({ MoveDestination: 'AE' }),
      none: good,
    },
    'command-set/value-multiplicity': {
      broken: of({ ErrorComment: 'a\\b' }),
      kept: of({ ErrorComment: 'ab' }),
      none: good,
    },
    'command-set/priority': { broken: of({ Priority: 3 }), kept: of({ Priority: 2 }), none: good },
    'status/status-class': { broken: of({ Status: 0x1234 }), kept: good, none: request },
    'response/error-comment-repertoire': {
      broken: of({ ErrorComment: 'f\xfcll' }),
      kept: of({ ErrorComment: 'full' }),
      none: requestOf({ ErrorComment: 'f\xfcll' }),
    },
    'response/known-elements': {
      broken: of({ '(0000,0007)': 'ab' }),
      kept: good,
      none: requestOf({ '(0000,0007)': 'ab' }),
    },
    'response/command-group': {
      broken: of({ '(0008,0018)': '1.2.3 ' }),
      kept: good,
      none: requestOf({ '(0008,0018)': '1.2.3 ' }),
    },
    'response/retired-elements': {
      broken: of({ '(0000,0200)': 'AE' }),
      kept: good,
      none: requestOf({ '(0000,0200)': 'AE' }),
    },
    'request/known-elements': { broken: requestOf({ '(0000,0007)': 'ab' }), kept: request, none: good },
    'request/command-group': { broken: requestOf({ '(0008,0018)': '1.2.3 ' }), kept: request, none: good },
    'request/retired-elements': { broken: requestOf({ '(0000,0200)': 'AE' }), kept: request, none: good },
  });
});
