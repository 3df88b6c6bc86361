/**
 * The public API: a C-STORE Service Class User and Provider (PS3.7 9.1.1), with the Data Sets, registries and errors
 * that belong to them. For codecs, transports and the state machine see `./wire.ts`.
 */
export * from './errors.ts';
export * from './registry/sop-classes.ts';
export * from './registry/statuses.ts';
export * from './registry/transfer-syntaxes.ts';
export * from './registry/uids.ts';
export type { AuthorizeFunction, StoreRule } from './scp/authorization.ts';
export type { AssociationInfo, CStoreEvent, CStoreHandler, HandlerResult, StatusDataSet } from './scp/handler.ts';
export type {
  AsyncWindow,
  ListenOptions,
  StoreOptions,
  ValidateFunction,
  ValidationVerdict,
} from './scp/listen-options.ts';
export type { Scp, ScpEvents, StoreRecord } from './scp/scp.ts';
export type {
  CheckStage,
  HandlerOutcome,
  OperationFacts,
  ReceivedDataSet,
  StatusFields,
  StorageCheck,
  ValidationFinding,
} from './scp/storage-check.ts';
export type { UserIdentity, UserIdentityPolicy, UserIdentityVerdict, UserTable } from './scp/user-identity.ts';
