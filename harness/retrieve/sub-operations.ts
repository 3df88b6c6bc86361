// The performing side of the C-STORE sub-operations of a retrieval: PS3.4 C.4.2.2 and C.4.3.2. It takes what comes.

import { type OpenAssociationOptions, Status } from '../../src/index.ts';
import { CommandField, responseTo } from '../../src/wire.ts';
import { mostBytes, type RetrievedInstance } from './retrieved-instance.ts';

type Handler = NonNullable<OpenAssociationOptions['handler']>;
type Association = Parameters<Handler['onRequest']>[0];
type Request = Parameters<Handler['onRequest']>[1];

export class SubOperations implements Handler {
  readonly instances: RetrievedInstance[] = [];
  readonly #parts = new Map<Request, Buffer[]>();
  #bytes = 0;

  /** Answers what is no C-STORE with a Data Set as an SCP of storage alone does. */
  onRequest(association: Association, request: Request): void {
    if (isStore(request)) this.#parts.set(request, []);
    else respond(association, request, Status.UnrecognizedOperation);
  }

  /** Answers when the Data Set is complete. Throws, and so aborts the association, beyond what is taken at most. */
  onDataFragment(association: Association, request: Request, fragment: Buffer, isLast: boolean): void {
    const parts = this.#parts.get(request);
    if (!parts) return;
    this.#bytes += fragment.length;
    if (this.#bytes > mostBytes) throw new RangeError(`more than ${mostBytes} bytes were given back`);
    parts.push(Buffer.from(fragment));
    if (!isLast) return;
    this.#parts.delete(request);
    const { AffectedSOPClassUID: sopClassUID, AffectedSOPInstanceUID: sopInstanceUID } = request.command;
    const { transferSyntax } = request.context;
    this.instances.push({ sopClassUID, sopInstanceUID, transferSyntax, bytes: Buffer.concat(parts) });
    respond(association, request, Status.Success);
  }
}

function isStore({ command, hasDataSet }: Request): boolean {
  return command.CommandField === CommandField['C-STORE-RQ'] && hasDataSet;
}

function respond(association: Association, request: Request, status: number): void {
  const field = (request.command.CommandField ?? 0) | 0x8000;
  association.respond(request, responseTo(request.command, field, { Status: status }));
}
