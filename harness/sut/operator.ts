// The person who makes a system send that has no process here, and what is asked of that person.

/** What the system is to send, and where to. */
export interface OperatorQuestion {
  /** What the case is about. */
  readonly title: string;
  readonly instances: number;
  readonly host: string;
  readonly port: number;
  readonly calledAETitle: string;
  readonly callingAETitle: string;
  /** How long the person has, in milliseconds. */
  readonly timeoutMs: number;
  /** What has come until now. */
  readonly seen: () => Seen;
}

/** What has come from a system since it was asked to send. */
export interface Seen {
  readonly associations: number;
  readonly instances: number;
  /** Associations that have not ended. */
  readonly open: number;
  /** Milliseconds since something came or went. */
  readonly quietMs: number;
}

/** `sent`, perhaps with what the system shows; `cannot`, with the reason; `again`: from the beginning; `stop`: no more cases. */
export interface OperatorAnswer {
  readonly key: 'sent' | 'cannot' | 'again' | 'stop' | 'silent';
  readonly text?: string;
  /** ISO 8601 date and time. */
  readonly at: string;
}

/** Asks a person. `silent`: nobody answered in time. */
export interface Operator {
  /** Rejects with the reason of the signal. */
  ask(question: OperatorQuestion, signal: AbortSignal): Promise<OperatorAnswer>;
}
