// With which statuses an SCP answered C-STOREs, and what had led to them: PS3.2 Table N.7-43.

import type { ScpMeasurements } from '../../model/measurements.ts';
import type { CaseResult } from '../../model/run-result.ts';
import type { SentStatus } from '../facts/service.ts';
import { causes } from '../facts/service.ts';
import { measurement, seen } from './measured-leaf.ts';
import { type Cause, causeOf, causeWords } from './status-causes.ts';
import { statusMeaning } from './status-meaning.ts';

/** A C-STORE response that came. */
interface Sighting {
  readonly status: string;
  readonly cause: Cause | undefined;
  readonly condition: string;
  readonly fields: readonly string[];
  readonly evidence: string;
}

const cStoreResponse = 0x8001;
/** Cases that a row names at most, and conditions that it lists. */
const namedAtMost = 10;
const statusForm = /^0x[0-9A-F]{4}$/;

/** A row for each status, in the order of the codes; undefined if no C-STORE was sent. */
export function sentStatuses(cases: readonly CaseResult[], measured: ScpMeasurements): SentStatus[] | undefined {
  const sightings = [...cases.flatMap(ofCase), ...ofStored(measured)];
  const statuses = [...new Set(sightings.map(({ status }) => status))].sort();
  const rows = statuses.map((status) =>
    row(
      status,
      sightings.filter((one) => one.status === status),
    ),
  );
  return rows.length > 0 ? rows : undefined;
}

function ofCase({ id, scenario, title, role, status, answer }: CaseResult): Sighting[] {
  if (role !== 'scp' || status === undefined || answer?.kind !== 'message') return [];
  if (answer.commandField !== cStoreResponse || answer.status !== Number(status)) return [];
  const cause = causeOf(scenario);
  const { offendingElement = [], errorComment } = answer;
  const fields = [
    ...(offendingElement.length > 0 ? ['OffendingElement'] : []),
    ...(errorComment === undefined ? [] : ['ErrorComment']),
  ];
  // A title says what is demanded, and not what led to the status.
  const condition = cause === undefined ? `as in "${title}"` : causeWords[cause];
  return [{ status, cause, condition, fields, evidence: id }];
}

function ofStored({ stored = [] }: ScpMeasurements): Sighting[] {
  const [evidence = ''] = measurement('stored');
  return stored
    .filter(({ answer }) => statusForm.test(answer))
    .map(({ answer }) => {
      const isStored = answer === '0x0000';
      const condition = isStored ? causeWords.stored : 'a known good instance';
      return { status: answer, cause: isStored ? 'stored' : undefined, condition, fields: [], evidence };
    });
}

function row(status: string, sightings: readonly Sighting[]): SentStatus {
  const evidence = [...new Set(sightings.map((one) => one.evidence))].slice(0, namedAtMost);
  const known = causes.filter((cause) => sightings.some((one) => one.cause === cause));
  const told = sightings.filter(({ cause }) => known.length === 0 || cause !== undefined);
  const conditions = [...new Set(told.map(({ condition }) => condition))].slice(0, namedAtMost);
  const fields = [...new Set(sightings.flatMap((one) => one.fields))].sort();
  return {
    status,
    ...statusMeaning(status),
    condition: seen(conditions.join('; '), evidence),
    ...(known.length > 0 && { causes: seen([...known], causeEvidence(sightings)) }),
    relatedFields: seen(fields, evidence),
  };
}

/** Cases of every cause come before further ones of the same. */
function causeEvidence(sightings: readonly Sighting[]): string[] {
  const withCause = sightings.filter(({ cause }) => cause !== undefined);
  const firsts = withCause.filter((one, at) => withCause.findIndex(({ cause }) => cause === one.cause) === at);
  return [...new Set([...firsts, ...withCause].map(({ evidence }) => evidence))].slice(0, namedAtMost);
}
