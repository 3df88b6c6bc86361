/**
 * One C-STORE as performed by the SCP (PS3.7 9.1.1.2): command, Data Set, validation, handler, store, response. After
 * each stage the checks of that stage are asked; the first cause that is present decides the status. Nothing here
 * waits unless the Data Set goes to disk or a handler answers with a promise.
 */
import type { IncomingRequest } from '../association/incoming-request.ts';
import { CommandField } from '../dimse/command-field.ts';
import { TimeLimitExceeded } from '../errors.ts';
import { Status, statusCategory } from '../registry/statuses.ts';
import { RequestFacts } from './checks/request-facts.ts';
import { type Decision, decide } from './checks/storage-checks.ts';
import { endingOf, runHandler } from './handler/handler-outcome.ts';
import { StoreEvent } from './handler/store-event.ts';
import type { Operation, OperationHost } from './operation.ts';
import type { HandlerOutcome, ReachedLimit, ReceivedDataSet } from './operation-facts.ts';
import type { StorageService } from './storage-service.ts';
import { DataSetIntake, type IntakeOutcome } from './store/data-set-intake.ts';
import type { KeptInstance } from './store/data-set-sink.ts';
import { type KeepFailure, keepFailureOf } from './store/store-files.ts';
import { toldBeside } from './told-beside.ts';
import { validationFinding } from './validation.ts';
import type { ValidationFinding } from './validation-finding.ts';

/** Of a request whose Data Set was not to come at all. */
const nothing: IntakeOutcome = {
  received: { size: 0, error: undefined, sopClassUID: undefined, sopInstanceUID: undefined },
  outOfResources: undefined,
  reachedLimit: undefined,
  failure: undefined,
};

const stored: Decision = { cause: 'stored', fields: { Status: Status.Success } };

/** One request on a presentation context of a storage SOP Class, whatever its operation. */
export class StoreOperation extends RequestFacts implements Operation {
  received: ReceivedDataSet | undefined;
  outOfResources: string | undefined;
  reachedLimit: ReachedLimit | undefined;
  failure: string | undefined;
  invalid: ValidationFinding | undefined;
  handler: HandlerOutcome | undefined;
  readonly #session: OperationHost;
  readonly #service: StorageService;
  #decision: Decision | undefined;
  #intake: DataSetIntake | undefined;
  #event: StoreEvent | undefined;
  #entered = false;
  #keeping = false;
  #over = false;

  constructor(session: OperationHost, request: IncomingRequest) {
    super(request, session.info, CommandField['C-STORE-RQ'], session.service);
    this.#session = session;
    this.#service = session.service;
    this.#decision = decide(this.#service.checks.command, this);
    if (!request.hasDataSet) this.#received();
    else if (this.#decision === undefined) this.#begin();
  }

  receive(fragment: Buffer, isLast: boolean): void {
    if (this.#over) return;
    this.#intake?.take(fragment);
    if (this.#intake?.isOpen === true) this.#session.opened(this);
    if (isLast) this.#received();
  }

  proceed(): void {
    if (this.#over) return;
    const settling = this.#intake?.settled();
    if (settling === undefined) this.#judge();
    else this.#session.inBackground(settling.then(() => this.#judge()));
  }

  abandon(): void {
    this.#event?.abort(new Error('the association is over'));
    if (this.#keeping) return;
    this.#over = true;
    this.#intake?.discard();
  }

  #begin(): void {
    this.#intake = new DataSetIntake(this.request, this.association.callingAETitle, this.#service, this.#session);
    if (this.#intake.isOpen) this.#session.opened(this);
  }

  /** The message is complete. A refusal is answered only now, as many peers do not listen earlier. */
  #received(): void {
    if (this.#decision !== undefined) {
      this.#answer(this.#decision);
      return;
    }
    this.#entered = true;
    this.#session.enter(this);
  }

  #judge(): void {
    if (this.#over) return;
    const { received, ...lack } = this.#intake?.end() ?? nothing;
    this.received = received;
    this.#lacks(lack);
    const refusal = decide(this.#service.checks['data-set'], this);
    if (refusal !== undefined) this.#refuse(refusal);
    else if (this.#service.validate !== undefined) this.#session.inBackground(this.#validate());
    else this.#handle();
  }

  async #validate(): Promise<void> {
    try {
      this.invalid = validationFinding(await this.#service.validate?.(this.#storeEvent()));
    } catch (error) {
      this.failure = `the validation failed: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (this.#over) return;
    const refusal = decide(this.#service.checks.validated, this);
    if (refusal !== undefined) this.#refuse(refusal);
    else this.#handle();
  }

  #storeEvent(): StoreEvent {
    this.#session.opened(this);
    this.#event ??= new StoreEvent(this, this.#intake?.spool, this.#session.nextCall());
    return this.#event;
  }

  #handle(): void {
    const { handler, handlerTimeLimitMs } = this.#service;
    if (handler === undefined) {
      this.#keep(stored);
      return;
    }
    runHandler(handler, this.#storeEvent(), handlerTimeLimitMs, (outcome) => {
      this.#session.guard(() => this.#handled(outcome));
    });
  }

  #handled(outcome: HandlerOutcome): void {
    if (this.#over) return;
    const ending = endingOf(outcome);
    if (ending !== undefined) {
      this.#session.end(ending);
      return;
    }
    this.handler = outcome;
    if (outcome.kind === 'outlived') this.#event?.abort(new TimeLimitExceeded('the handler', outcome.ms));
    const decision = decide(this.#service.checks.handled, this) ?? stored;
    const category = statusCategory(decision.fields.Status);
    if (category === 'Success' || category === 'Warning') this.#keep(decision);
    else this.#refuse(decision);
  }

  #keep(decision: Decision): void {
    const { keep } = this.#service.keeper;
    const spool = this.#intake?.spool;
    if (keep === undefined || spool === undefined) {
      this.#refuse(decision);
      return;
    }
    this.#keeping = true;
    const { AffectedSOPClassUID = '', AffectedSOPInstanceUID = '' } = this.command;
    const kept = keep(spool, { sopClassUID: AffectedSOPClassUID, sopInstanceUID: AffectedSOPInstanceUID }).then(
      (instance) => this.#answer(decision, instance),
      (error: unknown) => this.#notKept(error, decision),
    );
    this.#session.inBackground(kept);
  }

  #lacks({ outOfResources, reachedLimit, failure }: KeepFailure & { readonly reachedLimit?: ReachedLimit }): void {
    this.outOfResources = outOfResources;
    this.reachedLimit = reachedLimit;
    this.failure = failure;
  }

  #notKept(error: unknown, decision: Decision): void {
    this.#lacks(keepFailureOf(error));
    this.#refuse(decide(this.#service.checks.stored, this) ?? decision);
  }

  /** Answers once nothing of the Data Set is left. */
  #refuse(decision: Decision): void {
    const spool = this.#intake?.spool;
    if (spool === undefined) this.#answer(decision);
    else this.#session.inBackground(spool.discard().then(() => this.#answer(decision)));
  }

  #answer(decision: Decision, kept?: KeptInstance): void {
    if (this.#over) return;
    this.#over = true;
    this.#session.respond(this.request, this.operation, decision.fields);
    this.#service.report()?.({
      ...decision.fields,
      association: this.association,
      command: this.command,
      transferSyntax: this.context.transferSyntax,
      size: this.#intake?.size ?? 0,
      cause: decision.cause,
      ...kept,
      ...toldBeside(decision.cause, this, this.#service.allChecks),
    });
    if (this.#entered) this.#session.leave();
    this.#session.closed(this);
  }
}
