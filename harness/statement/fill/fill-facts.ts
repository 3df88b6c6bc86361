// From results and measurements to the facts of a product, of the kind `measured`: PS3.2 Annex N.

import type { Measurements } from '../../model/measurements.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { ApplicationEntity, ConformanceFacts } from '../facts/conformance-facts.ts';
import { acceptorEntity } from './acceptor-entity.ts';

/** What facts are made of. */
export interface Sources {
  readonly results?: readonly RunResult[];
  readonly measurements?: readonly Measurements[];
}

/** The edition of the standard to which the cells belong. */
const edition = '2024c';

/** The facts that the sources tell. What none of them tells is absent, or of the basis `unknown`. */
export function fillFacts({ results = [], measurements = [] }: Sources): ConformanceFacts {
  const entities = [acceptorEntity(results, measurements)].filter((one): one is ApplicationEntity => one !== undefined);
  const port = measurements.find((one) => one.role === 'scp')?.port;
  return {
    schemaVersion: 1,
    kind: 'measured',
    standard: edition,
    product: { name: { basis: 'unknown', note: 'only the vendor can say it' } },
    applicationEntities: entities,
    ...(port !== undefined && {
      security: { port: { value: port, basis: 'measured', evidence: ['measure/implementation'] } },
    }),
  };
}
