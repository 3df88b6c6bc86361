// What a comparison of two products says: will an SCU and an SCP work together, line by line, with what either says of it?

import type { Kind } from '../facts/conformance-facts.ts';
import type { Basis } from '../facts/leaf.ts';

export const topics = ['SOP Class', 'Association', 'User identity', 'TLS', 'Character sets', 'Statuses'] as const;

export type Topic = (typeof topics)[number];

/** `depends`: on something that one of the two does not say, or on how it is configured. */
export type Outcome = 'will' | 'will-not' | 'depends';

/** From the one a reader must see first. */
export const worstFirst: readonly Outcome[] = ['will-not', 'depends', 'will'];

/** What one product says of a subject, and where it says it. */
export interface Side {
  readonly text: string;
  /** Place in the facts, e.g. `STORE_SCP acceptor.contexts[CTImageStorage]`. */
  readonly place: string;
  readonly basis: Basis;
}

export interface Line {
  readonly topic: Topic;
  readonly subject: string;
  readonly outcome: Outcome;
  /** One sentence. */
  readonly why: string;
  readonly scu: Side;
  readonly scp: Side;
  /** For a SOP Class: what becomes of an instance in each Transfer Syntax that the SCU proposes. */
  readonly transferSyntaxes?: readonly { readonly transferSyntax: string; readonly outcome: Outcome }[];
}

/** An AE of a product. */
export interface Party {
  /** Absent if the facts do not say it: a measurement cannot know the name of a product. */
  readonly product?: string;
  readonly kind: Kind;
  readonly applicationEntity: string;
}

/** An SCU of one product against an SCP of the other. */
export interface Meeting {
  readonly scu: Party;
  readonly scp: Party;
  readonly outcome: Outcome;
  /** By topic; within a topic, worst first. */
  readonly lines: readonly Line[];
}

export interface Comparison {
  readonly meetings: readonly Meeting[];
}

/** The lines of each topic, the worst first; of the same outcome, as they stood. */
export function ordered(lines: readonly Line[]): Line[] {
  const rank = ({ topic, outcome }: Line) => topics.indexOf(topic) * worstFirst.length + worstFirst.indexOf(outcome);
  return [...lines].sort((a, b) => rank(a) - rank(b));
}

/** What several lines come to, if each of them is needed. */
export function outcomeOfAll(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('will-not')) return 'will-not';
  return outcomes.includes('depends') ? 'depends' : 'will';
}
