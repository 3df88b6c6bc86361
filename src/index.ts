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
export type { DataSetDifference } from './data-set/compare.ts';
export { compareDataSets, emptyValue } from './data-set/compare.ts';
export type { DataSet, DataSetElement, DataSetValue, ElementWithVR } from './data-set/data-set.ts';
export { PlainItem } from './data-set/instance/full/plain-item.ts';
export * from './data-set/instance/instance.ts';
export { type FileDataSet, type OpenDataSetOptions, openDataSet } from './data-set/part10/file-data-set.ts';
export {
  decodePart10,
  encodePart10,
  type FileMetaElements,
  type Part10File,
  type Part10Head,
  type Part10Meta,
  part10Preamble,
  readPart10,
  readPart10Head,
} from './data-set/part10/part10.ts';
export { type FileTree, type ReadFileOptions, readFileTree } from './data-set/part10/read-file.ts';
export type { DataElement, DataSetItem } from './data-set/read/element-tree.ts';
export type { DataSetFinding, DataSetRule } from './data-set/read/finding.ts';
export { describeFinding } from './data-set/read/finding.ts';
export type { ReaderLimits } from './data-set/read/limits.ts';
export type { DataSetTree } from './data-set/read/read-data-set.ts';
export { readDataSet } from './data-set/read/read-data-set.ts';
export type { StrictReaderOptions } from './data-set/read/strict-reader.ts';
export { StrictReader } from './data-set/read/strict-reader.ts';
export type { EncodedDataSet, ValidateOptions } from './data-set/validate/validate-data-set.ts';
export { knowsIod, validateDataSet } from './data-set/validate/validate-data-set.ts';
export type {
  Severity,
  ValidationFinding as IodFinding,
  ValidationRule,
} from './data-set/validate/validation-finding.ts';
export { describeValidationFinding } from './data-set/validate/validation-finding.ts';
export { type Multiplicity, parseMultiplicity } from './data-set/validate/value-multiplicity.ts';
export { decodeDataSet, encodeDataSet } from './data-set/write/codec.ts';
export { canTranscode, transcode } from './data-set/write/transcode.ts';
export type { CommandFinding, CommandSet } from './dimse/command-set.ts';
export * from './errors.ts';
export { formatTag, nameOfTag, tagOf } from './registry/dictionary.ts';
export { agree } from './registry/iods/agree/agree.ts';
export type { Condition, ConditionValue, ItemView } from './registry/iods/condition.ts';
export { describeCondition, evaluate as evaluateCondition } from './registry/iods/condition.ts';
export type {
  AttributeRow,
  ElementType,
  IodConstraint,
  IodDefinition,
  MacroDefinition,
  ModuleDefinition,
  ModuleUse,
  Row,
  SequenceRow,
} from './registry/iods/definition.ts';
export { expandRows, itemsOf as itemCountOf } from './registry/iods/definition.ts';
export { iodOf, iods } from './registry/iods/index.ts';
export * from './registry/sop-classes.ts';
export * from './registry/statuses.ts';
export * from './registry/transfer-syntaxes.ts';
export * from './registry/uids.ts';
export { type ValueRepresentation, vrByName } from './registry/vrs.ts';
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
