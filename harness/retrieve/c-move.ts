// C-MOVE of one SOP Instance to this program: PS3.4 C.4.2, PS3.7 9.1.4. The destination is a Storage SCP that takes what comes.

import { listen, openAssociation, type Scp, Status, uncompressedTransferSyntaxes } from '../../src/index.ts';
import { CommandField } from '../../src/wire.ts';
import { identityOf, modelContext, notOffered, withoutPlace } from './c-get.ts';
import { identifierOf } from './identifier.ts';
import { modelOf } from './models.ts';
import { describeFinal, retrieve, saysNone } from './retrieve-request.ts';
import { mostBytes, type Retrieval, type RetrievedInstance } from './retrieved-instance.ts';
import type { RetrieveMethod } from './retriever.ts';
import type { ReadLimits, WantedInstance } from './stored-instances.ts';

/** Where this program listens, as the SUT is configured to know it. */
export interface MoveDestination {
  readonly aeTitle: string;
  readonly host: string;
  readonly port: number;
}

/** Asks by C-MOVE, and is the destination. It listens from the first request on, until it is closed. */
export class Mover implements RetrieveMethod {
  readonly name = 'C-MOVE';
  readonly #destination: MoveDestination;
  #scp: Promise<Scp> | undefined;
  #received: RetrievedInstance[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(destination: MoveDestination) {
    this.#destination = destination;
  }

  /**
   * One after the other: what comes during a C-MOVE belongs to it. Rejects as `getInstance`, and when the port cannot be
   * opened.
   */
  ask(wanted: WantedInstance, limits: ReadLimits): Promise<Retrieval> {
    const asked = this.#turn.then(() => this.#ask(wanted, limits));
    this.#turn = asked.catch(() => {});
    return asked;
  }

  async #ask(wanted: WantedInstance, limits: ReadLimits): Promise<Retrieval> {
    this.#scp ??= this.#listen();
    await this.#scp;
    const model = modelOf(wanted.sopClassUID);
    const { peer, timeoutMs, signal } = limits;
    const association = await openAssociation(peer, {
      callingAETitle: peer.callingAETitle,
      presentationContexts: [modelContext(model.moveUID)],
      ...identityOf(peer),
      timeoutMs,
      signal,
    });
    try {
      const context = association.contexts.find(({ abstractSyntax }) => abstractSyntax === model.moveUID);
      if (!context) return notOffered(`${model.name} Query/Retrieve Information Model - MOVE`, model.moveUID);
      const identifier = identifierOf(wanted, model, context.transferSyntax);
      if (!identifier) return withoutPlace(model);
      const { aeTitle: moveDestination } = this.#destination;
      const commandField = CommandField['C-MOVE-RQ'];
      this.#received = [];
      const request = { contextId: context.id, sopClassUID: model.moveUID, commandField, identifier, moveDestination };
      const final = await retrieve(association, request, limits);
      await association.release({ timeoutMs }).catch(() => {});
      const answer = `C-MOVE was answered with ${describeFinal(final)}`;
      return { instances: this.#received, answer, isConclusive: saysNone(final) };
    } finally {
      association.abort();
    }
  }

  /** An SCP that refuses nothing: whatever comes is what the SUT gives. */
  async #listen(): Promise<Scp> {
    const { aeTitle, host, port } = this.#destination;
    return await listen({
      aeTitle,
      host,
      port,
      sopClasses: 'any',
      transferSyntaxes: uncompressedTransferSyntaxes.map(({ uid }) => uid),
      checks: [],
      dataSetLimit: mostBytes,
      onCStore: async (event) => {
        const { sopClassUID, sopInstanceUID, transferSyntax } = event;
        this.#received.push({ sopClassUID, sopInstanceUID, transferSyntax, bytes: await event.bytes() });
        return Status.Success;
      },
    });
  }

  async close(): Promise<void> {
    const scp = await this.#scp?.catch(() => undefined);
    await scp?.close({ graceMs: 0 });
  }
}
