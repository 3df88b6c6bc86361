/** What all associations of one SCP (PS3.4 GG.4.2) share: its checks, its policy, its handler, and where Data Sets go. */
import type { AuthorizeFunction, StoreRule } from './checks/authorization.ts';
import { forbiddenBy } from './checks/authorization.ts';
import type { CheckStage, StorageCheck } from './checks/storage-check.ts';
import { checksOf, storageChecks, verificationChecks } from './checks/storage-checks.ts';
import type { AssociationInfo, CStoreHandler, ValidateFunction } from './handler.ts';
import type { StoreRecord } from './scp.ts';
import type { DataSetSink } from './store/data-set-sink.ts';

/** The options of `listen` that a storage service is made of, with their defaults filled in. */
export interface StorageServiceOptions {
  readonly checks?: readonly StorageCheck[];
  readonly sopClasses: ReadonlySet<string>;
  /** A related SOP Class that was negotiated is supported too. */
  readonly acceptsRelated: boolean;
  readonly authorize?: readonly StoreRule[] | AuthorizeFunction;
  readonly keeper: DataSetSink;
  readonly dataSetLimit: number;
  readonly inflatedLimit: number;
  readonly depthLimit: number;
  readonly validate?: ValidateFunction;
  readonly onCStore?: CStoreHandler;
  readonly handlerTimeLimitMs: number;
  /** Tells the outside what was answered; `undefined` while nobody listens. */
  readonly report: () => ((record: StoreRecord) => void) | undefined;
}

/** The storage service behind every association of an SCP. */
export class StorageService {
  /** All of them. */
  readonly allChecks: readonly StorageCheck[];
  readonly checks: Readonly<Record<CheckStage, readonly StorageCheck[]>>;
  /** Those of the checks that C-ECHO has as well. */
  readonly echoChecks: readonly StorageCheck[];
  readonly forbidden: (association: AssociationInfo, sopClassUID: string) => string | undefined;
  readonly supports: (sopClassUID: string) => boolean;
  readonly keeper: DataSetSink;
  readonly dataSetLimit: number;
  readonly inflatedLimit: number;
  readonly depthLimit: number;
  readonly validate: ValidateFunction | undefined;
  readonly handler: CStoreHandler | undefined;
  readonly handlerTimeLimitMs: number;
  readonly report: StorageServiceOptions['report'];
  readonly #background = new Set<Promise<unknown>>();
  #calls = 0;

  constructor(options: StorageServiceOptions) {
    const checks = options.checks ?? storageChecks;
    this.allChecks = checks;
    this.checks = {
      command: checksOf(checks, 'command'),
      'data-set': checksOf(checks, 'data-set'),
      validated: checksOf(checks, 'validated'),
      handled: checksOf(checks, 'handled'),
      stored: checksOf(checks, 'stored'),
    };
    const echo = new Set(verificationChecks.map((check) => check.name));
    this.echoChecks = this.checks.command.filter((check) => echo.has(check.name));
    this.forbidden = forbiddenBy(options.authorize);
    this.supports = (sopClassUID) => options.acceptsRelated || options.sopClasses.has(sopClassUID);
    this.keeper = options.keeper;
    this.dataSetLimit = options.dataSetLimit;
    this.inflatedLimit = options.inflatedLimit;
    this.depthLimit = options.depthLimit;
    this.validate = options.validate;
    this.handler = options.onCStore;
    this.handlerTimeLimitMs = options.handlerTimeLimitMs;
    this.report = options.report;
  }

  /** The number of this call of the handler, from 1. */
  nextCall(): number {
    return ++this.#calls;
  }

  /** Remembers work that never rejects until it is done. */
  track(work: Promise<unknown>): void {
    this.#background.add(work);
    void work.then(() => this.#background.delete(work));
  }

  /** Waits for all background work, then closes the keeper. */
  async close(): Promise<void> {
    while (this.#background.size > 0) await Promise.all(this.#background);
    await this.keeper.close();
  }
}
