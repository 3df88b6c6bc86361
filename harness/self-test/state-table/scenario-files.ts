// The scenarios of PS3.8 Table 9-10, written from the table: one for each state and action, a case for each event.

import { actionDefinitions, eventDefinitions, type State, stateDefinitions } from '../../../src/wire.ts';
import { type Cell, cells, observationOf } from './cells.ts';
import { entries, provocationOf } from './provocations.ts';
import { type Reaction, reactionOf } from './reactions.ts';
import { specialScenario } from './special-scenarios.ts';

/** Where the scenarios lie, from the folder of all scenarios. */
export const folder = 'ps3.8/9.2.3';

/** A scenario and the cells that it provokes. */
export interface StateTableScenario {
  /** Its id without the folder. */
  readonly name: string;
  readonly cells: readonly Cell[];
  readonly yaml: string;
}

/** Every scenario, in the order of states and events. */
export function stateTableScenarios(): StateTableScenario[] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells.filter((candidate) => observationOf(candidate).kind === 'provoked')) {
    const key = nameOf(cell);
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return [...groups].map(([name, members]) => ({ name, cells: members, yaml: yamlOf(name, members) }));
}

/** Events of one state and action share a scenario; those that may show something else have one of their own. */
function nameOf({ state, event, action }: Cell): string {
  const base = `${state}-${action}`.toLowerCase();
  const differs = state === 'Sta3' && (event === 'Evt10' || event === 'Evt12');
  return differs || event === 'Evt18' ? `${base}-${event.toLowerCase()}` : base;
}

const origin = '# Written from Table 9-10 by `npm run generate`: change harness/self-test/state-table instead.';

function yamlOf(name: string, members: readonly Cell[]): string {
  const [first] = members;
  if (!first) throw new Error(`${name} has no cell`);
  const { state, action } = first;
  const special = specialScenario(first);
  const head = [
    origin,
    `id: ${folder}/${name}`,
    `title: "${special?.title ?? `${state}, $event.name: ${action}`}"`,
    'requirement:',
    '  ref: PS3.8 9.2.3',
    '  level: shall',
    `  text: "In ${state} (${stateDefinitions[state]}) the event leads to ${action}: ${actionDefinitions[action]}."`,
    `input: ${isUnexpected(first) ? 'illegal' : 'legal'}`,
    'sut: scp',
  ];
  return `${[...head, ...(special?.lines ?? plainLines(members, reactionOf(first)))].join('\n')}\n`;
}

/** What these actions answer comes from a peer that does not keep to the table. */
function isUnexpected({ action }: Cell): boolean {
  return ['AA-1', 'AA-6', 'AA-7', 'AA-8'].includes(action);
}

function plainLines(members: readonly Cell[], reaction: Reaction | undefined): string[] {
  const [{ state }] = members as readonly [Cell];
  if (!reaction) throw new Error(`there is no reaction for ${JSON.stringify(members)}`);
  return [
    'params:',
    '  event:',
    ...members.map(({ event }) => {
      return `    ${event}: { name: ${eventDefinitions[event]}, step: { ${provocationOf(state, event)} } }`;
    }),
    'steps:',
    ...entryLines(state),
    '  - $event.step',
    '  - expect:',
    ...(reaction.brief ? ['      wait: brief'] : []),
    ...(reaction.ignore ? [`      ignore: [${reaction.ignore.join(', ')}]`] : []),
    '      anyOf:',
    ...reaction.anyOf.map((alternative) => `        - ${alternative}`),
  ];
}

/** The steps that bring the SUT into a state. */
export function entryLines(state: State): string[] {
  return (entries[state]?.steps ?? []).map((step) => `  - ${step}`);
}
