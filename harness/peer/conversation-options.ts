// What a conversation is told when it begins.

import type { ConnectionTap } from '../model/traffic.ts';
import type { ReceivedMessage } from '../model/wire-event.ts';
import type { RuleResult } from '../oracle/rule.ts';
import type { IncomingStage } from './message-receiver.ts';
import type { PduHistory } from './pdu-history.ts';
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
  /** Takes note of the PDUs of both sides, if somebody wants to know their order. */
  readonly history?: PduHistory;
  /** Keeps Data Sets of at most so many bytes; none unless given. */
  readonly keptDataSetBytes?: number;
  /** How the connection is called in the log, if a case has several. */
  readonly label?: string;
  /** Watches the bytes of the connection. */
  readonly tap?: ConnectionTap;
  /** Told of a message whose Data Set has not come to its end. */
  readonly onIncoming?: (stage: IncomingStage, message: Pick<ReceivedMessage, 'contextId' | 'decoded'>) => void;
}
