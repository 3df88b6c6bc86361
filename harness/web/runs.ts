// All runs of the page: started, followed, stopped, gone on with and removed.

import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { journalName } from '../journal/journal.ts';
import { type FromRun, fromRunSchema, type ToRun } from '../model/live-message.ts';
import { isRunning, type RunProcess, startRun, stopRun } from './run-process.ts';
import { argumentsOf, RequestError, type RunRequest, runRequestOf, titleOf } from './run-request.ts';
import { RunView } from './run-view.ts';
import { fuzzLogName, type Order, RunsFolder } from './runs-folder.ts';

/** Milliseconds between two looks at the journals that grow. */
const lookEveryMs = 300;
/** Runs that are kept in memory without a viewer. */
const keptViews = 4;
/** What fuzzing has told is read again up to so many bytes. */
const longestFuzzLog = 16 * 2 ** 20;
/** Runs at once; each is a process. */
const mostAtOnce = 8;

/** A run in the list. */
export interface ListedRun {
  readonly name: string;
  readonly title: string;
  readonly work: Order['work'];
  readonly startedAt: string | undefined;
  readonly isRunning: boolean;
  /** The page started it, and it was stopped or killed before its end. */
  readonly canGoOn: boolean;
  readonly hasResults: boolean;
}

/** What the user gave beside what comes with cstore, as paths. */
export interface OwnModules {
  /** Modules that export steps (`--steps`). */
  readonly steps?: readonly string[];
  /** Files and folders of scenarios. */
  readonly scenarios?: readonly string[];
}

/** The runs below a folder, and the processes that make them. */
export class Runs {
  readonly folder: RunsFolder;
  readonly #program: string;
  readonly #steps: readonly string[];
  readonly #scenarios: readonly string[];
  readonly #views = new Map<string, RunView>();
  readonly #processes = new Map<string, RunProcess>();
  readonly #looking: NodeJS.Timeout;

  /** Runs below this folder, made by this program of `cstore`. */
  constructor(path: string, program: string, { steps = [], scenarios = [] }: OwnModules = {}) {
    this.folder = new RunsFolder(path);
    this.#program = program;
    this.#steps = steps;
    this.#scenarios = scenarios;
    this.#looking = setInterval(() => void this.#look(), lookEveryMs);
    this.#looking.unref();
  }

  list(): ListedRun[] {
    return this.folder.names().map((name) => {
      const order = this.folder.order(name);
      const running = this.isRunning(name);
      const hasResults = this.folder.fileOf(name, 'results.json') !== undefined;
      return {
        name,
        title: order?.title ?? name,
        work: order?.work ?? 'run',
        startedAt: order?.startedAt,
        isRunning: running,
        canGoOn: this.#canGoOn(name),
        hasResults,
      };
    });
  }

  #canGoOn(name: string): boolean {
    const hasResults = this.folder.fileOf(name, 'results.json') !== undefined;
    const isOfPage = this.folder.order(name)?.work === 'run' && !this.isRunning(name);
    return isOfPage && !hasResults && existsSync(join(this.#pathOf(name), journalName));
  }

  #pathOf(name: string): string {
    return join(this.folder.path, name);
  }

  isRunning(name: string): boolean {
    return isRunning(this.folder.order(name)?.pid, this.#pathOf(name));
  }

  /** Starts a run; gives its name. @throws RequestError for what cannot be started. */
  start(value: unknown): string {
    const request = runRequestOf(value);
    this.#checkRoom();
    const { password, ...rest } = request;
    const name = this.folder.create({ work: request.work, title: titleOf(request), request: rest });
    this.#launch(name, request, password, []);
    return name;
  }

  #checkRoom(): void {
    const running = this.folder.names().filter((name) => this.isRunning(name)).length;
    if (running >= mostAtOnce) throw new RequestError(`${running} runs are going on: stop one of them first`);
  }

  /** Runs one case of a run again, as a run of its own; of scenarios of the user's own, their files: an id does not say where it is. */
  async again(name: string, id: string): Promise<string> {
    if (!(await this.view(name)).has(id)) throw new RequestError('there is no such case in this run');
    const request = this.#requestOf(name);
    if (request.work !== 'run') throw new RequestError('only cases can be run again');
    const own = request.targets.filter((target) => this.#scenarios.includes(target));
    return this.start({ ...request, targets: own.length > 0 ? own : [id], slow: true });
  }

  /** Goes on with a run that was stopped or killed. */
  goOn(name: string): void {
    if (this.isRunning(name)) throw new RequestError('it is going on');
    const request = this.#requestOf(name);
    if (!this.#canGoOn(name))
      throw new RequestError('there is nothing to go on with: it has come to its end, or never began');
    this.#checkRoom();
    this.#views.delete(name);
    this.#launch(name, request, undefined, ['--resume']);
  }

  #requestOf(name: string): RunRequest {
    const order = this.folder.order(name);
    if (!order) throw new RequestError('no page has started this run, so that nobody knows how');
    return runRequestOf(order.request);
  }

  #launch(name: string, request: RunRequest, password: string | undefined, more: readonly string[]): void {
    const folder = this.#pathOf(name);
    const [command = '', ...rest] = argumentsOf(request, folder);
    const steps = request.work === 'run' ? this.#steps.map((path) => `--steps=${path}`) : [];
    const child = startRun({
      ...{ program: this.#program, arguments: [command, ...steps, ...more, ...rest], folder, password },
      onMessage: (message) => this.#told(name, message),
      onEnd: (status) => void this.#ended(name, status),
    });
    const order = this.folder.order(name);
    if (order && child.pid !== undefined) this.folder.write(name, { ...order, pid: child.pid });
    this.#processes.set(name, child);
  }

  #told(name: string, message: FromRun): void {
    const isFuzz = message.kind === 'fuzz' || message.kind === 'find';
    if (isFuzz && this.folder.has(name))
      appendFileSync(join(this.#pathOf(name), fuzzLogName), `${JSON.stringify(message)}\n`);
    this.#tellView(name, message);
  }

  readonly #lastOf = new Map<string, number>();

  /** Of what is only of the moment, pages that come later see the last. */
  #tellView(name: string, message: FromRun): void {
    const view = this.#views.get(name);
    if (!view) return;
    const at = view.log.add(message);
    if (message.kind === 'find' || message.kind === 'wire') return;
    const key = `${name} ${message.kind === 'answered' || message.kind === 'question' ? 'question' : message.kind}`;
    const before = this.#lastOf.get(key);
    if (before !== undefined) view.log.withdraw(before);
    this.#lastOf.set(key, at);
  }

  async #ended(name: string, status: number | null): Promise<void> {
    this.#processes.delete(name);
    const view = this.#views.get(name);
    await view?.read();
    view?.log.add({ kind: 'process-end', status });
  }

  /** Tells a run something, if this server has started it. */
  tell(name: string, message: ToRun): boolean {
    const child = this.#processes.get(name);
    child?.tell(message);
    return child !== undefined;
  }

  async stop(name: string): Promise<void> {
    const pid = this.folder.order(name)?.pid;
    if (pid !== undefined && this.isRunning(name)) await stopRun(pid, this.#pathOf(name));
    const view = this.#views.get(name);
    await view?.read();
    view?.log.add({ kind: 'process-end', status: null });
  }

  async remove(name: string): Promise<void> {
    await this.stop(name);
    this.#views.delete(name);
    this.folder.remove(name);
  }

  /** What pages see of a run. */
  async view(name: string): Promise<RunView> {
    const known = this.#views.get(name);
    if (known) return known;
    const view = new RunView(join(this.#pathOf(name), journalName));
    for (const key of [...this.#lastOf.keys()]) if (key.startsWith(`${name} `)) this.#lastOf.delete(key);
    this.#views.set(name, view);
    this.#forgetOthers(name);
    await view.read();
    for (const message of this.#fuzzMessages(name)) this.#tellView(name, message);
    if (!this.isRunning(name)) view.log.add({ kind: 'process-end', status: null });
    return view;
  }

  #fuzzMessages(name: string): FromRun[] {
    const path = join(this.#pathOf(name), fuzzLogName);
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size === 0 || size > longestFuzzLog) return [];
    return readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line) => fromRunSchema.safeParse(jsonOf(line)).data ?? []);
  }

  #forgetOthers(name: string): void {
    const idle = [...this.#views].filter(
      ([each, view]) => each !== name && view.log.viewers === 0 && !this.isRunning(each),
    );
    for (const [each] of idle.slice(0, Math.max(0, idle.length - keptViews))) this.#views.delete(each);
  }

  async #look(): Promise<void> {
    for (const [name, view] of this.#views)
      if (view.log.viewers > 0 && (this.isRunning(name) || !view.isWhole)) await view.read();
  }

  /** Stops all runs that this server has started, in order. */
  async close(): Promise<void> {
    clearInterval(this.#looking);
    await Promise.all([...this.#processes.keys()].map((name) => this.stop(name)));
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
