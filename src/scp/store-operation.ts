/**
 * One C-STORE as performed by the SCP (PS3.7 9.1.1.2): command, Data Set, validation, handler, store, response. After
 * each stage the checks of that stage are asked; the first cause that is present decides the status. Nothing here
 * waits unless the Data Set goes to disk or a handler answers with a promise.
 */
import type { IncomingRequest } from '../association/association-handler.ts';
import { defaultLimits } from '../data-set/limits.ts';
import { StrictReader } from '../data-set/strict-reader.ts';
import { CommandField } from '../dimse/command-field.ts';
import { TimeLimitExceeded } from '../errors.ts';
import { Status, statusCategory } from '../registry/statuses.ts';
import type { DataSetSpool } from './data-set-spool.ts';
import { runHandler } from './handler-outcome.ts';
import type { Operation } from './operation.ts';
import { RequestFacts } from './request-facts.ts';
import type { HandlerOutcome, ReceivedDataSet, ValidationFinding } from './storage-check.ts';
import { type Decision, decide } from './storage-checks.ts';
import type { StorageService } from './storage-service.ts';
import type { StorageSession } from './storage-session.ts';
import { StoreEvent } from './store-event.ts';
import { keepFailureOf } from './store-files.ts';
import { validationFinding } from './validation.ts';

const stored: Decision = { cause: 'stored', fields: { Status: Status.Success } };

/** One request on a presentation context of a storage SOP Class, whatever its operation. */
export class StoreOperation extends RequestFacts implements Operation {
  received: ReceivedDataSet | undefined;
  outOfResources: string | undefined;
  failure: string | undefined;
  invalid: ValidationFinding | undefined;
  handler: HandlerOutcome | undefined;
  readonly #session: StorageSession;
  readonly #service: StorageService;
  #decision: Decision | undefined;
  #size = 0;
  #reader: StrictReader | undefined;
  #spool: DataSetSpool | undefined;
  #event: StoreEvent | undefined;
  #pausing = false;
  #entered = false;
  #keeping = false;
  #over = false;

  constructor(session: StorageSession, request: IncomingRequest) {
    super(request, session.info, CommandField['C-STORE-RQ'], session.service);
    this.#session = session;
    this.#service = session.service;
    this.#decision = decide(this.#service.checks.command, this);
    if (!request.hasDataSet) this.#received();
    else if (this.#decision === undefined) this.#begin();
  }

  receive(fragment: Buffer, isLast: boolean): void {
    if (this.#over) return;
    if (this.#decision === undefined) this.#take(fragment);
    if (isLast) this.#received();
  }

  proceed(): void {
    if (this.#over) return;
    const writing = this.#spool?.written();
    if (writing === undefined) this.#judge();
    else this.#session.inBackground(writing.then(() => this.#judge()));
  }

  abandon(): void {
    this.#event?.abort(new Error('the association is over'));
    if (this.#keeping) return;
    this.#over = true;
    this.#discard();
  }

  #begin(): void {
    const { command, context } = this.request;
    this.#reader = new StrictReader(context.transferSyntax, {
      depth: this.#service.depthLimit,
      size: Number.POSITIVE_INFINITY,
      inflatedSize: Math.min(this.#service.dataSetLimit, defaultLimits.inflatedSize),
    });
    const instance = {
      sopClassUID: command.AffectedSOPClassUID ?? '',
      sopInstanceUID: command.AffectedSOPInstanceUID ?? '',
      transferSyntax: context.transferSyntax,
      callingAETitle: this.association.callingAETitle,
    };
    this.#spool = this.#service.keeper.receive(instance, () => this.#relieved());
    if (this.#spool !== undefined) this.#session.opened(this);
  }

  #take(fragment: Buffer): void {
    this.#size += fragment.length;
    if (this.outOfResources !== undefined) return;
    if (this.#size > this.#service.dataSetLimit) {
      this.outOfResources = `the Data Set has more than ${this.#service.dataSetLimit} bytes`;
      this.#discard();
      return;
    }
    this.#reader?.push(fragment);
    this.#spool?.write(fragment);
    if (this.#spool?.congested === true && !this.#pausing) {
      this.#pausing = true;
      this.#session.pause();
    }
  }

  #relieved(): void {
    if (!this.#pausing) return;
    this.#pausing = false;
    this.#session.resume();
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
    this.#gather();
    const refusal = decide(this.#service.checks['data-set'], this);
    if (refusal !== undefined) this.#refuse(refusal);
    else if (this.#service.validate !== undefined) this.#session.inBackground(this.#validate());
    else this.#handle();
  }

  #gather(): void {
    const reader = this.#reader;
    if (this.outOfResources === undefined) reader?.end();
    const { SOPClassUID, SOPInstanceUID } = reader?.captured ?? {};
    this.received = {
      size: this.#size,
      error: reader?.error,
      sopClassUID: SOPClassUID,
      sopInstanceUID: SOPInstanceUID,
    };
    // The bytes received are counted here; only what they inflate to is counted by the reader.
    if (reader?.error?.rule === 'size-limit') this.outOfResources ??= reader.error.text;
    this.outOfResources ??= this.#spool?.failed?.outOfResources;
    this.failure ??= this.#spool?.failed?.failure;
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
    this.#event ??= new StoreEvent(this, this.#spool, this.#service.nextCall());
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
    this.handler = outcome;
    if (outcome.kind === 'outlived') this.#event?.abort(new TimeLimitExceeded('the handler', outcome.ms));
    const decision = decide(this.#service.checks.handled, this) ?? stored;
    const category = statusCategory(decision.fields.Status);
    if (category === 'Success' || category === 'Warning') this.#keep(decision);
    else this.#refuse(decision);
  }

  #keep(decision: Decision): void {
    const { keep } = this.#service.keeper;
    if (keep === undefined || this.#spool === undefined) {
      this.#refuse(decision);
      return;
    }
    this.#keeping = true;
    const kept = keep(this.#spool, this.command.AffectedSOPInstanceUID ?? '').then(
      (path) => this.#answer(decision, path),
      (error: unknown) => this.#notKept(error, decision),
    );
    this.#session.inBackground(kept);
  }

  #notKept(error: unknown, decision: Decision): void {
    const { outOfResources, failure } = keepFailureOf(error);
    this.outOfResources = outOfResources;
    this.failure = failure;
    this.#refuse(decide(this.#service.checks.stored, this) ?? decision);
  }

  /** Answers once nothing of the Data Set is left. */
  #refuse(decision: Decision): void {
    if (this.#spool === undefined) this.#answer(decision);
    else this.#session.inBackground(this.#spool.discard().then(() => this.#answer(decision)));
  }

  #discard(): void {
    if (this.#spool !== undefined) this.#session.inBackground(this.#spool.discard());
  }

  #answer(decision: Decision, path?: string): void {
    if (this.#over) return;
    this.#over = true;
    this.#session.respond(this.request, this.operation, decision.fields);
    this.#service.report()?.({
      ...decision.fields,
      association: this.association,
      command: this.command,
      transferSyntax: this.context.transferSyntax,
      size: this.#size,
      cause: decision.cause,
      ...(path === undefined ? {} : { path }),
    });
    if (this.#entered) this.#session.leave();
    this.#session.closed(this);
  }
}
