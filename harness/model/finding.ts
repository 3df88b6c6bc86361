// What a rule found broken: how binding the clause is decides whether the case fails, warns or only takes note.

/** `shall`: the case fails; `should`: it warns; `note`: common practice, or a choice that the standard leaves. */
export type FindingLevel = 'shall' | 'should' | 'note';

/** One rule that something the SUT sent does not keep. */
export interface Finding {
  readonly level: FindingLevel;
  readonly clause: string;
  readonly text: string;
}

export function shall(clause: string, text: string): Finding {
  return { level: 'shall', clause, text };
}

export function should(clause: string, text: string): Finding {
  return { level: 'should', clause, text };
}

export function note(clause: string, text: string): Finding {
  return { level: 'note', clause, text };
}

/** `PS3.7 9.3.1.2: what is wrong`. */
export function formatFinding({ clause, text }: Finding): string {
  return `${clause}: ${text}`;
}
