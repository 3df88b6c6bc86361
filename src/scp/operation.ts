/** One request of the peer (PS3.7 7.5) as its association sees it, from the end of the command to the response. */

/** What an association hands to the operation that a request became. */
export interface Operation {
  /** A fragment of the Data Set; the last may be empty. */
  receive(fragment: Buffer, isLast: boolean): void;
  /** Called when a place among the operations performed at once is free. */
  proceed(): void;
  /** The association is over: nothing is answered any more, and nothing may be left behind. */
  abandon(): void;
}
