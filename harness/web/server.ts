// The server of the live page: node:http, a handful of paths, and headers that let the page do nothing but talk to it.

import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { toRunSchema } from '../model/live-message.ts';
import { admit, type Door } from './guard.ts';
import { livePage, livePagePolicy } from './live-page.ts';
import { caseAnchor, casePage, comparisonPage } from './pages.ts';
import { RequestError } from './run-request.ts';
import type { Runs } from './runs.ts';
import { openedFiles } from './runs-folder.ts';

/** What the server serves. */
export interface Served {
  readonly door: Door;
  readonly runs: Runs;
  /** The scenarios to choose from: the beginnings of ids, or paths that were given, with how many cases each has. */
  readonly scenarios: readonly { readonly id: string; readonly cases: number; readonly isPath?: true }[];
  readonly tool: { readonly name: 'cstore-conformance'; readonly version: string };
}

/** Requests that are larger, and viewers that are more, are refused. */
const [longestBody, mostViewers] = [64 * 1024, 100];
const aliveEveryMs = 15_000;

/** Starts nothing yet: `listen` is up to the caller. */
export function pageServer(served: Served): Server {
  const handler = new Handler(served);
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 },
    (request, response) => {
      handler.handle(request, response).catch((error: unknown) => fail(response, error));
    },
  );
  server.maxConnections = 500;
  return server;
}

function fail(response: ServerResponse, error: unknown): void {
  const isTheirs = error instanceof RequestError;
  if (response.headersSent) response.destroy();
  else answerJson(response, isTheirs ? 400 : 500, { error: isTheirs ? error.message : 'the server has failed' });
  if (!isTheirs) process.stderr.write(`cstore: serve: ${(error as Error).message}\n`);
}

class Handler {
  readonly #served: Served;
  #viewers = 0;

  constructor(served: Served) {
    this.#served = served;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    secure(response);
    const admission = admit(this.#served.door, { method, url, headers });
    if ('status' in admission) {
      if (admission.status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="cstore", charset="UTF-8"');
      return answerJson(response, admission.status, { error: admission.why });
    }
    const { path, query } = admission;
    const parts = path.split('/').filter((part) => part !== '');
    if (method === 'POST') return await this.#act(parts, request, response);
    return await this.#show(parts, query, request, response);
  }

  async #show(
    parts: string[],
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { runs, scenarios, tool } = this.#served;
    const [place, name = '', what = '', file = ''] = parts;
    if (place === undefined) return answerPage(response, livePage(tool), livePagePolicy());
    if (place === 'scenarios') return answerJson(response, 200, scenarios);
    if (place === 'compare') return await this.#compare(query.getAll('run'), response);
    if (place !== 'runs') return notFound(response);
    if (name === '') return answerJson(response, 200, runs.list());
    if (!runs.folder.has(name)) return notFound(response);
    if (what === 'events') return await this.#events(name, request, response);
    if (what === 'files') return this.#file(name, file, response);
    if (what !== 'case') return notFound(response);
    const id = query.get('id') ?? '';
    const result = await (await runs.view(name)).caseOf(id);
    if (!result) return notFound(response);
    if (query.has('open')) return answerPage(response, casePage(result));
    // So that the page opens at the case.
    const there = new URLSearchParams({ id, open: '1' });
    response.writeHead(302, { Location: `case?${there}#${caseAnchor(result)}` }).end();
  }

  async #compare(names: readonly string[], response: ServerResponse): Promise<void> {
    const { runs, tool } = this.#served;
    const files = names.slice(0, 20).flatMap((name) => {
      const path = runs.folder.fileOf(name, 'results.json');
      return path === undefined ? [] : [{ name: runs.folder.order(name)?.title ?? name, path }];
    });
    if (files.length < 2) throw new RequestError('choose two runs or more that have results');
    answerPage(response, await comparisonPage(files, tool));
  }

  async #events(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#viewers >= mostViewers) return answerJson(response, 503, { error: 'too many pages are open' });
    this.#viewers += 1;
    // Before anything is waited for: a page may go meanwhile.
    response.once('close', () => {
      this.#viewers -= 1;
    });
    const view = await this.#served.runs.view(name);
    if (response.destroyed) return;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
    response.write('retry: 1000\n\n');
    const alive = setInterval(() => {
      // To one that takes nothing nothing is added.
      if (response.writableLength === 0) response.write(': alive\n\n');
    }, aliveEveryMs);
    response.once('close', () => clearInterval(alive));
    const last = Number(request.headers['last-event-id'] ?? 0);
    view.log.show(response, Number.isInteger(last) ? last : 0);
  }

  #file(name: string, file: string, response: ServerResponse): void {
    const path = this.#served.runs.folder.fileOf(name, file);
    if (path === undefined) {
      notFound(response);
      return;
    }
    const type = openedFiles[file] as string;
    response.setHeader('Content-Type', type);
    // A report is a page of its own, and may not speak as this one does.
    response.setHeader('Content-Security-Policy', sandbox);
    if (!type.startsWith('text/')) response.setHeader('Content-Disposition', `attachment; filename="${file}"`);
    // Ends the reading of a file, too, that nobody waits for any more.
    pipeline(createReadStream(path), response, () => {});
  }

  async #act(parts: string[], request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { runs } = this.#served;
    const body = await bodyOf(request);
    const [place, name = '', what = ''] = parts;
    if (place !== 'runs') return notFound(response);
    if (name === '') return answerJson(response, 201, { name: runs.start(this.#known(body)) });
    if (!runs.folder.has(name)) return notFound(response);
    switch (what) {
      case 'stop':
        await runs.stop(name);
        break;
      case 'remove':
        await runs.remove(name);
        break;
      case 'go-on':
        runs.goOn(name);
        break;
      case 'again':
        return answerJson(response, 201, { name: await runs.again(name, textOf(body, 'id')) });
      case 'tell': {
        const { data } = toRunSchema.safeParse(body);
        if (!data) throw new RequestError('nothing that a run can be told');
        if (!runs.tell(name, data))
          throw new RequestError('the run was started by an earlier server, and cannot be reached');
        break;
      }
      default:
        return notFound(response);
    }
    return answerJson(response, 200, {});
  }

  /** Scenarios are chosen among those there are: a page names no file that was not given. */
  #known(body: unknown): unknown {
    const { targets } = (body ?? {}) as { targets?: unknown };
    if (!Array.isArray(targets)) return body;
    const { scenarios } = this.#served;
    const isOne = (target: string) =>
      scenarios.some(({ id, isPath }) => id === target || (!isPath && id.startsWith(`${target}/`)));
    const stranger = targets.find((one) => typeof one !== 'string' || !isOne(one));
    if (stranger !== undefined) throw new RequestError(`there is no scenario ${String(stranger).slice(0, 100)}`);
    return body;
  }
}

const sandbox = 'sandbox allow-scripts allow-downloads';

function secure(response: ServerResponse): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
}

function answerJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

function answerPage(response: ServerResponse, page: string, policy = sandbox): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy }).end(page);
}

function notFound(response: ServerResponse): void {
  answerJson(response, 404, { error: 'not found' });
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > longestBody) throw new RequestError('the request is too long');
    chunks.push(chunk as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new RequestError('the request is no JSON');
  }
}

function textOf(body: unknown, key: string): string {
  const value = (body as Record<string, unknown> | null)?.[key];
  if (typeof value !== 'string' || value === '' || value.length > 4096)
    throw new RequestError(`${key}: expected a text`);
  return value;
}
