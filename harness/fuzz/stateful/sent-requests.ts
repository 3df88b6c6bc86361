// The requests that have been sent on an association, put together from their bytes: what a response is judged by (PS3.7 9.3).

import {
  type CommandSet,
  type DecodedCommandSet,
  decodePdu,
  encodeCommandSet,
  MessageAssembler,
  noDataSet,
  pduHeadLength,
} from '../../../src/wire.ts';
import { type Operation, operationOf } from '../../oracle/operation.ts';

/** A request, and the Data Set as far as it has been sent. */
interface SentRequest {
  readonly operation: Operation;
  readonly fragments: Buffer[];
}

export class SentRequests {
  readonly #agreed: ReadonlyMap<number, string>;
  readonly #requests: SentRequest[] = [];
  readonly #assembler: MessageAssembler;
  #bytes: Buffer = Buffer.alloc(0);

  /** `agreed`: abstract syntaxes of the presentation contexts that were agreed on, by identifier. */
  constructor(agreed: ReadonlyMap<number, string>) {
    this.#agreed = agreed;
    this.#assembler = new MessageAssembler({
      onCommand: (decoded, contextId) => this.#begin(decoded, contextId),
      onDataFragment: (fragment, isLast) => this.#add(fragment, isLast),
      onViolation: () => {},
    });
  }

  get operations(): readonly Operation[] {
    return this.#requests.map(({ operation }) => operation);
  }

  /** A whole request that has not been answered. */
  get outstanding(): Operation | undefined {
    return this.operations.find(({ complete, answered }) => complete && !answered);
  }

  /** The Data Set of a request. */
  dataSetOf(wanted: Operation): Buffer {
    return Buffer.concat(this.#requests.find(({ operation }) => operation === wanted)?.fragments ?? []);
  }

  /** Takes bytes as they are sent, which may end within a PDU. */
  push(bytes: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    while (this.#bytes.length >= pduHeadLength) {
      const end = pduHeadLength + this.#bytes.readUInt32BE(2);
      if (end > this.#bytes.length) return;
      const decoded = decodePdu(this.#bytes.subarray(0, end));
      if ('pdu' in decoded && decoded.pdu.type === 'P-DATA-TF') this.#assembler.pushAll(decoded.pdu.pdvs);
      this.#bytes = this.#bytes.subarray(end);
    }
  }

  #begin({ command }: DecodedCommandSet, contextId: number): void {
    const about = {
      number: this.#requests.length + 1,
      association: 'main',
      contextId,
      abstractSyntax: this.#agreed.get(contextId),
      agreedContexts: this.#agreed,
      complete: !hasDataSet(command),
      isRegular: true,
    };
    this.#requests.push({ operation: operationOf(encodeCommandSet(command), about, this.operations), fragments: [] });
  }

  #add(fragment: Buffer, isLast: boolean): void {
    const request = this.#requests.at(-1);
    request?.fragments.push(Buffer.from(fragment));
    if (request && isLast) request.operation.complete = true;
  }
}

function hasDataSet({ CommandDataSetType: type }: CommandSet): boolean {
  return type !== undefined && type !== noDataSet;
}
