/**
 * The public API: a C-STORE Service Class User and Provider (PS3.7 9.1.1), with the Data Sets, registries and errors
 * that belong to them. For codecs, transports and the state machine see `./wire.ts`.
 */
export type { AcceptorPolicy, RequestorRoles, UserIdentityVerdict } from './association/acceptor-policy.ts';
export type { Association } from './association/association.ts';
export type { AssociationEnd } from './association/association-end-type.ts';
export type { AssociationEvents } from './association/association-events.ts';
export type { AssociationObserver } from './association/association-observer.ts';
export type { DimseRequest, DimseResponse, OutgoingCommand, WaitOptions } from './association/dimse-message.ts';
export type {
  AcceptedPresentationContext,
  NegotiatedAssociation,
  NegotiationFinding,
} from './association/negotiation.ts';
export { negotiate, negotiated, type Rejection, rejection } from './association/negotiation.ts';
export type { ObservedPdu } from './association/observed-pdu.ts';
export * from './data-set.ts';
export type { CommandFinding, CommandSet } from './dimse/command-set.ts';
export * from './errors.ts';
export * from './iod.ts';
export * from './registry.ts';
export type { AuthorizeFunction, StoreRule } from './scp/checks/authorization.ts';
export type { CheckStage, StatusFields, StorageCheck } from './scp/checks/storage-check.ts';
export { storageChecks, verificationChecks } from './scp/checks/storage-checks.ts';
export { HandlerModuleError, HandlerSpecError } from './scp/handler/handler-errors.ts';
export { loadHandlerModule } from './scp/handler/handler-module.ts';
export { abortAssociation, closeConnection, noAnswer } from './scp/handler/handler-outcome.ts';
export type { HandlerAnswer, HandlerSpec } from './scp/handler/scripted-handler.ts';
export { handlerFromSpec } from './scp/handler/scripted-handler.ts';
export type {
  AssociationInfo,
  CStoreEvent,
  CStoreHandler,
  HandlerResult,
  StatusDataSet,
  ValidateFunction,
  ValidationVerdict,
} from './scp/handler.ts';
export { listen } from './scp/listen.ts';
export type { ListenOptions } from './scp/listen-options.ts';
export type { HandlerOutcome, OperationFacts, ReceivedDataSet } from './scp/operation-facts.ts';
export { ListenOptionError } from './scp/option-error.ts';
export type { AssociationEvent, ReceivedAssociation, ReceivedCStore } from './scp/received.ts';
export type { Scp, ScpEvents, StoreRecord } from './scp/scp.ts';
export { type ScriptedScp, type StartScpOptions, startScp } from './scp/start-scp.ts';
export { StoreUnavailable } from './scp/store/instance-store.ts';
export type { StoreOptions } from './scp/store/store-options.ts';
export type { UserIdentityPolicy, UserIdentityVerifier, UserTable } from './scp/user-identity.ts';
export type { ValidationFinding } from './scp/validation-finding.ts';
export type { CEchoRSP } from './scu/c-echo.ts';
export { cEcho } from './scu/c-echo.ts';
export type { CStoreRequest, CStoreRSP } from './scu/c-store.ts';
export { contextFor, cStore } from './scu/c-store.ts';
export { NoPresentationContext } from './scu/no-presentation-context.ts';
export type { OpenAssociationOptions, Peer, ProposedPresentationContext } from './scu/open-association.ts';
export { maxPresentationContexts, openAssociation } from './scu/open-association.ts';
export type { OperationResponse } from './scu/operation-response.ts';
export type { SendFilesOptions, SendOutcome } from './scu/send-files.ts';
export { sendFiles } from './scu/send-files.ts';
export type { AAssociateAC } from './upper-layer/pdu/a-associate-ac.ts';
export type { AAssociateRJ } from './upper-layer/pdu/a-associate-rj.ts';
export type { AAssociateRQ } from './upper-layer/pdu/a-associate-rq.ts';
export type { TlsOptions } from './upper-layer/tls.ts';
export type {
  AsynchronousOperationsWindow,
  ReceivedUserIdentity,
  UserIdentity,
} from './upper-layer/user-information.ts';
