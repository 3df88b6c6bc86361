/**
 * A scripted SCP for the tests of a program that stores: on a free port of this machine, it answers as it is told and
 * keeps what came (PS3.7 9.1.1, PS3.8 7.1).
 */
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRJ } from '../upper-layer/pdu/a-associate-rj.ts';
import { type HandlerSpec, handlerFromSpec } from './handler/scripted-handler.ts';
import type { CStoreHandler } from './handler.ts';
import { listen } from './listen.ts';
import type { ListenOptions } from './listen-options.ts';
import { type AssociationEvent, Received, type ReceivedAssociation, type ReceivedCStore } from './received.ts';
import type { Scp } from './scp.ts';

/** Options of `startScp`: those of `listen`, with all that an SCP for tests needs by default. */
export interface StartScpOptions extends Omit<ListenOptions, 'port' | 'onCStore' | 'negotiate'> {
  /** Default 0: the system chooses a free one. */
  readonly port?: number;
  /**
   * What each C-STORE is answered with: a function as for `listen`, which may also return `noAnswer`, `abortAssociation`
   * or `closeConnection`, or the same as data. Default: 0x0000.
   */
  readonly answer?: CStoreHandler | HandlerSpec;
  /** What each association request is answered with, where it is not the usual; see `rejection`. What it throws aborts. */
  readonly associate?: (event: AssociationEvent) => AAssociateAC | AAssociateRJ | undefined;
}

/** The SCP that `startScp` starts. It can be given to `openAssociation` as the peer. */
export interface ScriptedScp extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  readonly aeTitle: string;
  /** The same as `aeTitle`. */
  readonly calledAETitle: string;
  /** The association requests that came so far, in their order. */
  readonly associations: readonly ReceivedAssociation[];
  /** The C-STOREs that came so far, in their order. */
  readonly received: readonly ReceivedCStore[];
  /** Stops listening and aborts what is open, unless `graceMs` leaves it time to end. */
  close(options?: { graceMs?: number }): Promise<void>;
}

/** Starts a scripted SCP in this process, on 127.0.0.1 unless told otherwise. Rejects as `listen`. */
export async function startScp(options: StartScpOptions = {}): Promise<ScriptedScp> {
  const { answer, associate, port = 0, ...rest } = options;
  const record = new Received();
  const scp = await listen({
    ...rest,
    port,
    onCStore: record.noting(typeof answer === 'function' ? answer : handlerFromSpec(answer ?? {})),
    negotiate: (request, usual) => record.requested(request, usual, associate),
  });
  return new RecordingScp(scp, record);
}

class RecordingScp implements ScriptedScp {
  readonly host: string;
  readonly port: number;
  readonly aeTitle: string;
  readonly calledAETitle: string;
  readonly associations: readonly ReceivedAssociation[];
  readonly received: readonly ReceivedCStore[];
  readonly #scp: Scp;

  constructor(scp: Scp, record: Received) {
    this.host = scp.address;
    this.port = scp.port;
    this.aeTitle = scp.aeTitle;
    this.calledAETitle = scp.aeTitle;
    this.associations = record.associations;
    this.received = record.stores;
    this.#scp = scp;
    scp.events.on('association', (association, info) => record.established(association, info));
    scp.events.on('store', (answer) => record.answered(answer));
  }

  close({ graceMs = 0 }: { graceMs?: number } = {}): Promise<void> {
    return this.#scp.close({ graceMs });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
