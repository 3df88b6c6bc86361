/**
 * Finds every module a TypeScript source names: `import`, `export … from`, `import()`, `import type` and `require`.
 *
 * It reads tokens, not text, so what stands in a comment, a string, a template or a regular expression is no import.
 * TypeScript 7 has no stable API for this; the grammar of module specifiers is small enough to read here.
 */

/** One module named by a source file; `specifier` is undefined when it is computed when the program runs. */
export interface ModuleReference {
  readonly specifier: string | undefined;
  readonly line: number;
}

interface Token {
  readonly kind: 'word' | 'string' | 'punctuation';
  readonly text: string;
  readonly line: number;
}

const trivia = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const word = /[\p{ID_Continue}$#]+/uy;
const quoted = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const regularExpression = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const templateText = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y;

/** Words after which a `/` begins a regular expression, although a word usually ends an operand. */
const operators = new Set(['return', 'typeof', 'case', 'in', 'of', 'do', 'else', 'void', 'delete', 'throw', 'await']);

function endsOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'punctuation') return token.text === ')' || token.text === ']';
  return token.kind === 'string' || !operators.has(token.text);
}

class Tokenizer {
  readonly tokens: Token[] = [];
  private readonly source: string;
  private at = 0;
  private line = 1;

  constructor(source: string) {
    this.source = source;
  }

  /** Reads to the end of the source, or to the `}` that closes a template's `${`. */
  read(untilClosingBrace = false): void {
    let depth = 0;
    for (this.take(trivia); this.at < this.source.length; this.take(trivia)) {
      const character = this.source[this.at];
      if (character === '{') depth++;
      if (character === '}' && depth-- === 0 && untilClosingBrace) return;
      this.readToken(character);
    }
  }

  private readToken(character = ''): void {
    if (character === '`') this.readTemplate();
    else if (!this.readQuoted() && !this.readWord() && !this.readRegularExpression(character)) {
      this.at++;
      this.push('punctuation', character);
    }
  }

  private readQuoted(): boolean {
    const text = this.take(quoted);
    if (text !== undefined) this.push('string', text.slice(1, -1));
    return text !== undefined;
  }

  private readWord(): boolean {
    const text = this.take(word);
    if (text !== undefined) this.push('word', text);
    return text !== undefined;
  }

  private readRegularExpression(character: string): boolean {
    if (character !== '/' || endsOperand(this.tokens.at(-1)) || !this.take(regularExpression)) return false;
    this.push('word', 'RegExp');
    return true;
  }

  /** A template is an operand; the expressions inside `${}` are code and may hold an `import()`. */
  private readTemplate(): void {
    this.at++;
    for (this.take(templateText); this.source[this.at] === '$'; this.take(templateText)) {
      this.at += 2;
      this.read(true);
      this.at++;
    }
    this.at++;
    this.push('word', 'template');
  }

  private push(kind: Token['kind'], text: string): void {
    this.tokens.push({ kind, text, line: this.line });
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.source)?.[0];
    if (!text) return undefined;
    this.at += text.length;
    for (const character of text) if (character === '\n') this.line++;
    return text;
  }
}

/** The module after the clause `{ … }`, `* as x`, `x, { … }` that begins at `index`; undefined when there is none. */
function fromClause(tokens: readonly Token[], index: number): Token | undefined {
  for (let i = index; i < tokens.length; i++) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (token?.kind === 'word' && token.text === 'from' && next?.kind === 'string') return next;
    const inClause = token?.kind === 'word' || token?.kind === 'string' || '{},*'.includes(token?.text ?? ';');
    if (!inClause || token?.text === 'import' || token?.text === 'export') return undefined;
  }
  return undefined;
}

function referenceAt(tokens: readonly Token[], index: number): ModuleReference | undefined {
  const [keyword, next, argument] = tokens.slice(index, index + 3);
  if (keyword?.kind !== 'word' || next === undefined || tokens[index - 1]?.text === '.') return undefined;
  const { line } = keyword;
  const isCall = next.text === '(' && next.kind === 'punctuation';
  if ((keyword.text === 'import' || keyword.text === 'require') && isCall) {
    return { specifier: argument?.kind === 'string' ? argument.text : undefined, line };
  }
  if (keyword.text === 'import' && next.kind === 'string') return { specifier: next.text, line };
  const isExportList = keyword.text === 'export' && (next.text === '{' || next.text === '*' || next.text === 'type');
  if (keyword.text !== 'import' && !isExportList) return undefined;
  const from = fromClause(tokens, index + 1);
  return from && { specifier: from.text, line };
}

/** Every module that `source`, the text of a TypeScript file, names, in the order of the text. */
export function moduleReferences(source: string): ModuleReference[] {
  const tokenizer = new Tokenizer(source);
  tokenizer.read();
  const { tokens } = tokenizer;
  return tokens.flatMap((_, index) => referenceAt(tokens, index) ?? []);
}
