/** What a request shows by its command alone, for the checks of stage `command` (PS3.7 9.1.1.1). */
import type { IncomingRequest } from '../../association/incoming-request.ts';
import type { AcceptedPresentationContext } from '../../association/negotiated-association.ts';
import type { CommandFinding, CommandSet } from '../../dimse/command-set.ts';
import type { AssociationInfo } from '../handler.ts';
import type { OperationFacts } from '../operation-facts.ts';

/** The facts of one request; an operation adds what it learns later. */
export class RequestFacts implements OperationFacts {
  readonly request: IncomingRequest;
  readonly association: AssociationInfo;
  readonly operation: number;
  readonly supports: (sopClassUID: string) => boolean;
  readonly forbidden: (association: AssociationInfo, sopClassUID: string) => string | undefined;

  constructor(
    request: IncomingRequest,
    association: AssociationInfo,
    operation: number,
    policy: Pick<OperationFacts, 'supports' | 'forbidden'>,
  ) {
    this.request = request;
    this.association = association;
    this.operation = operation;
    this.supports = policy.supports;
    this.forbidden = policy.forbidden;
  }

  get command(): CommandSet {
    return this.request.command;
  }

  get commandFindings(): readonly CommandFinding[] {
    return this.request.findings;
  }

  get context(): AcceptedPresentationContext {
    return this.request.context;
  }

  get hasDataSet(): boolean {
    return this.request.hasDataSet;
  }

  get messageIdOutstanding(): boolean {
    return this.request.duplicate;
  }
}
