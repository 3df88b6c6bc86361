/** An option of `listen` that says something impossible; the message names it. */
import { DicomNetworkError } from '../errors.ts';

export class ListenOptionError extends DicomNetworkError {
  constructor(message: string) {
    super('LISTEN_OPTION', message);
  }
}
