/**
 * What an SCP can be told, with the defaults that hold everywhere: limits on what a peer may cost, and the policy of
 * who may associate and store (PS3.8 9.1.5, PS3.7 D.3.3).
 */

import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import type { AAssociateRJ } from '../upper-layer/pdu/a-associate-rj.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import type { TlsOptions } from '../upper-layer/tls.ts';
import type { AsynchronousOperationsWindow } from '../upper-layer/user-information.ts';
import type { AuthorizeFunction, StoreRule } from './checks/authorization.ts';
import type { StorageCheck } from './checks/storage-check.ts';
import type { CStoreHandler, ValidateFunction } from './handler.ts';
import type { StoreOptions } from './store/store-options.ts';
import type { UserIdentityPolicy } from './user-identity.ts';

/** Options of `listen`. Only `port` is required; times are in milliseconds, sizes in bytes. */
export interface ListenOptions {
  /** TCP port; 0 lets the system choose one. */
  readonly port: number;
  /** Default 127.0.0.1: nothing outside this machine reaches the SCP unless told so. */
  readonly host?: string;
  /** This SCP's own AE title; default CSTORE_SCP. */
  readonly aeTitle?: string;
  readonly tls?: TlsOptions;
  /** Called AE titles answered to; `own` is `aeTitle` alone. Default: any. */
  readonly calledAETitles?: 'any' | 'own' | readonly string[];
  /** Calling AE titles let in. Default: any. */
  readonly callingAETitles?: 'any' | readonly string[];
  /**
   * SOP Class UIDs (or keywords) accepted; `any` is every abstract syntax, private ones too. Default: the nine Non-Patient
   * classes and every ordinary storage class.
   */
  readonly sopClasses?: 'any' | readonly string[];
  /**
   * Transfer Syntax UIDs (or keywords) accepted, best first: one list for every SOP Class, or a list per SOP Class. Data
   * Sets in one that PS3.5 does not have are stored without being read. `any` is the known ones first, then whatever is
   * proposed. Default: the four uncompressed ones, and for all but the Non-Patient classes the encapsulated ones too.
   */
  readonly transferSyntaxes?: 'any' | readonly string[] | Readonly<Record<string, readonly string[]>>;
  /** Longest P-DATA-TF received; default 1 MiB. 0 announces no limit, but none above 16 MiB is taken in. */
  readonly maxLength?: number;
  /** Associations open at once; default 100. One more is rejected (transient, local-limit-exceeded). */
  readonly maxAssociations?: number;
  /**
   * Associations open at once from one IP address, so that one peer cannot take all; default half of maxAssociations, but
   * 16 if that is more. One more is rejected in the same way.
   */
  readonly maxAssociationsPerAddress?: number;
  /**
   * Connections open at once, associations included; default maxAssociations + 256. For one more, the
   * connection that has waited longest without an association is closed. As many may be in a TLS handshake as may wait.
   */
  readonly maxConnections?: number;
  /** ARTIM timer; default 30 s. */
  readonly artimMs?: number;
  /**
   * An association without traffic or outstanding operation for so long is aborted, and one whose peer takes no byte of
   * what is sent to it; default 60 s.
   */
  readonly idleMs?: number;
  /** Operations that this SCP invokes and performs at once (PS3.7 D.3.3.3). Default: 1 and 16; 0 means no limit. */
  readonly asyncWindow?: AsynchronousOperationsWindow;
  /**
   * Accept a SOP Class outside of `sopClasses` when SOP Class Common Extended Negotiation relates it to one of them
   * (PS3.7 D.3.3.6). Default `false`.
   */
  readonly acceptRelatedSOPClasses?: boolean;
  /** Answers SOP Class Extended Negotiation (PS3.7 D.3.3.5), such as the storage level. Default: no answer. */
  readonly extended?: (sopClassUID: string, information: Uint8Array) => Uint8Array | undefined;
  /**
   * The last word on an association request: gets what the options come to and returns that or another answer, so
   * that a scripted SCP can answer anything. What it throws aborts the association.
   */
  readonly negotiate?: (request: AAssociateRQ, usual: AAssociateAC | AAssociateRJ) => AAssociateAC | AAssociateRJ;
  /** Largest Data Set; default 2 GiB. */
  readonly dataSetLimit?: number;
  /** Deepest nesting of sequences; default 64. */
  readonly depthLimit?: number;
  readonly userIdentity?: UserIdentityPolicy;
  /** Who may store what. Default: everybody everything. */
  readonly authorize?: readonly StoreRule[] | AuthorizeFunction;
  /** Default `discard`: every Data Set is read strictly and then forgotten. */
  readonly store?: StoreOptions | 'discard';
  /** Validates Data Sets before they are stored: `iod` against the IOD of their SOP Class. Default: not at all. */
  readonly validate?: 'iod' | ValidateFunction;
  readonly onCStore?: CStoreHandler;
  /** Time a handler has before 0xC211 is answered; default 30 s. */
  readonly handlerTimeLimitMs?: number;
  /** The causes of the statuses, in the order they are looked for. Default: `storageChecks`. */
  readonly checks?: readonly StorageCheck[];
}
