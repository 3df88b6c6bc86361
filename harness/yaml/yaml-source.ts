// One YAML file: its data, and the line and column of every value in it. Size, nesting and aliases are bounded.

import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLParseError,
} from 'yaml';
import type { Problem } from './problem.ts';
import { maxCharacters } from './read-text.ts';
import { maxDepth, structureProblem } from './structure-problem.ts';

/** Most brackets open at once, those in texts and comments included. */
const maxOpenBrackets = 400;
/** Most nodes that aliases may multiply a file to. */
const maxAliasCount = 1000;

/** Keys and indices from the root of the file to a value. */
export type YamlPath = readonly (string | number)[];

/** A parsed YAML file that can say where a value stands. */
export interface YamlSource {
  readonly file: string;
  readonly data: unknown;
  /** A problem at the value of `path`, at its key, or, where it does not exist, at the nearest parent that does. */
  problem(path: YamlPath, text: string, at?: 'key' | 'value'): Problem;
  /** The line of the key of `path`, or of the item of a list; counts from 1. */
  lineOf(path: YamlPath): number;
  /** The text of a scalar as written, e.g. `0xA700` for a number; undefined for anything else. */
  sourceText(path: YamlPath): string | undefined;
}

/** Parses YAML text; what cannot be read is a list of problems with line and column. */
export function parseYaml(file: string, text: string): YamlSource | readonly Problem[] {
  const whole = { file, line: 1, column: 1 };
  if (text.length > maxCharacters) return [{ ...whole, text: `longer than ${maxCharacters} characters` }];
  const strange = text.search(/[\0\uFFFD]/);
  if (strange >= 0)
    return [{ file, ...placeIn(text, strange), text: 'not text in UTF-8, which a YAML file has to be' }];
  if (opensTooMany(text)) return [{ ...whole, text: `nested deeper than ${maxDepth} levels` }];
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
    const [error] = document.errors;
    if (error) return [{ file, ...position(lines, error.pos[0]), text: wordsOf(error) }];
    const wrong = structureProblem(document.contents);
    if (wrong) return [{ file, ...position(lines, wrong.node.range?.[0] ?? 0), text: wrong.text }];
    return new Source(file, document, lines, document.toJS({ maxAliasCount }));
  } catch (error) {
    const text = error instanceof RangeError ? 'nested too deeply' : oneLine(String((error as Error).message));
    return [{ ...whole, text }];
  }
}

class Source implements YamlSource {
  readonly file: string;
  readonly data: unknown;
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor(file: string, document: Document, lines: LineCounter, data: unknown) {
    this.file = file;
    this.data = data;
    this.#document = document;
    this.#lines = lines;
  }

  problem(path: YamlPath, text: string, at: 'key' | 'value' = 'value'): Problem {
    return { file: this.file, ...position(this.#lines, this.#offset(path, at)), text };
  }

  lineOf(path: YamlPath): number {
    return position(this.#lines, this.#offset(path, 'key')).line;
  }

  sourceText(path: YamlPath): string | undefined {
    const node = this.#document.getIn(path, true);
    return isScalar(node) ? (node.source ?? String(node.value)) : undefined;
  }

  #offset(path: YamlPath, at: 'key' | 'value'): number {
    let node: Node | null | undefined = this.#document.contents;
    let offset = node?.range?.[0] ?? 0;
    for (const [depth, step] of path.entries()) {
      const child = childOf(isAlias(node) ? node.resolve(this.#document) : node, step);
      if (child === undefined) break;
      const wantsKey = at === 'key' && depth === path.length - 1;
      offset = (wantsKey ? child.key : child.value)?.range?.[0] ?? child.key?.range?.[0] ?? offset;
      node = child.value;
    }
    return offset;
  }
}

interface Child {
  readonly key: Node | undefined;
  readonly value: Node | undefined;
}

function childOf(node: Node | null | undefined, step: string | number): Child | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return isNode(item) ? { key: item, value: item } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
  return pair && { key: nodeOrNone(pair.key), value: nodeOrNone(pair.value) };
}

/** A cheap look before parsing, whose cost grows with the square of open brackets. */
function opensTooMany(text: string): boolean {
  let open = 0;
  for (const char of text) {
    if (char === '[' || char === '{') open += 1;
    else if ((char === ']' || char === '}') && open > 0) open -= 1;
    if (open > maxOpenBrackets) return true;
  }
  return false;
}

function nodeOrNone(value: unknown): Node | undefined {
  return isNode(value) ? value : undefined;
}

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** The line and column of a character of a text that was not parsed. */
function placeIn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function wordsOf({ code, message }: YAMLParseError): string {
  return code === 'MULTIPLE_DOCS' ? 'a second document begins here; a file holds one' : oneLine(message);
}

function oneLine(message: string): string {
  return message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;
}
