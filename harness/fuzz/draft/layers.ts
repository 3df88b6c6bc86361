// The layers of an exchange from the names in it to the turns of the connection: each is made of the one before, and mutated.

import type { TransferSyntax } from '../../../src/index.ts';
import type { Pdv, RawCommandElement } from '../../../src/wire.ts';
import type { Target } from '../target.ts';
import type { Node } from './tree.ts';
import type { Turn } from './turn.ts';

/** Names that an SCP may use for something, such as a path. */
export interface Names {
  readonly sopInstanceUID: string;
  /** Elements of the Data Set by tag, in bytes. */
  readonly elements: ReadonlyMap<number, string>;
  readonly calledAETitle: string;
  readonly callingAETitle: string;
}

export interface Layers {
  names: Names;
  /** The Data Set as a tree. */
  tree: readonly Node[];
  /** The Data Set, encoded; of a deflated Transfer Syntax before it is deflated. */
  'data set': Uint8Array;
  deflated: Uint8Array;
  /** The Command Set without its Group Length. */
  command: readonly RawCommandElement[];
  /** The Command Set, encoded. */
  'command set': Uint8Array;
  /** PDVs, a list for each P-DATA-TF. */
  fragments: readonly (readonly Pdv[])[];
  /** P-DATA-TF PDUs, encoded. */
  'p-data': readonly Uint8Array[];
  /** The A-ASSOCIATE-RQ, encoded. */
  associate: Uint8Array;
  turns: readonly Turn[];
}

export type LayerName = keyof Layers;

/** What a mutation knows of the exchange that it is a part of. */
export interface Surroundings {
  readonly target: Target;
  readonly sopClass: string;
  /** Of the Data Set in the layers `tree` and `data set`, which are never deflated. */
  readonly encoding: TransferSyntax;
  readonly contextId: number;
  /** Presentation context of Verification. */
  readonly echoContextId: number;
}
