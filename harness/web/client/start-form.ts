// The form that starts a run.

import { get, post } from './api.ts';
import { attempt, byId, element } from './dom.ts';

interface Scenario {
  readonly id: string;
  readonly cases: number;
}

/** Makes the form ready; `started` is told the name of each run. */
export async function readyForm(started: (name: string) => void): Promise<void> {
  const form = byId<HTMLFormElement>('start-form');
  const show = (): void => showFields(form);
  form.addEventListener('change', show);
  show();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(async () => started((await post<{ name: string }>('runs', requestOf(form))).name));
  });
  const scenarios = await get<Scenario[]>('scenarios');
  byId('scenarios').append(
    ...scenarios.map(({ id, cases }) =>
      element(
        'label',
        { className: 'check' },
        element('input', { type: 'checkbox', name: 'target', value: id }),
        `${id} (${cases})`,
      ),
    ),
  );
}

/** Shows the fields that the kind of system and of work have. */
function showFields(form: HTMLFormElement): void {
  const data = new FormData(form);
  for (const [name, key] of [
    ['for', 'kind'],
    ['work', 'work'],
  ] as const)
    for (const each of form.querySelectorAll<HTMLElement>(`[data-${name}]`))
      each.hidden = !(each.dataset[name] ?? '').split(' ').includes(String(data.get(key)));
  const chosen = data.getAll('target');
  byId('chosen').textContent = chosen.length === 0 ? 'all' : chosen.join(', ');
}

function requestOf(form: HTMLFormElement): Record<string, unknown> {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '');
  const isRun = text('work') === 'run';
  const names = ['kind', 'work', 'system', 'callingAe', 'calledAe', 'listen', 'user', 'password', 'timeout', 'seed'];
  const shown = names.filter((name) => form.querySelector(`[name="${name}"]`)?.closest('[hidden]') === null);
  const common = Object.fromEntries(shown.map((name) => [name, text(name)]));
  if (!isRun) return { ...common, runs: text('runs'), focus: text('focus') };
  return { ...common, concurrency: text('concurrency'), slow: data.has('slow'), targets: data.getAll('target') };
}
