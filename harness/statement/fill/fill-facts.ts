// From results and measurements to the facts of a product, of the kind `measured`: PS3.2 Annex N.

import type { Measurements } from '../../model/measurements.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { ApplicationEntity, ConformanceFacts } from '../facts/conformance-facts.ts';
import { acceptorEntity } from './acceptor-entity.ts';
import { characterSets } from './character-sets.ts';
import { initiatorEntity } from './initiator-entity.ts';
import { securityFacts } from './security.ts';

/** What facts are made of. */
export interface Sources {
  readonly results?: readonly RunResult[];
  readonly measurements?: readonly Measurements[];
}

/** The edition of the standard to which the cells belong. */
const edition = '2024c';

/** The facts that the sources tell. What none of them tells is absent, or of the basis `unknown`. */
export function fillFacts({ results = [], measurements = [] }: Sources): ConformanceFacts {
  const entities = merged(acceptorEntity(results, measurements), initiatorEntity(results, measurements));
  const sets = characterSets(results.flatMap(({ cases }) => cases));
  const security = securityFacts(measurements);
  return {
    schemaVersion: 1,
    kind: 'measured',
    standard: edition,
    product: { name: { basis: 'unknown', note: 'only the vendor can say it' } },
    applicationEntities: entities,
    ...(sets && { characterSets: sets }),
    ...(security && { security }),
  };
}

/** One AE in both roles if both have the same name, as the built-in pair and many products have. */
function merged(
  acceptor: ApplicationEntity | undefined,
  initiator: ApplicationEntity | undefined,
): ApplicationEntity[] {
  const both = [acceptor, initiator].filter((one) => one !== undefined);
  if (both.length === 0) return [{ name: 'unknown' }];
  if (acceptor === undefined || initiator === undefined || acceptor.name !== initiator.name) return both;
  return [{ ...initiator, ...acceptor }];
}
