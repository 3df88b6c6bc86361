// The other cases of a run that are under way at the same time, as one case sees them.

export interface ConcurrentCases {
  readonly slot: {
    /** Waits for the SUT. When that takes long, another case begins meanwhile. */
    wait<T>(what: Promise<T>): Promise<T>;
    /** Whether another case was under way at any time since this one began. */
    readonly wasShared: boolean;
  };
  readonly liveness: {
    /** An association whose connection was opened then, by `performance.now()`, has been answered now. */
    answered(openedAtMs: number): void;
    /** Whether the SUT has answered a connection that was opened after this moment. */
    hasAnsweredSince(momentMs: number): boolean;
    /** Opens an association to find out, unless one is being opened. */
    probe(): Promise<void>;
  };
  /** Whether other cases go on while one waits: not against a SUT that serves one association at a time. */
  readonly overlapping: boolean;
}
