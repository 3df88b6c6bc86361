// A Command Set of the SUT as its rules read it, and rules made of what the decoder finds wrong: PS3.7 6.3.1 and Annex E.

import type { CommandFinding, DecodedCommandSet } from '../../src/wire.ts';
import type { CheckedRule, Rule } from './rule.ts';

export interface ReceivedCommandSet {
  readonly decoded: DecodedCommandSet;
  /** Those findings of the decoder that are the SUT's own. */
  readonly findings: readonly CommandFinding[];
  readonly isResponse: boolean;
}

export type CommandSetRule = CheckedRule<ReceivedCommandSet>;

/** A rule that a finding of the decoder breaks. */
export interface DecoderRule extends Rule {
  /** Whether it is a finding of this rule. */
  readonly isBrokenBy: (finding: CommandFinding, received: ReceivedCommandSet) => boolean;
  /** Whether the Command Set has what the rule is about; if left out, each has. */
  readonly isOccasion?: (received: ReceivedCommandSet) => boolean;
}

/** The rule in its checkable form. */
export function decoderRule({ isBrokenBy, isOccasion = () => true, ...rule }: DecoderRule): CommandSetRule {
  return {
    ...rule,
    check(received) {
      const broken = received.findings.filter((finding) => isBrokenBy(finding, received)).map(({ text }) => text);
      return broken.length > 0 || isOccasion(received) ? broken : undefined;
    },
  };
}
