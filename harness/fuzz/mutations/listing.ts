// What a user is told of every mutation: what it applies to, the clause, what it breaks, its choices, and how a scenario says it.

import { ExplicitVRLittleEndian } from '../../../src/index.ts';
import { operations } from '../../language/mutations/registry.ts';
import type { Surroundings } from '../draft/layers.ts';
import { operationsOf } from './by-changes.ts';
import { mutationsByKind } from './kinds.ts';
import { type Mutation, subjects } from './mutation.ts';

/** Only the changes of a mutation are asked for by these, and nothing is sent. */
const around: Surroundings = {
  target: { calledAETitle: 'CALLED', callingAETitle: 'CALLING', pairs: [], maxLength: 0, servesOne: false },
  sopClass: '',
  encoding: ExplicitVRLittleEndian,
  contextId: 1,
  echoContextId: 3,
};

/** Lines of a listing of mutations by what they apply to, and of the operations of scenarios with the mutations made of them. */
export function listingOf(mutations: readonly Mutation[]): readonly string[] {
  const lines = subjects.flatMap((subject) => {
    const rows = mutations.filter(({ appliesTo }) => appliesTo === subject);
    return rows.length === 0 ? [] : [`${subject}: ${rows.length}`, ...rows.flatMap(linesOf), ''];
  });
  return [
    ...lines,
    'changes that a scenario says under mutate, and what is made of them here:',
    ...operationLines(mutations),
  ];
}

function linesOf(mutation: Mutation): readonly string[] {
  const { id, clause, breaks, variants, sizes, places } = mutation;
  const kinds = Object.entries(mutationsByKind).flatMap(([kind, ids]) => (ids.includes(id) ? [kind] : []));
  const said = operationsOf(mutation, around);
  const choices = [
    ...(variants ? [`variants: ${variants.join(', ')}`] : []),
    ...(sizes ? [`size: ${sizes.least} to ${sizes.most}`] : []),
    ...(places ? ['at each of its places'] : []),
    ...(kinds.length > 0 ? [`kind ${kinds.join(', ')}`] : []),
    ...(said.length > 0 ? [`mutate: ${said.join(', ')}`] : []),
  ];
  return [`  ${id} (${clause})`, `      ${breaks}`, ...(choices.length > 0 ? [`      ${choices.join('; ')}`] : [])];
}

function operationLines(mutations: readonly Mutation[]): readonly string[] {
  return operations.map(({ name, subject, clause, does }) => {
    const made = mutations.filter((mutation) => operationsOf(mutation, around).includes(name)).map(({ id }) => id);
    return `  ${name} (${subject}, ${clause}): ${does}; ${made.join(', ') || 'none of these'}`;
  });
}
