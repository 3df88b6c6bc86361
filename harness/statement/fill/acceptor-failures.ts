// What an acceptor does about requests that it does not serve: PS3.8 Table 9-21, PS3.2 Table N.7-9.

import { statusCategory } from '../../../src/index.ts';
import type { ScpMeasurements } from '../../model/measurements.ts';
import type { Observation } from '../../model/observation.ts';
import type { CaseResult } from '../../model/run-result.ts';
import type { Failure } from '../facts/associations.ts';
import { measurement, seen } from './measured-leaf.ts';

/** The causes that cases of a run make, by the beginnings of their ids. */
const provoked: readonly (readonly [cause: string, cases: readonly string[]])[] = [
  ['called-ae-title', ['built-in/ps3.8/9.3.2/called-ae-title']],
  ['application-context', ['ps3.8/7.1.1/application-context']],
  ['protocol-version', ['ps3.8/9.3.2/protocol-version-unknown']],
  ['no-user-identity', ['built-in/ps3.7/d.3.3.7/users-unknown']],
  ['no-request-but-another-pdu', ['ps3.8/9.2.3/sta2-aa-1']],
  ['unexpected-pdu', ['ps3.8/9.2.3/sta6-aa-8', 'ps3.8/9.2.3/sta3-aa-8', 'ps3.8/9.2.3/pdu-types/out-of-place']],
  ['unrecognized-pdu', ['ps3.8/9.2.3/pdu-types/unknown']],
  ['invalid-pdu', ['ps3.8/9.2.3/p-data-tf/lengths', 'ps3.8/9.2.3/a-associate-rq/item-lengths']],
  ['maximum-length-exceeded', ['ps3.8/d.1/exceeded']],
];

/** A row for each cause that was tried live, and for each further one that cases made. */
export function acceptorFailures(
  { rejections = [], associations, userIdentity }: ScpMeasurements,
  cases: readonly CaseResult[],
): Failure[] | undefined {
  const live = [
    ...rejections.map(({ cause, answer }) => row(cause, [answer], measurement('rejections'))),
    ...(userIdentity ? [row('no-user-identity', [userIdentity.without], measurement('user-identity'))] : []),
    ...(associations?.refused === undefined
      ? []
      : [row('too-many-associations', [associations.refused], measurement('associations'))]),
  ];
  const further = provoked.flatMap(([cause, beginnings]) => {
    if (live.some((one) => one.cause === cause)) return [];
    const own = cases.filter(({ id, role }) => role === 'scp' && beginnings.some((one) => id.startsWith(one)));
    const answers = own.flatMap(({ id, observed }) => {
      const answer = answerOf(observed);
      return answer === undefined ? [] : [{ id, answer }];
    });
    if (answers.length === 0) return [];
    const evidence = answers.map(({ id }) => id).slice(0, namedAtMost);
    return [row(cause, [...new Set(answers.map(({ answer }) => answer))].sort(), evidence)];
  });
  const request = failingRequest(cases);
  const rows = [...live, ...further, ...(request ? [request] : [])];
  return rows.length > 0 ? rows : undefined;
}

const namedAtMost = 10;

/** The same short form as `cstore measure` has for what comes. */
function answerOf(observed: Observation): string | undefined {
  if (observed.kind === 'closed') return observed.how === 'RST' ? 'reset' : 'closed';
  if (observed.kind === 'silence') return 'silence';
  if (observed.kind !== 'pdu') return undefined;
  const { type, result, source, reason } = observed.pdu;
  if (type === 'A-ASSOCIATE-RJ') return `${type} ${result}/${source}/${reason}`;
  if (type === 'A-ABORT') return `${type} ${source}/${reason}`;
  return type === 'A-ASSOCIATE-AC' ? 'accepted' : undefined;
}

/** A C-STORE that it fails: it goes on with the association, or aborts it. */
function failingRequest(cases: readonly CaseResult[]): Failure | undefined {
  const own = cases.filter(
    ({ role, status, answer }) =>
      role === 'scp' &&
      answer?.kind === 'message' &&
      answer.commandField === cStoreResponse &&
      statusCategory(Number(status ?? '0')) === 'Failure',
  );
  if (own.length === 0) return undefined;
  const evidence = own.map(({ id }) => id).slice(0, namedAtMost);
  return { cause: 'failing-request', answer: seen('answers with a status of failure', evidence) };
}

const cStoreResponse = 0x8001;

function row(cause: string, answers: readonly string[], evidence: readonly string[]): Failure {
  return { cause, answer: seen(answers.map(reactionText).join('; or '), evidence) };
}

const words: Readonly<Record<string, string>> = {
  accepted: 'accepts',
  closed: 'closes the connection',
  reset: 'resets the connection',
  silence: 'nothing',
};

/** What it does, in the third person. */
export function reactionText(answer: string): string {
  return words[answer] ?? answer;
}
