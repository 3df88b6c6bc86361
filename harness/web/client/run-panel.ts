// One run while it goes on: its cases and faults as they come, the conversation of a case, and the questions to a person.

import { addressOf, post } from './api.ts';
import { attempt, button, byId, element, replaceIfOther } from './dom.ts';
import { Question } from './question.ts';

interface Ended {
  readonly id: string;
  readonly verdict: string;
  readonly title: string;
  readonly clause: string;
  readonly outcome?: string;
}

interface Fault {
  readonly severity: string;
  readonly title: string;
  readonly clause: string;
  readonly cases: number;
  readonly first?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: what the server sends is read key by key
type Message = Record<string, any> & { readonly kind: string };

/** Rows drawn at most; the filter leads to the others. */
const mostRows = 300;
/** Milliseconds between two drawings. */
const drawEveryMs = 200;
/** Lines of a conversation that are shown. */
const mostLines = 2000;

/** The open run. */
export class RunPanel {
  readonly #changed: () => void;
  readonly #opened: (name: string) => void;
  readonly #question: Question;
  #name = '';
  #source: EventSource | undefined;
  #cases = new Map<string, Ended>();
  #busy = new Set<string>();
  #faults: readonly Fault[] = [];
  #finds: string[] = [];
  #lead = '';
  #total = 0;
  #isOver = false;
  #watched = '';
  #lines: string[] = [];
  #isDue = false;

  constructor(changed: () => void, opened: (name: string) => void) {
    this.#changed = changed;
    this.#opened = opened;
    this.#question = new Question((message) => attempt(() => post(`runs/${this.#name}/tell`, message)));
    for (const id of ['shown', 'filter']) byId(id).addEventListener('input', () => this.#draw());
    byId('stop').addEventListener('click', () => attempt(() => post(`runs/${this.#name}/stop`)));
    byId('go-on').addEventListener('click', () =>
      attempt(async () => {
        await post(`runs/${this.#name}/go-on`);
        this.open(this.#name, byId('run-h').textContent ?? '');
      }),
    );
  }

  get name(): string {
    return this.#name;
  }

  open(name: string, title: string): void {
    this.#source?.close();
    this.#name = name;
    [this.#cases, this.#busy, this.#faults, this.#finds] = [new Map(), new Set(), [], []];
    [this.#lead, this.#total, this.#isOver, this.#watched, this.#lines] = ['', 0, false, '', []];
    this.#question.close();
    byId('conversation').hidden = true;
    byId('run').hidden = false;
    byId('run-h').textContent = title;
    byId('run-h').focus();
    this.#source = new EventSource(addressOf(`runs/${name}/events`));
    this.#source.onmessage = ({ data }) => this.#take(JSON.parse(data));
    this.#draw();
  }

  close(): void {
    this.#source?.close();
    this.#name = '';
    byId('run').hidden = true;
  }

  /** Whether the run stopped before its end, and can go on. */
  canGoOn(can: boolean): void {
    byId('go-on').hidden = !can;
  }

  #take(message: Message): void {
    switch (message.kind) {
      case 'run-begin':
        [this.#total, this.#isOver, this.#lead] = [message.total, false, message.address];
        break;
      case 'case-begin':
        this.#busy.add(message.id);
        break;
      case 'case-end':
        this.#busy.delete(message.id);
        this.#cases.delete(message.id);
        this.#cases.set(message.id, message as unknown as Ended);
        if (message.id === this.#watched) this.#showWhole();
        break;
      case 'faults':
        this.#faults = message.faults;
        break;
      case 'fuzz':
        this.#lead = message.text;
        break;
      case 'find':
        this.#finds.push(`${message.id}: ${message.text}`);
        break;
      case 'wire':
        this.#hear(message.id, message.text);
        break;
      case 'run-end':
      case 'process-end':
        if (message.kind === 'run-end' && message.reachable === false)
          this.#lead = `could not be judged to the end: ${message.unreachableReason ?? ''}`;
        this.#isOver = true;
        this.#busy.clear();
        this.#question.close();
        this.#changed();
        break;
      case 'trouble':
        this.#lead = message.text;
        break;
      default:
        this.#question.take(message);
    }
    this.#drawSoon();
  }

  #drawSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => {
      this.#isDue = false;
      this.#draw();
    }, drawEveryMs);
  }

  #draw(): void {
    const counts = new Map<string, number>();
    for (const { verdict } of this.#cases.values()) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    const verdicts = [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ');
    const ended = this.#total > 0 ? `${this.#cases.size} of ${this.#total} cases` : '';
    byId('state').textContent = [this.#isOver ? 'Over' : 'Going on', this.#lead, ended, verdicts]
      .filter(Boolean)
      .join('; ');
    byId('stop').hidden = this.#isOver;
    this.#drawFaults();
    this.#drawCases();
  }

  #drawFaults(): void {
    const faults = this.#faults.map(({ severity, title, clause, cases, first }) => {
      const line = element(
        'li',
        {},
        element('strong', {}, severity),
        ` ${title} (${clause}; ${cases} ${cases === 1 ? 'case' : 'cases'})`,
      );
      if (first !== undefined)
        line.append(
          ' ',
          button('Open a case', title, () => this.#watch(first)),
        );
      return line;
    });
    const finds = this.#finds.map((find) => element('li', {}, element('strong', {}, 'found'), ` ${find}`));
    replaceIfOther(byId('faults'), [...finds, ...faults]);
    byId('no-faults').hidden = faults.length + finds.length > 0;
  }

  #drawCases(): void {
    const shown = byId<HTMLSelectElement>('shown').value;
    const words = byId<HTMLInputElement>('filter').value.toLowerCase();
    const busy = [...this.#busy].map((id) => ({ id, verdict: 'under way', title: id, clause: '' }));
    const ended = [...this.#cases.values()].toReversed();
    const all = [...busy, ...(shown === 'busy' ? [] : ended)].filter(({ id, verdict, title }) => {
      if (words !== '' && !`${id} ${title}`.toLowerCase().includes(words)) return false;
      if (shown === 'judged') return verdict !== 'pass' && verdict !== 'not-applicable';
      return shown === 'all' || shown === 'busy' || verdict === shown;
    });
    byId('count').textContent =
      all.length > mostRows ? `${mostRows} of ${all.length} are listed` : `${all.length} listed`;
    replaceIfOther(
      byId('cases'),
      all.slice(0, mostRows).map((one) => this.#row(one)),
    );
  }

  #row({ id, verdict, title, clause, outcome }: Ended): HTMLTableRowElement {
    const actions = [button('Conversation', id, () => this.#watch(id))];
    if (verdict !== 'under way' && !id.startsWith('rules/'))
      actions.push(button('Run again', id, () => this.#again(id)));
    const text = element('td', {}, title, element('code', {}, `${id} ${clause}`));
    if (outcome !== undefined) text.append(element('span', { className: 'outcome-text' }, outcome));
    return element(
      'tr',
      {},
      element('td', { className: `v-${verdict}` }, verdict),
      text,
      element('td', {}, ...actions),
    );
  }

  #again(id: string): void {
    attempt(async () => this.#opened((await post<{ name: string }>(`runs/${this.#name}/again`, { id })).name));
  }

  /** Opens the conversation of a case: of one that has ended whole, of another as it grows. */
  #watch(id: string): void {
    this.#watched = id;
    this.#lines = [];
    byId('conversation').hidden = false;
    byId('conversation-h').textContent = id;
    byId('wire').textContent = '';
    byId('whole').hidden = true;
    if (this.#cases.has(id)) this.#showWhole();
    if (!this.#isOver) void post(`runs/${this.#name}/tell`, { kind: 'watch', id }).catch(() => {});
    byId('conversation-h').focus();
  }

  #showWhole(): void {
    const whole = byId<HTMLAnchorElement>('whole');
    whole.href = addressOf(`runs/${this.#name}/case?${new URLSearchParams({ id: this.#watched })}`);
    whole.hidden = false;
  }

  #hear(id: string, text: string): void {
    if (id !== this.#watched || this.#lines.length >= mostLines) return;
    this.#lines.push(text);
    byId('wire').textContent = this.#lines.join('\n');
  }
}
