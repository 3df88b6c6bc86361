/** What a handler is given of one C-STORE (PS3.7 9.1.1): the request as plain values, and its Data Set on demand. */
import type { AcceptedPresentationContext } from '../../association/negotiated-association.ts';
import type { DataSet } from '../../data-set/data-set.ts';
import { decodeDataSet } from '../../data-set/write/codec.ts';
import type { CommandSet } from '../../dimse/command-set.ts';
import type { AssociationInfo, CStoreEvent } from '../handler.ts';
import type { OperationFacts } from '../operation-facts.ts';
import type { DataSetSpool } from '../store/data-set-spool.ts';

/** The event of one operation; nothing is read or decoded before it is asked for. */
export class StoreEvent implements CStoreEvent {
  readonly command: CommandSet;
  readonly context: AcceptedPresentationContext;
  readonly association: AssociationInfo;
  readonly size: number;
  readonly call: number;
  readonly associationCall: number;
  readonly #spool: DataSetSpool | undefined;
  #controller: AbortController | undefined;
  #aborted: { readonly reason: unknown } | undefined;

  constructor(
    facts: OperationFacts,
    spool: DataSetSpool | undefined,
    calls: { call: number; associationCall: number },
  ) {
    this.command = facts.command;
    this.context = facts.context;
    this.association = facts.association;
    this.size = facts.received?.size ?? 0;
    this.call = calls.call;
    this.associationCall = calls.associationCall;
    this.#spool = spool;
  }

  get transferSyntax(): string {
    return this.context.transferSyntax;
  }

  get sopClassUID(): string {
    return this.command.AffectedSOPClassUID ?? '';
  }

  get sopInstanceUID(): string {
    return this.command.AffectedSOPInstanceUID ?? '';
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#aborted !== undefined) this.#controller.abort(this.#aborted.reason);
    }
    return this.#controller.signal;
  }

  async bytes(): Promise<Buffer> {
    if (this.#spool === undefined) throw new Error('this handler said that it does not read the Data Set');
    return this.#spool.bytes();
  }

  async dataSet(): Promise<DataSet> {
    return decodeDataSet(await this.bytes(), this.transferSyntax);
  }

  /** Tells a handler that still works that nobody waits for it. */
  abort(reason: unknown): void {
    this.#aborted ??= { reason };
    this.#controller?.abort(reason);
  }
}
