import { expect } from 'chai';
import { nonPatientStatuses, storageStatuses } from '../../src/index.ts';
import { CommandField, type CommandValues } from '../../src/wire.ts';
import type { Answer } from './answer.ts';
import { responseRules } from './response-rules.ts';
import { applyRules } from './rule.ts';
import { statusRules } from './status-rules.ts';
import {
  answerOf,
  type Circumstances,
  storeResponse as good,
  hangingProtocol,
  operation,
  secondaryCapture,
  storeRequest,
} from './testing/answers.ts';
import { itTellsEach, type RuleCase } from './testing/rule-cases.ts';

/** The good response to a C-STORE with other values. */
const answer = (values: CommandValues = {}, given: Circumstances = {}) => answerOf({ ...good, ...values }, given);
const stored = answer();
const toNothing = answer({}, { outstanding: false });

/** A response to another operation with the same UIDs. */
function answerTo(name: 'C-ECHO' | 'C-FIND' | 'C-GET' | 'C-MOVE', values: CommandValues = {}, given = {}): Answer {
  const [rq, rsp] = [CommandField[`${name}-RQ`], CommandField[`${name}-RSP`]];
  return answer({ CommandField: rsp, ...values }, { asked: { ...storeRequest, CommandField: rq }, ...given });
}

const services = [
  ['c-store', answer],
  ['c-echo', (values?: CommandValues, given?: Circumstances) => answerTo('C-ECHO', values, given)],
  ['other', (values?: CommandValues, given?: Circumstances) => answerTo('C-FIND', values, given)],
] as const;

const ofServices = services.flatMap(([slug, to]): (readonly [string, RuleCase<Answer>])[] => {
  const none = slug === 'c-echo' ? stored : answerTo('C-ECHO');
  const isAnswer = { CommandField: CommandField['C-STORE-RSP'] };
  return [
    [`response/${slug}-command-field`, { broken: to({ CommandField: 0x8021 }), kept: to(), none }],
    [`response/${slug}-message-id`, { broken: to({ MessageIDBeingRespondedTo: 8 }), kept: to(), none }],
    [`response/${slug}-data-set`, { broken: to(isAnswer, { dataSetLength: 10 }), kept: to(isAnswer), none }],
  ];
});

/** The operations with a clause for each UID; for those without, the other rule. */
const ofUids = (
  [
    ['sop-class', 'AffectedSOPClassUID', secondaryCapture, ['C-STORE', 'C-FIND', 'C-GET', 'C-MOVE', 'C-ECHO']],
    ['sop-instance', 'AffectedSOPInstanceUID', '1.2.4', ['C-STORE']],
  ] as const
).flatMap(([slug, keyword, another, names]): (readonly [string, RuleCase<Answer>])[] => [
  ...names.flatMap((name): (readonly [string, RuleCase<Answer>])[] => {
    const field = CommandField[`${name}-RQ`];
    const to = (asked: string, named: string) =>
      answer({ [keyword]: named }, { asked: { ...storeRequest, CommandField: field, [keyword]: asked } });
    const valid = { broken: to('1.2.3', another), kept: to('1.2.3', '1.2.3'), none: to('1.02.3', another) };
    const invalid = { broken: to('1.02.3', another), kept: to('1.02.3', '1.02.3'), none: to('1.2.3', another) };
    const id = name.toLowerCase();
    return [
      [`response/${id}-${slug}`, valid],
      [`response/${id}-invalid-${slug}`, invalid],
    ];
  }),
  [
    `response/other-${slug}`,
    {
      broken: answer({ [keyword]: another }, { asked: { ...storeRequest, CommandField: CommandField['N-GET-RQ'] } }),
      kept: answer({}, { asked: { ...storeRequest, CommandField: CommandField['N-GET-RQ'] } }),
      none: stored,
    },
  ],
]);

const agreedContexts = new Map([
  [1, hangingProtocol],
  [3, hangingProtocol],
  [7, secondaryCapture],
]);

describe('Each rule of a response', () => {
  itTellsEach(responseRules, {
    ...Object.fromEntries([...ofServices, ...ofUids]),
    'response/outstanding-operation': { broken: toNothing, kept: stored },
    'response/c-store-request-parameters': {
      broken: answer({ MoveOriginatorMessageID: 1 }),
      kept: stored,
      none: answerTo('C-ECHO'),
    },
    'response/c-store-foreign-fields': {
      broken: answer({ NumberOfFailedSuboperations: 0 }),
      kept: stored,
      none: answerTo('C-ECHO'),
    },
    'response/agreed-context': {
      broken: answer({}, { agreedContexts: new Map([[3, hangingProtocol]]) }),
      kept: answer({}, { agreedContexts, contextId: 3 }),
      none: answer({}, { contextId: 5 }),
    },
    'response/context-of-sop-class': {
      broken: answer({}, { agreedContexts, contextId: 7 }),
      kept: answer({}, { agreedContexts, contextId: 3 }),
      none: stored,
    },
    'response/context-of-request': {
      broken: answer({}, { agreedContexts, contextId: 3 }),
      kept: stored,
      none: toNothing,
    },
  });
});

/** A response to a C-STORE of a class of the Storage Service Class. */
const ordinary = (Status: number, values: CommandValues = {}) =>
  answer({ Status, ...values }, { abstractSyntax: secondaryCapture });
const withOffendingElement = { OffendingElement: [0x00100010] };

describe('Each rule of a status', () => {
  const fieldsOf = (Status: number, to = answer) => ({
    broken: to({ Status, ...withOffendingElement }),
    kept: to({ Status }),
    none: answerTo('C-ECHO', { Status }),
  });
  itTellsEach(statusRules, {
    'status/complete-request': {
      broken: answer({}, { complete: false }),
      kept: stored,
      none: answer({ Status: 0xa700 }, { complete: false }),
    },
    'status/final-status': { broken: answer({ Status: 0xff00 }), kept: stored, none: answerTo('C-ECHO') },
    'status/non-patient-warning': { broken: answer({ Status: 0xb000 }), kept: stored, none: ordinary(0xb000) },
    'status/non-patient-listed': { broken: answer({ Status: 0xa701 }), kept: stored, none: ordinary(0xa701) },
    'status/storage-listed': { broken: ordinary(0xb001), kept: ordinary(0xa701), none: stored },
    'status/duplicate-of-another-operation': {
      broken: answer({ Status: 0x0210 }),
      kept: answer({ Status: 0x0210 }, { earlier: [operation()] }),
      none: stored,
    },
    'status/fields-of-success': fieldsOf(0),
    'status/fields-of-non-patient': fieldsOf(0xa700),
    'status/fields-of-storage': {
      broken: ordinary(0xa700, withOffendingElement),
      kept: ordinary(0xa900, withOffendingElement),
      none: answer({ Status: 0xa700 }),
    },
    'status/fields-of-invalid-sop-instance': fieldsOf(0x0117),
    'status/fields-of-sop-class-not-supported': fieldsOf(0x0122),
    'status/fields-of-not-authorized': fieldsOf(0x0124),
    'status/fields-of-duplicate-invocation': fieldsOf(0x0210),
    'status/fields-of-unrecognized-operation': fieldsOf(0x0211),
    'status/fields-of-mistyped-argument': fieldsOf(0x0212),
  });

  it('has a rule of the fields of every status of the tables', () => {
    for (const [rows, abstractSyntax] of [
      [nonPatientStatuses, hangingProtocol],
      [storageStatuses, secondaryCapture],
    ] as const) {
      for (const { code, fields } of rows.filter(({ fields: related }) => related.length < 2)) {
        const extra = fields.includes('ErrorComment') ? withOffendingElement : { ErrorComment: 'why' };
        const { findings } = applyRules(statusRules, answer({ Status: code, ...extra }, { abstractSyntax }));
        expect(findings, `${code}`).to.have.length(1);
      }
    }
  });
});
