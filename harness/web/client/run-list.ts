// The list of the runs, with what can be done with each.

import { addressOf, get, post } from './api.ts';
import { attempt, button, byId, element, tell } from './dom.ts';

export interface ListedRun {
  readonly name: string;
  readonly title: string;
  readonly work: 'run' | 'fuzz';
  readonly startedAt?: string;
  readonly isRunning: boolean;
  readonly canGoOn: boolean;
  readonly hasResults: boolean;
}

/** Shows the runs, and what there is of each. */
export class RunList {
  readonly #open: (name: string) => void;
  #shown = '';
  runs: readonly ListedRun[] = [];

  constructor(open: (name: string) => void) {
    this.#open = open;
    byId('compare').addEventListener('click', () => this.#compare());
  }

  async refresh(): Promise<void> {
    this.runs = await get<ListedRun[]>('runs');
    const text = JSON.stringify(this.runs);
    // Who has the keyboard in the list keeps it while nothing changes.
    if (text === this.#shown) return;
    this.#shown = text;
    const chosen = new Set(this.#chosen());
    byId('no-runs').hidden = this.runs.length > 0;
    byId('runs-body').replaceChildren(...this.runs.map((run) => this.#row(run, chosen.has(run.name))));
  }

  #row(run: ListedRun, isChosen: boolean): HTMLTableRowElement {
    const { name, title, work, startedAt, isRunning, canGoOn, hasResults } = run;
    const choice = element('input', { type: 'checkbox', value: name, checked: isChosen, disabled: !hasResults });
    choice.setAttribute('aria-label', `Compare ${title}, ${name}`);
    const state = isRunning ? 'going on' : canGoOn ? 'stopped before its end' : 'ended';
    const open = button('Open', `${title}, ${name}`, () => this.#open(name));
    const remove = button('Delete', `${title}, ${name}`, () => {
      if (confirm(`Delete the run ${title} with its reports?`))
        attempt(async () => {
          await post(`runs/${name}/remove`);
          await this.refresh();
        });
    });
    const files =
      work === 'fuzz' ? ['fuzz.html', 'log.txt'] : hasResults ? ['index.html', 'results.json', 'log.txt'] : ['log.txt'];
    const links = isRunning ? [] : files.map((file) => fileLink(name, file));
    const when = startedAt === undefined ? name : new Date(startedAt).toLocaleString();
    return element(
      'tr',
      {},
      element('td', {}, choice),
      element('td', {}, title, element('code', {}, when)),
      element('td', {}, state),
      element('td', {}, ...links),
      element('td', {}, open, remove),
    );
  }

  #chosen(): string[] {
    return [...byId('runs-body').querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
  }

  #compare(): void {
    const names = this.#chosen();
    if (names.length < 2) {
      tell('Choose two runs or more that have results.');
      return;
    }
    const query = new URLSearchParams(names.toReversed().map((name): [string, string] => ['run', name]));
    window.open(addressOf(`compare?${query}`), '_blank', 'noopener');
  }
}

function fileLink(name: string, file: string): HTMLAnchorElement {
  return element('a', { href: addressOf(`runs/${name}/files/${file}`), target: '_blank', rel: 'noopener' }, file);
}
