// From the description of a way to retrieve to the place in which instances are read.

import { getInstance } from './c-get.ts';
import { Mover } from './c-move.ts';
import type { RetrieveSpec } from './retrieve-spec.ts';
import { type RetrieveMethod, Retriever } from './retriever.ts';
import { wadoInstance } from './wado.ts';

/** The place that gives back what is asked for. Nothing is connected. */
export function openRetriever(spec: RetrieveSpec): Retriever {
  return new Retriever(methodOf(spec));
}

function methodOf(spec: RetrieveSpec): RetrieveMethod {
  if (spec.by === 'get') return { name: 'C-GET', ask: getInstance };
  if (spec.by === 'move') return new Mover(spec);
  const { url } = spec;
  return { name: 'WADO-RS', ask: (wanted, limits) => wadoInstance(wanted, url, limits) };
}
