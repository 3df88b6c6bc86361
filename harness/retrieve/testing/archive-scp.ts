// A small archive for tests: it stores, and gives back by C-GET and C-MOVE, in the way that a test asks for.

import { cStore, openAssociation, StrictReader } from '../../../src/index.ts';
import {
  type AAssociateRQ,
  associateAC,
  CommandField,
  type CommandSet,
  type CommandValues,
  encodeCommandSet,
  fragmentMessage,
  listenTransport,
  MessageAssembler,
  noDataSet,
  presentationContextsOf,
  responseTo,
  type Transport,
  userInformationOf,
} from '../../../src/wire.ts';

/** An instance of the archive. */
export interface ArchivedInstance {
  readonly sopClassUID: string;
  readonly sopInstanceUID: string;
  readonly transferSyntax: string;
  readonly bytes: Buffer;
}

export interface ArchiveBehaviour {
  /** What it keeps of an instance that it has acknowledged; undefined: nothing. `count` counts from 1. */
  readonly keep?: (instance: ArchivedInstance, count: number) => ArchivedInstance | undefined;
  /** What it gives when it is asked for an instance; default: that, if it has it. */
  readonly give?: (uid: string, kept: ReadonlyMap<string, ArchivedInstance>) => readonly ArchivedInstance[];
  /** Abstract syntaxes that it refuses. */
  readonly refuses?: readonly string[];
  /** The final status of a retrieval; default: success. */
  readonly status?: number;
  /** Responses with status Pending before the final one. */
  readonly pending?: number;
  /** Where a C-MOVE sends, by AE title. */
  readonly destinations?: Readonly<Record<string, number>>;
}

export interface ArchiveScp extends AsyncDisposable {
  readonly port: number;
  readonly kept: ReadonlyMap<string, ArchivedInstance>;
  /** Identifiers of the retrievals that came, as captured keys. */
  readonly identifiers: readonly Readonly<Record<string, string | undefined>>[];
}

const identity = { maxLength: 16384, implementationClassUID: '1.2.3', implementationVersionName: 'ARCHIVE' };
const identifierKeys = ['QueryRetrieveLevel', 'StudyInstanceUID', 'SeriesInstanceUID', 'SOPInstanceUID'];
const retrievals: readonly (number | undefined)[] = [CommandField['C-GET-RQ'], CommandField['C-MOVE-RQ']];

interface Archive {
  readonly behaviour: ArchiveBehaviour;
  readonly kept: Map<string, ArchivedInstance>;
  readonly identifiers: Readonly<Record<string, string | undefined>>[];
  count: number;
}

/** Starts it on a free port of this machine. */
export async function startArchiveScp(behaviour: ArchiveBehaviour = {}): Promise<ArchiveScp> {
  const archive: Archive = { behaviour, kept: new Map(), identifiers: [], count: 0 };
  const transports = new Set<Transport>();
  const server = await listenTransport({
    port: 0,
    onTransport: (transport) => {
      transports.add(transport);
      new ArchiveConnection(transport, archive, () => transports.delete(transport));
    },
  });
  return {
    port: server.port,
    kept: archive.kept,
    identifiers: archive.identifiers,
    async [Symbol.asyncDispose]() {
      for (const transport of transports) transport.destroy();
      await server.close();
    },
  };
}

class ArchiveConnection {
  readonly #transport: Transport;
  readonly #archive: Archive;
  readonly #contexts = new Map<number, { readonly abstractSyntax: string; readonly transferSyntax: string }>();
  #maxLength = 0;
  #command: CommandSet = {};
  #parts: Buffer[] = [];
  /** Called with each response to what this side has sent. */
  #onResponse: () => void = () => {};

  constructor(transport: Transport, archive: Archive, onClosed: () => void) {
    this.#transport = transport;
    this.#archive = archive;
    const assembler = new MessageAssembler({
      onCommand: ({ command }, contextId) => {
        [this.#command, this.#parts] = [command, []];
        if (command.CommandDataSetType === noDataSet) this.#onMessage(contextId);
      },
      onDataFragment: (fragment, isLast, contextId) => {
        this.#parts.push(Buffer.from(fragment));
        if (isLast) this.#onMessage(contextId);
      },
      onViolation: () => transport.reset(),
    });
    transport.handlers = {
      onPdu: (decoded) => {
        if (!('pdu' in decoded)) transport.reset();
        else if (decoded.pdu.type === 'P-DATA-TF') assembler.pushAll(decoded.pdu.pdvs);
        else if (decoded.pdu.type === 'A-ASSOCIATE-RQ') this.#accept(decoded.pdu);
        else if (decoded.pdu.type === 'A-RELEASE-RQ') transport.send({ type: 'A-RELEASE-RP' });
        else transport.end();
      },
      onClosed,
    };
  }

  #accept(request: AAssociateRQ): void {
    const { refuses = [] } = this.#archive.behaviour;
    const { roles = [], maxLength = 0 } = userInformationOf(request);
    this.#maxLength = maxLength;
    const presentationContexts = presentationContextsOf(request).map(({ id, abstractSyntax, transferSyntaxes }) => {
      const [transferSyntax = ''] = transferSyntaxes;
      if (refuses.includes(abstractSyntax)) return { id, result: 3 };
      this.#contexts.set(id, { abstractSyntax, transferSyntax });
      return { id, result: 0, transferSyntax };
    });
    this.#transport.send(associateAC({ request, presentationContexts, roles, ...identity }));
  }

  #onMessage(contextId: number): void {
    const command = this.#command;
    const dataSet = Buffer.concat(this.#parts);
    if (((command.CommandField ?? 0) & 0x8000) !== 0) this.#onResponse();
    else if (command.CommandField === CommandField['C-STORE-RQ']) this.#store(contextId, command, dataSet);
    else if (retrievals.includes(command.CommandField)) void this.#retrieve(contextId, command, dataSet);
    else this.#respond(contextId, command, { Status: 0 });
  }

  #store(contextId: number, command: CommandSet, bytes: Buffer): void {
    const { AffectedSOPClassUID: sopClassUID = '', AffectedSOPInstanceUID: sopInstanceUID = '' } = command;
    const { transferSyntax = '' } = this.#contexts.get(contextId) ?? {};
    const instance = { sopClassUID, sopInstanceUID, transferSyntax, bytes };
    this.#archive.count += 1;
    const { keep = (whole: ArchivedInstance) => whole } = this.#archive.behaviour;
    const kept = keep(instance, this.#archive.count);
    if (kept) this.#archive.kept.set(sopInstanceUID, kept);
    this.#respond(contextId, command, { Status: 0 });
  }

  async #retrieve(contextId: number, command: CommandSet, identifier: Buffer): Promise<void> {
    const { behaviour, kept, identifiers } = this.#archive;
    const reader = new StrictReader(this.#contexts.get(contextId)?.transferSyntax ?? '', { capture: identifierKeys });
    reader.push(identifier);
    identifiers.push({ ...reader.captured });
    const { SOPInstanceUID: uid = '' } = reader.captured;
    const own = kept.get(uid);
    const given = behaviour.give?.(uid, kept) ?? (own ? [own] : []);
    for (let at = 0; at < (behaviour.pending ?? 0); at++) this.#respond(contextId, command, { Status: 0xff00 });
    const isMove = command.CommandField === CommandField['C-MOVE-RQ'];
    for (const instance of given) await (isMove ? this.#move(command, instance) : this.#give(instance));
    const counts = { NumberOfCompletedSuboperations: given.length, NumberOfFailedSuboperations: 0 };
    this.#respond(contextId, command, { Status: behaviour.status ?? 0, ...counts });
  }

  /** A sub-operation on the same association. */
  #give({ sopClassUID, sopInstanceUID, transferSyntax, bytes }: ArchivedInstance): Promise<void> {
    const context = [...this.#contexts].find(
      ([, one]) => one.abstractSyntax === sopClassUID && one.transferSyntax === transferSyntax,
    );
    if (!context) return Promise.resolve();
    const command = {
      AffectedSOPClassUID: sopClassUID,
      CommandField: CommandField['C-STORE-RQ'],
      MessageID: 77,
      Priority: 0,
      CommandDataSetType: 1,
      AffectedSOPInstanceUID: sopInstanceUID,
    };
    return new Promise((resolve) => {
      this.#onResponse = resolve;
      this.#send(context[0], command, bytes);
    });
  }

  /** A sub-operation on an association of its own. */
  async #move({ MoveDestination: aeTitle = '' }: CommandSet, instance: ArchivedInstance): Promise<void> {
    const { sopClassUID: abstractSyntax, sopInstanceUID, transferSyntax, bytes } = instance;
    const port = this.#archive.behaviour.destinations?.[aeTitle];
    if (port === undefined) return;
    await using association = await openAssociation(
      { host: '127.0.0.1', port, calledAETitle: aeTitle },
      { callingAETitle: 'ARCHIVE', presentationContexts: [{ abstractSyntax, transferSyntaxes: [transferSyntax] }] },
    );
    await cStore(association, { sopClassUID: abstractSyntax, sopInstanceUID, transferSyntax, dataSet: bytes });
  }

  #respond(contextId: number, request: CommandSet, status: CommandValues & { Status: number }): void {
    const response = responseTo(request, (request.CommandField ?? 0) | 0x8000, { Status: status.Status });
    this.#send(contextId, { ...response, ...status }, undefined);
  }

  #send(contextId: number, command: CommandValues, dataSet: Buffer | undefined): void {
    for (const bytes of fragmentMessage(contextId, encodeCommandSet(command), dataSet, this.#maxLength))
      this.#transport.send(bytes);
  }
}
