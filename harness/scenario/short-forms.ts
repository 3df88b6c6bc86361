// The short forms of the scenario language written out: names of reactions, `wait`, and `verification`.

import { expandReaction, isMap, type OnWrong, type Reactions, withNote } from '../language/reactions.ts';
import type { YamlPath } from '../yaml/yaml-source.ts';

/** Milliseconds of `wait: brief`: after them silence is taken for what the scenario says of it. */
export const briefWaitMs = 1000;

/** The presentation context that every acceptor of an association accepts (PS3.2 7.1.1). */
const verification = { abstractSyntax: 'Verification', transferSyntaxes: ['ImplicitVRLittleEndian'] };

/** Lists of reactions. */
const lists: readonly string[] = ['anyOf', 'allOf', 'ignore'];
/** What is no part of the conversation, or has outcomes of its own kind. */
const untouched: readonly string[] = ['scp', 'requirement', 'dataSet'];

export interface WrittenOut {
  readonly data: unknown;
  /** The path in the file for a path in `data`: a name may stand for several reactions. */
  pathInFile(path: YamlPath): YamlPath;
}

/** Writes the short forms of a scenario out. */
export function writeOut(data: unknown, reactions: Reactions, onWrong: OnWrong): WrittenOut {
  const writer = new Writer(reactions, onWrong);
  const written = writer.visit(data, []);
  return { data: written, pathInFile: (path) => writer.pathInFile(written, path) };
}

class Writer {
  readonly #reactions: Reactions;
  readonly #onWrong: OnWrong;
  /** For a list of reactions, where each of them stood. */
  readonly #origins = new WeakMap<object, readonly number[]>();

  constructor(reactions: Reactions, onWrong: OnWrong) {
    this.#reactions = reactions;
    this.#onWrong = onWrong;
  }

  visit(value: unknown, at: YamlPath): unknown {
    if (Array.isArray(value)) return value.map((item, index) => this.visit(item, [...at, index]));
    if (!isMap(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [key, this.#child(key, child, [...at, key])]),
    );
  }

  #child(key: string, value: unknown, at: YamlPath): unknown {
    if (untouched.includes(key)) return value;
    if (key === 'handshake') return withWait(value);
    if (key === 'expect') return this.#expectation(value, at);
    if (key === 'associate') return this.visit(withContexts(value), at);
    return this.visit(value, at);
  }

  #expectation(value: unknown, at: YamlPath): unknown {
    if (typeof value === 'string') return value === 'nothing' ? value : this.#one(value, at);
    if (!isMap(value)) return value;
    const { use, verdict, note, ...rest } = value;
    const written = this.#lists(withWait(rest) as Readonly<Record<string, unknown>>, at);
    const reaction = { ...(verdict !== undefined && { verdict }), ...(note !== undefined && { note }) };
    if (use === undefined) return { ...written, ...withNote(reaction, this.#reactions, this.#wrong(at)) };
    return { ...written, ...(this.#one({ use, ...reaction }, at) as object) };
  }

  /** A reaction in place of an expectation: itself, or `anyOf` those that the name stands for. */
  #one(item: unknown, at: YamlPath): unknown {
    const found = expandReaction(item, this.#reactions, this.#wrong(at));
    return found.length === 1 ? found[0] : { anyOf: found };
  }

  #lists(value: Readonly<Record<string, unknown>>, at: YamlPath): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      Object.entries(value).map(([key, list]) => [
        key,
        lists.includes(key) && Array.isArray(list) ? this.#list(list, [...at, key]) : list,
      ]),
    );
  }

  #list(list: readonly unknown[], at: YamlPath): unknown[] {
    const found = list.map((item, index) => expandReaction(item, this.#reactions, this.#wrong([...at, index])));
    const written = found.flat();
    this.#origins.set(
      written,
      found.flatMap((items, index) => items.map(() => index)),
    );
    return written;
  }

  #wrong(base: YamlPath): OnWrong {
    return (path, text, at) => this.#onWrong([...base, ...path], text, at);
  }

  pathInFile(data: unknown, path: YamlPath): YamlPath {
    let here = data;
    return path.map((step) => {
      const origin = typeof here === 'object' && here !== null ? this.#origins.get(here)?.[Number(step)] : undefined;
      here = (here as Record<string | number, unknown> | undefined)?.[step];
      return origin ?? step;
    });
  }
}

/** `wait: brief` as milliseconds; `wait: full` is what is waited without a word. */
function withWait(value: unknown): unknown {
  if (!isMap(value) || (value.wait !== 'brief' && value.wait !== 'full') || value.timeoutMs !== undefined) return value;
  const { wait, ...rest } = value;
  return wait === 'brief' ? { ...rest, timeoutMs: briefWaitMs } : rest;
}

/** `verification` in place of an association's parameters, of its contexts, or of one context. */
function withContexts(value: unknown): unknown {
  if (value === 'verification') return { contexts: [verification] };
  if (!isMap(value)) return value;
  const { contexts } = value;
  if (contexts === 'verification') return { ...value, contexts: [verification] };
  if (!Array.isArray(contexts)) return value;
  return { ...value, contexts: contexts.map((one) => (one === 'verification' ? verification : one)) };
}
