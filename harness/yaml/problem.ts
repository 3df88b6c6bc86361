// What is wrong with a scenario file: where, and what to do, in one line.

/** One fault of a scenario file; lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** `file:line:column: text`, as editors and terminals link it. */
export function formatProblem({ file, line, column, text }: Problem): string {
  return `${file}:${line}:${column}: ${text}`;
}
