/** The Verification SCP: answers C-ECHO (PS3.7 9.1.5, PS3.4 Annex A). */
import type { IncomingRequest } from '../association/incoming-request.ts';
import { CommandField } from '../dimse/command-field.ts';
import { Status } from '../registry/statuses.ts';
import { RequestFacts } from './checks/request-facts.ts';
import { decide } from './checks/storage-checks.ts';
import type { Operation, OperationHost } from './operation.ts';

const policy = { supports: () => true, forbidden: () => undefined };

/** One request on a presentation context of the Verification SOP Class. */
export class EchoOperation implements Operation {
  readonly #session: OperationHost;
  readonly #request: IncomingRequest;

  constructor(session: OperationHost, request: IncomingRequest) {
    this.#session = session;
    this.#request = request;
    if (!request.hasDataSet) this.proceed();
  }

  /** A C-ECHO has no Data Set; one that comes all the same is passed over. */
  receive(_fragment: Buffer, isLast: boolean): void {
    if (isLast) this.proceed();
  }

  proceed(): void {
    const facts = new RequestFacts(this.#request, this.#session.info, CommandField['C-ECHO-RQ'], policy);
    const refusal = decide(this.#session.service.echoChecks, facts);
    this.#session.respond(this.#request, CommandField['C-ECHO-RQ'], refusal?.fields ?? { Status: Status.Success });
  }

  abandon(): void {}
}
