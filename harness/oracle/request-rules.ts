// What PS3.7 9.1.1 and 9.3 demand of a request that the SCU under test sends: the door to its rules.

import { commandSetRules } from './command-set-rules.ts';
import { dataSetRules } from './received-data-set/data-set-rules.ts';
import { readReceivedDataSet } from './received-data-set/received-data-set.ts';
import { requestContextRules } from './request-context-rules.ts';
import { requestOperationRules } from './request-operation-rules.ts';
import { isStore, type RequestRecord } from './request-record.ts';
import { requiredFieldRules } from './required-field-rules.ts';
import { applyRules, type CheckedRule, combineResults, type RuleResult } from './rule.ts';

export type { EarlierRequest, RequestRecord } from './request-record.ts';

/** Applies every rule of a request: to its encoding, and for C-STORE to its context and its Data Set. */
export function checkRequest(record: RequestRecord): RuleResult {
  const { decoded } = record.message;
  const received = { decoded, findings: decoded.findings, isResponse: false };
  const dataSet = readReceivedDataSet(record);
  return combineResults(
    applyRules(commandSetRules, received),
    applyRules(requiredFieldRules, received),
    applyRules(requestRules, record),
    ...(dataSet ? [applyRules(dataSetRules, dataSet)] : []),
  );
}

export const requestRules: readonly CheckedRule<RequestRecord>[] = [
  {
    id: 'request/c-store-data-set',
    clause: 'PS3.7 9.1.1.1.8',
    level: 'shall',
    title: 'C-STORE request without Data Set',
    demand: 'A C-STORE request brings the Data Set of the instance to be stored.',
    check(record) {
      if (!isStore(record)) return undefined;
      return record.message.dataSetLength === undefined ? ['a C-STORE request came without Data Set'] : [];
    },
  },
  ...requestContextRules,
  ...requestOperationRules,
];
