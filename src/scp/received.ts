/** What came to a scripted SCP, and how it was answered: association requests (PS3.8 7.1) and C-STOREs (PS3.7 9.1.1). */
import type { Association } from '../association/association.ts';
import type { CommandSet } from '../dimse/command-set.ts';
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRJ } from '../upper-layer/pdu/a-associate-rj.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import type { AssociationInfo, CStoreEvent, CStoreHandler } from './handler.ts';
import type { StoreRecord } from './scp.ts';

/** An association request, of which the script may decide. */
export interface AssociationEvent {
  /** The n-th association request of this SCP, counting from 1. */
  readonly call: number;
  readonly request: AAssociateRQ;
  /** What it is answered with unless the script says otherwise. */
  readonly usual: AAssociateAC | AAssociateRJ;
}

/** An association request that came. */
export interface ReceivedAssociation {
  readonly callingAETitle: string;
  readonly calledAETitle: string;
  readonly accepted: boolean;
}

/** A C-STORE that came. */
export interface ReceivedCStore {
  /** On which association: its place among the association requests, counting from 1, rejected ones included. */
  readonly association: number;
  readonly sopClassUID: string;
  readonly sopInstanceUID: string;
  readonly transferSyntax: string;
  /** What it was answered with; undefined as long as it is not. */
  readonly status: number | undefined;
}

type Changeable<T> = { -readonly [key in keyof T]: T[key] };

/** What came to an SCP, each in the order of arrival. */
export class Received {
  readonly associations: Changeable<ReceivedAssociation>[] = [];
  readonly stores: Changeable<ReceivedCStore>[] = [];
  readonly #numberOfRequest = new WeakMap<AAssociateRQ, number>();
  readonly #numberOf = new WeakMap<AssociationInfo, number>();
  readonly #byCommand = new WeakMap<CommandSet, Changeable<ReceivedCStore>>();

  /** Notes an association request, and what the script answers to it. */
  requested(
    request: AAssociateRQ,
    usual: AAssociateAC | AAssociateRJ,
    associate: ((event: AssociationEvent) => AAssociateAC | AAssociateRJ | undefined) | undefined,
  ): AAssociateAC | AAssociateRJ {
    const { callingAETitle, calledAETitle } = request;
    const came = { callingAETitle, calledAETitle, accepted: false };
    const call = this.associations.push(came);
    this.#numberOfRequest.set(request, call);
    const answer = associate?.({ call, request, usual }) ?? usual;
    came.accepted = answer.type === 'A-ASSOCIATE-AC';
    return answer;
  }

  /** Notes which association an accepted request became. */
  established({ request }: Association, info: AssociationInfo): void {
    this.#numberOf.set(info, this.#numberOfRequest.get(request) ?? 0);
  }

  /** A handler that notes each C-STORE before it answers. */
  noting(handler: CStoreHandler): CStoreHandler {
    const noted = (event: CStoreEvent): unknown => {
      this.#note(event);
      return handler(event);
    };
    return Object.assign(noted, { readsDataSet: handler.readsDataSet });
  }

  /** A request that a check refused before the handler is new here. */
  answered(answer: StoreRecord): void {
    (this.#byCommand.get(answer.command) ?? this.#note(answer)).status = answer.Status;
  }

  #note(came: Pick<StoreRecord, 'association' | 'command' | 'transferSyntax'>): Changeable<ReceivedCStore> {
    const { AffectedSOPClassUID: sopClassUID = '', AffectedSOPInstanceUID: sopInstanceUID = '' } = came.command;
    const association = this.#numberOf.get(came.association) ?? 0;
    const { transferSyntax } = came;
    const store = { association, sopClassUID, sopInstanceUID, transferSyntax, status: undefined };
    this.stores.push(store);
    this.#byCommand.set(came.command, store);
    return store;
  }
}
