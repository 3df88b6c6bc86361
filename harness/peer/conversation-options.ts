// What a conversation is told when it begins.

import type { RuleResult } from '../oracle/rule.ts';
import type { ResponseTimes } from './response-times.ts';
import type { WireLog } from './wire-log.ts';

export interface ConversationOptions {
  readonly log: WireLog;
  /** What the harness announced as its maximum length (PS3.8 D.1); 0 is no limit. */
  readonly maxLength: number;
  /** Told what the rules of each received PDU come to. */
  readonly onRules: (result: RuleResult) => void;
  /** Told how long the SUT takes. */
  readonly responseTimes?: ResponseTimes;
  /** How the connection is called in the log, if a case has several. */
  readonly label?: string;
}
