/** What is wrong with a handler before it is ever called. */
import { DicomNetworkError } from '../../errors.ts';

/** A scripted handler that says something impossible; the message names the key. */
export class HandlerSpecError extends DicomNetworkError {
  constructor(message: string) {
    super('HANDLER_SPEC', message);
  }
}

/** A handler module that cannot be loaded or exports no handler; the message names the file. */
export class HandlerModuleError extends DicomNetworkError {
  constructor(message: string, options?: ErrorOptions) {
    super('HANDLER_MODULE', message, options);
  }
}
