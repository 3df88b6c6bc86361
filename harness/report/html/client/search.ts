// The search above the cases: its field holds the whole query, the choices write into it, and the address repeats it.

import { parseQuery, type QueryField, queryAddress, queryOfAddress, valuesOf, withValues } from '../page-data/query.ts';
import { queryHints } from '../page-data/query-hints.ts';
import type { CaseList } from './case-list.ts';
import { all } from './page.ts';

/** Milliseconds without a key until a search begins. */
const typingPause = 80;

export class Search {
  readonly #form: HTMLFormElement;
  readonly #list: CaseList;
  #waiting = 0;

  constructor(form: HTMLFormElement, list: CaseList) {
    this.#form = form;
    this.#list = list;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(() => this.#search('')));
    form.addEventListener('input', (event) => this.#take(event.target));
    form.addEventListener('click', ({ target }) => this.#act(target));
    form.hidden = false;
    this.#show('');
  }

  /** Takes the query of the address, if it has one. */
  follow(hash: string): boolean {
    const text = queryOfAddress(hash);
    if (text === undefined) return false;
    this.#show(text);
    document.getElementById('cases')?.scrollIntoView();
    return true;
  }

  /** Lists every case: what stands in no address, as before a click on a number and after Back, filters nothing. */
  clear(): void {
    if (this.#field?.value !== '') this.#show('');
  }

  get #field(): HTMLInputElement | undefined {
    return all<HTMLInputElement>('[name=text]', this.#form)[0];
  }

  #take(target: EventTarget | null): void {
    if (target === this.#field) {
      clearTimeout(this.#waiting);
      this.#waiting = window.setTimeout(() => this.#search(this.#field?.value ?? ''), typingPause);
    } else if (target instanceof HTMLSelectElement) {
      this.#narrow(target.name as QueryField, target.value === '' ? [] : [target.value]);
    } else {
      this.#narrow(
        'verdict',
        this.#ticks().flatMap(({ checked, value }) => (checked ? [value] : [])),
      );
    }
  }

  #narrow(field: QueryField, values: readonly string[]): void {
    this.#search(withValues(this.#field?.value ?? '', field, values));
  }

  /** A search of the reader stands in the address, so that it can be passed on. */
  #search(text: string): void {
    history.replaceState(null, '', text.trim() === '' ? '#cases' : queryAddress(text));
    this.#show(text);
  }

  #show(text: string): void {
    if (this.#field && this.#field.value !== text) this.#field.value = text;
    for (const select of all<HTMLSelectElement>('select', this.#form)) {
      const wanted = valuesOf(text, select.name as QueryField);
      const option = [...select.options].find(({ value }) => wanted.length === 1 && value.toLowerCase() === wanted[0]);
      select.value = option?.value ?? '';
    }
    const verdicts = valuesOf(text, 'verdict');
    for (const tick of this.#ticks()) tick.checked = verdicts.includes(tick.value);
    this.#tell(this.#list.show(parseQuery(text)));
    setText('hint', queryHints(text, this.#list.searchables).join(' '));
  }

  #tell(found: number): void {
    const { count, opensCases } = this.#list;
    const [few, many] = [found.toLocaleString('en'), count.toLocaleString('en')];
    setText('shown', found === count ? counted(many, count) : `${few} of ${counted(many, count)}`);
    const nothing = document.getElementById('nothing');
    if (nothing) nothing.hidden = found > 0;
    for (const button of all('[data-do=open]', this.#form)) {
      button.textContent = opensCases ? 'Open all' : 'Open scenarios';
    }
  }

  #act(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement)) return;
    if (target.dataset.do === 'open') this.#list.openAll();
    if (target.dataset.do === 'close') this.#list.closeAll();
  }

  #ticks(): HTMLInputElement[] {
    return all<HTMLInputElement>('[name=verdict]', this.#form);
  }
}

function setText(id: string, text: string): void {
  const element = document.getElementById(id);
  if (element) element.textContent = text;
}

function counted(number: string, count: number): string {
  return `${number} ${count === 1 ? 'case' : 'cases'}`;
}
