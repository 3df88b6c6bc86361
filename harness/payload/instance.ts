// A SOP Instance as it is sent.

/** An encoded Data Set and the identity that a C-STORE request gives it. */
export interface Instance {
  readonly sopClassUID: string;
  readonly sopInstanceUID: string;
  readonly bytes: Uint8Array;
}
