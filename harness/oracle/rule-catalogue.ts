// Every rule that always holds, in one list: each has a case of its own, and a finding names one of them.

import { associateAcRules } from './associate-ac/associate-ac-rules.ts';
import { associateRqRules } from './associate-rq/associate-rq-rules.ts';
import { associationRules } from './association/association-rules.ts';
import { commandSetRules } from './command-set-rules.ts';
import { operationRules, passedOverRules, releaseRules } from './end-rules.ts';
import { keptRules } from './kept-rules.ts';
import { messageRules } from './message-rules.ts';
import { pDataRules } from './p-data-rules.ts';
import { pduRules } from './pdu-rules.ts';
import { dataSetRules } from './received-data-set/data-set-rules.ts';
import { requestRules } from './request-rules.ts';
import { requiredFieldRules } from './required-field-rules.ts';
import { responseRules } from './response-rules.ts';
import type { Rule } from './rule.ts';
import { serviceRules } from './service-rules.ts';
import { statusRules } from './status-rules.ts';

/** Every rule, those of one subject together. */
export const allRules: readonly Rule[] = bySubject([
  ...Object.values(serviceRules),
  ...associateAcRules,
  ...associateRqRules,
  ...pduRules,
  ...pDataRules,
  ...messageRules,
  ...commandSetRules,
  ...requiredFieldRules,
  ...responseRules,
  ...operationRules,
  ...passedOverRules,
  ...statusRules,
  ...requestRules,
  ...dataSetRules,
  ...releaseRules,
  ...associationRules,
  ...Object.values(keptRules),
]);

const byId = new Map(allRules.map((rule) => [rule.id, rule]));

/** The rule of this id; undefined if there is none. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}

/** What a rule is about: the part of its id before the slash. */
export function subjectOf({ id }: Rule): string {
  return id.split('/', 1)[0] ?? '';
}

/** In the order in which the subjects come first. */
function bySubject(rules: readonly Rule[]): readonly Rule[] {
  const subjects = [...new Set(rules.map(subjectOf))];
  return subjects.flatMap((subject) => rules.filter((rule) => subjectOf(rule) === subject));
}
