// From the description of a way to retrieve to the place in which instances are read.

import { getInstance } from './c-get.ts';
import type { RetrieveSpec } from './retrieve-spec.ts';
import { Retriever } from './retriever.ts';

/** The place that gives back what is asked for. Nothing is connected. */
export function openRetriever(_spec: RetrieveSpec): Retriever {
  return new Retriever({ name: 'C-GET', ask: getInstance });
}
