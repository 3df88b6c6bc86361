// A file below the folder of an SCP that holds a SOP Instance, and an instance that an SCP has acknowledged: plain data.

/** UIDs of an instance; one that is not there is undefined. */
export interface InstanceIdentity {
  readonly sopClassUID?: string | undefined;
  readonly sopInstanceUID?: string | undefined;
  /** That of the Data Set. */
  readonly transferSyntax: string;
}

/** What a file says of the instance in it, at two places that have to agree (PS3.10 7.1). */
export interface InstanceFile {
  readonly path: string;
  /** What its File Meta Information says; undefined for a Data Set without one. */
  readonly meta?: InstanceIdentity;
  /** What its Data Set says; undefined where its beginning cannot be read in any Transfer Syntax. */
  readonly dataSet?: InstanceIdentity;
  /** The SUT gave it back when it was asked: there is no file to look at. */
  readonly isRetrieved?: boolean;
}

/** An instance of which the SUT has answered that it stored it: a status of Success or Warning (PS3.4 B.2.3). */
export interface AcknowledgedInstance {
  readonly sopClassUID: string;
  readonly sopInstanceUID: string;
}
