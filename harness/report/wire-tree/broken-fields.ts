// Which field of which PDU a broken rule is about, so that a reader sees it among the bytes: PS3.8 9.3, PS3.7 Annex E.

import type { PduSummary } from '../../model/observation.ts';

/** A place in what the system sent. */
export interface BrokenFields {
  /** The type of the PDU that has it. */
  readonly type: PduSummary['type'];
  /** How the names of the fields begin, as `pduFields` gives them. */
  readonly names: readonly string[];
}

const pduOfSubject: Readonly<Record<string, PduSummary['type']>> = {
  'associate-ac': 'A-ASSOCIATE-AC',
  'associate-rq': 'A-ASSOCIATE-RQ',
  'associate-rj': 'A-ASSOCIATE-RJ',
  'a-abort': 'A-ABORT',
  'release-rq': 'A-RELEASE-RQ',
  'release-rp': 'A-RELEASE-RP',
  'p-data': 'P-DATA-TF',
  message: 'P-DATA-TF',
  'command-set': 'P-DATA-TF',
  status: 'P-DATA-TF',
  response: 'P-DATA-TF',
  request: 'P-DATA-TF',
};

/** Fields by what the name of a rule begins with; the first that fits counts. */
const fieldsOfName: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^reserved-fields/, ['Reserved']],
  [/^protocol-version/, ['Protocol-version']],
  [/^ae-title/, ['Called-AE-title', 'Calling-AE-title']],
  [/^application-context-name|^usual-application|^application-context|^one-application/, ['Application-context-name']],
  [/^context-result|^refused-context/, ['Result/Reason']],
  [/^context-id|^context-answered/, ['Presentation-context-ID']],
  [/transfer-syntax|^default-|^explicit-beside|^jpeg-ls/, ['Transfer-syntax-name']],
  [/abstract-syntax/, ['Abstract-syntax-name']],
  [/context/, ['Presentation Context', 'Presentation-context-ID']],
  [/^maximum-length/, ['Maximum Length', 'Maximum-length-received', 'PDU-length']],
  [/^implementation-class-uid/, ['Implementation-class-uid']],
  [/^implementation-version-name/, ['Implementation-version-name']],
  [/^asynchronous-operations-window/, ['Asynchronous Operations Window']],
  [/^role-selection/, ['SCP/SCU Role Selection']],
  [/^common-extended-negotiation/, ['SOP Class Common Extended Negotiation']],
  [/^extended-negotiation/, ['SOP Class Extended Negotiation']],
  [/^user-identity/, ['User Identity']],
  [/^one-user-information|^user-information/, ['User Information']],
  [/^result-source-and-reason/, ['Result', 'Source', 'Reason']],
  [/^source-and-reason/, ['Source', 'Reason']],
  [/^message-control-header/, ['Message Control Header']],
  [/^group-length|^command-group/, ['(0000,0000)']],
  [/^priority/, ['(0000,0700)']],
  [/command-field/, ['(0000,0100)']],
  [/message-id/, ['(0000,0120)', '(0000,0110)']],
  [/data-set-type|announces-no-data-set|data-set$/, ['(0000,0800)']],
  [/sop-class$/, ['(0000,0002)']],
  [/sop-instance$/, ['(0000,1000)']],
  [/^error-comment/, ['(0000,0902)']],
  [/status|^fields-of|^non-patient|^storage-listed|^duplicate-of/, ['(0000,0900)']],
];

/** How the names of all such fields begin. */
export const namedFields: readonly string[] = fieldsOfName.flatMap(([, names]) => names);

/** The fields that a rule is about, by its id; undefined if it is about something that is not there, or about no field. */
export function brokenFields(rule: string): BrokenFields | undefined {
  const [subject = '', name = ''] = rule.split('/');
  const type = pduOfSubject[subject];
  const names = fieldsOfName.find(([pattern]) => pattern.test(name))?.[1];
  return type && names ? { type, names } : undefined;
}
