// docs/state-table.md: which cells of PS3.8 Table 9-10 a requestor can see, which scenario does, and why the others not.

import {
  type Event,
  eventDefinitions,
  events,
  type State,
  stateDefinitions,
  states,
  transition,
} from '../../../src/wire.ts';
import { type Cell, cells, type Observation, observationOf } from './cells.ts';
import { folder, type StateTableScenario } from './scenario-files.ts';

const marks: Readonly<Record<Observation['kind'], string>> = { provoked: '●', seen: '○', hidden: '·' };

/** The page in Markdown. */
export function stateTablePage(scenarios: readonly StateTableScenario[]): string {
  return `${[
    '# Table 9-10 seen from outside',
    '',
    '<!-- Written by `npm run generate`: change harness/self-test/state-table instead. -->',
    '',
    'An SCP under test is the acceptor of an association, and the harness a requestor that can send it anything. This is',
    `what of the ${cells.length} filled cells of PS3.8 Table 9-10 it can see that way:`,
    '',
    `- ● ${count('provoked')} are provoked by cases of their own, in \`scenarios/${folder}/\`;`,
    `- ○ ${count('seen')} are primitives of the SUT's own user whose effect other cases expect;`,
    `- · ${count('hidden')} cannot be observed.`,
    '',
    ...grid(),
    '',
    '## The scenarios',
    '',
    '| Scenario | State | Action | Events |',
    '|---|---|---|---|',
    ...scenarios.map(scenarioRow),
    '',
    'Sta3 and Sta8 are transient: the SUT leaves them by its own answer, maybe before the next PDU arrives. The cases send',
    'that PDU right behind the one that enters the state, and take the reaction of the next state as well.',
    '',
    '## Seen in other cases',
    '',
    ...cells.flatMap((cell) => seenLine(cell)),
    '',
    '## Not observable',
    '',
    ...hiddenLines(),
  ].join('\n')}\n`;
}

function count(kind: Observation['kind']): number {
  return cells.filter((cell) => observationOf(cell).kind === kind).length;
}

function grid(): string[] {
  return [
    `| | ${states.join(' | ')} |`,
    `|---|${states.map(() => '---|').join('')}`,
    ...events.map(
      (event) => `| ${event} ${eventDefinitions[event]} | ${states.map((state) => box(state, event)).join(' | ')} |`,
    ),
  ];
}

function box(state: State, event: Event): string {
  const cell = transition(state, event);
  return cell ? `${cell.action} ${marks[observationOf({ state, event }).kind]}` : '';
}

function scenarioRow({ name, cells: [first, ...rest] }: StateTableScenario): string {
  const all = first ? [first, ...rest] : [];
  const path = `../scenarios/${folder}/${name}.yaml`;
  return `| [${name}](${path}) | ${first?.state}: ${first && stateDefinitions[first.state]} | ${first?.action} | ${all.map(({ event }) => event).join(', ')} |`;
}

function seenLine(cell: Cell): string[] {
  const observation = observationOf(cell);
  if (observation.kind !== 'seen') return [];
  return [`- ${cell.event} (${eventDefinitions[cell.event]}) in ${cell.state}, ${cell.action}: ${observation.how}.`];
}

function hiddenLines(): string[] {
  const byReason = new Map<string, Cell[]>();
  for (const cell of cells) {
    const observation = observationOf(cell);
    if (observation.kind !== 'hidden') continue;
    const key = `${cell.state}, ${observation.reason}`;
    byReason.set(key, [...(byReason.get(key) ?? []), cell]);
  }
  return [...byReason].map(([key, members]) => `- ${key}: ${members.map(({ event }) => event).join(', ')}.`);
}
