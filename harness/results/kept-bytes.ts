// Of the cases that passed, those that show the fault of a rule keep the bytes of their PDUs, one case for each rule: a rule may
// be broken in every case of a run, and its results stay small all the same.

import type { CaseResult } from '../model/run-result.ts';

export class KeptBytes {
  /** The case that shows a rule broken. */
  readonly #showing = new Map<string, string>();

  /** The result with its bytes if they are of use, else without. */
  of(result: CaseResult): CaseResult {
    const rules = result.findings.filter(({ level }) => level === 'shall').map(({ rule }) => rule);
    const isFirst = rules.map((rule) => this.#isShownBy(rule, result.id)).some(Boolean);
    return result.verdict === 'pass' && !isFirst ? withoutBytes(result) : result;
  }

  #isShownBy(rule: string, id: string): boolean {
    if (!this.#showing.has(rule)) this.#showing.set(rule, id);
    return this.#showing.get(rule) === id;
  }
}

function withoutBytes(result: CaseResult): CaseResult {
  if (result.wire.every(({ hex }) => hex === undefined)) return result;
  return { ...result, wire: result.wire.map(({ hex: _hex, ...record }) => record) };
}
