/** What is wrong with a handler before it is ever called. */
import { DicomNetworkError } from '../../errors.ts';

/** Keys and indices from the root of a scripted handler to a value. */
export type SpecPath = readonly (string | number)[];

/** A scripted handler that says something impossible; the message names the key. */
export class HandlerSpecError extends DicomNetworkError {
  /** Where it says so, for who knows the lines of the file. */
  readonly path: SpecPath;
  /** Whether the key at the end of `path` is wrong, or its value. */
  readonly at: 'key' | 'value';

  constructor(message: string, path: SpecPath = [], at: 'key' | 'value' = 'value') {
    super('HANDLER_SPEC', message);
    this.path = path;
    this.at = at;
  }
}

/** A handler module that cannot be loaded or exports no handler; the message names the file. */
export class HandlerModuleError extends DicomNetworkError {
  constructor(message: string, options?: ErrorOptions) {
    super('HANDLER_MODULE', message, options);
  }
}
