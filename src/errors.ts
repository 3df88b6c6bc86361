/**
 * What goes wrong on the way to or within an association, each error carrying its PDU or offset.
 *
 * A non-success C-STORE status is data and never an error; a rejection, an abort, a broken transport or an
 * unreadable Data Set is one of these.
 */

/** The base of every error this library throws for a reason outside the calling program. */
export class DicomNetworkError extends Error {
  /** A short, stable word for programs, e.g. `ECONNREFUSED`, `REJECTED`, `ABORTED`. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** No TCP or TLS connection could be made, or no port could be opened (PS3.8 9.1). */
export class ConnectionFailed extends DicomNetworkError {}

/** The transport closed where the protocol did not expect it (PS3.8 9.2, Evt17). */
export class TransportClosed extends DicomNetworkError {
  readonly how: 'fin' | 'rst' | 'local' | 'error';

  constructor(how: 'fin' | 'rst' | 'local' | 'error', message: string, options?: ErrorOptions) {
    super('CLOSED', message, options);
    this.how = how;
  }
}

/** The peer answered A-ASSOCIATE-RJ (PS3.8 9.3.4). */
export class AssociationRejected extends DicomNetworkError {
  readonly pdu: {
    readonly type: 'A-ASSOCIATE-RJ';
    readonly result: number;
    readonly source: number;
    readonly reason: number;
  };

  constructor(pdu: AssociationRejected['pdu'], message: string) {
    super('REJECTED', message);
    this.pdu = pdu;
  }
}

/** The association was aborted: by the peer's user, by a provider, or from this side (PS3.8 7.3, 7.4). */
export class AssociationAborted extends DicomNetworkError {
  readonly by: 'peer' | 'provider' | 'local';
  readonly pdu: { readonly type: 'A-ABORT'; readonly source: number; readonly reason: number } | undefined;

  constructor(by: AssociationAborted['by'], message: string, pdu?: AssociationAborted['pdu']) {
    super('ABORTED', message);
    this.by = by;
    this.pdu = pdu;
  }
}

/** A time limit passed; `what` names the thing waited for, `ms` the limit in milliseconds. */
export class TimeLimitExceeded extends DicomNetworkError {
  readonly what: string;
  readonly ms: number;

  constructor(what: string, ms: number) {
    super('TIME_LIMIT', `${what} took longer than ${ms} ms`);
    this.what = what;
    this.ms = ms;
  }
}

/** Bytes of a Data Set or Part 10 file that PS3.5 or PS3.10 do not allow. */
export class DataSetError extends DicomNetworkError {
  /** The element where it was noticed, e.g. `(0072,0200)[1].(0072,0202)`; empty before the first element. */
  readonly tagPath: string;
  /** Bytes from the start of the Data Set or file, whichever the message names. */
  readonly offset: number;

  constructor(message: string, tagPath: string, offset: number, options?: ErrorOptions) {
    super('DATA_SET', message, options);
    this.tagPath = tagPath;
    this.offset = offset;
  }
}

/** A Data Set goes beyond a limit of this library, which an option raises; it may well be a sound Data Set. */
export class DataSetLimitError extends DataSetError {
  /** Which limit: bytes (inflated ones, too), nesting of sequences, Data Elements and Items, or bytes to be transcoded. */
  readonly limit: 'size' | 'depth' | 'elements' | 'transcoding';

  constructor(
    limit: DataSetLimitError['limit'],
    message: string,
    {
      tagPath = '',
      offset = 0,
      ...options
    }: ErrorOptions & { readonly tagPath?: string; readonly offset?: number } = {},
  ) {
    super(message, tagPath, offset, options);
    this.limit = limit;
  }

  /** The same with a path before the message. */
  of(path: string): DataSetLimitError {
    const { tagPath, offset } = this;
    return new DataSetLimitError(this.limit, `${path}: ${this.message}`, { tagPath, offset, cause: this });
  }
}
