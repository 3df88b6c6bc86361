// What a SUT gave back, as plain data.

/** An instance that was given back. */
export interface RetrievedInstance {
  readonly sopClassUID?: string | undefined;
  readonly sopInstanceUID?: string | undefined;
  /** UID. */
  readonly transferSyntax: string;
  readonly bytes: Uint8Array;
  /** What is wrong with it so that it cannot be read. */
  readonly wrong?: string;
  /** What is unusual of it, though not of its values. */
  readonly note?: string;
}

/** What a retrieval came to. */
export type Retrieval =
  | {
      readonly instances: readonly RetrievedInstance[];
      /** How it was answered, in words. */
      readonly answer: string;
      /** Whether an answer without any instance says that there is none. */
      readonly isConclusive: boolean;
    }
  | { readonly unavailable: string };

/** More is not taken: nothing that a scenario sends comes near. */
export const mostBytes = 512 * 1024 * 1024;
