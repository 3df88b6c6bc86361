// What a rule found broken: how binding the clause is decides whether it is a fault, a warning or only a note.

/** `shall`: a fault; `should`: a warning; `note`: common practice, or a choice that the standard leaves. */
export type FindingLevel = 'shall' | 'should' | 'note';

/** One rule that something the SUT sent does not keep. */
export interface Finding {
  /** Stable id of the rule, e.g. `associate-ac/implementation-class-uid`. */
  readonly rule: string;
  readonly clause: string;
  readonly level: FindingLevel;
  /** What is wrong, with the values that came. */
  readonly text: string;
}

/** `PS3.7 9.3.1.2: what is wrong`. */
export function formatFinding({ clause, text }: Finding): string {
  return `${clause}: ${text}`;
}
