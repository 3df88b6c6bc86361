// Compares what an SCP has written into its store with what was sent to it: PS3.4 B.4.1, GG.4.2.

import { readDataSet, sopClassByUid, transferSyntaxByUid } from '../../../src/index.ts';
import { awaitStored } from '../../case/await-stored.ts';
import type { RetrievePeer } from '../../retrieve/stored-instances.ts';
import { StoreFolder } from '../../sut/store-folder.ts';
import type { Exchange } from '../exchange/build.ts';
import { deliveredBy } from '../exchange/delivered.ts';
import type { Failure } from '../exchange/failure.ts';
import type { Reaction } from '../exchange/reaction.ts';

/** Milliseconds between two instances that are looked for: to look through a store takes long. */
const everyMs = 250;
/** Longest wait for a file to appear, in milliseconds. */
const waitMs = 300;

export interface LookOptions {
  readonly isSought: boolean;
  readonly peer: RetrievePeer;
  readonly signal: AbortSignal;
}

export class StoredWatch {
  readonly #folder: StoreFolder;
  #lookedAt = Number.NEGATIVE_INFINITY;

  private constructor(folder: StoreFolder) {
    this.#folder = folder;
  }

  /** Watches a store. Rejects with the error of the file system. */
  static async of(directory: string): Promise<StoredWatch> {
    return new StoredWatch(await StoreFolder.watch(directory));
  }

  /**
   * What of an instance was stored in another way than it was sent, once its file does not change any more; `isSought` looks
   * whatever was looked at just now. Rejects with the reason of the signal.
   */
  async look(exchange: Exchange, reaction: Reaction, options: LookOptions): Promise<Failure | undefined> {
    const now = performance.now();
    if (!isComparable(exchange, reaction) || (!options.isSought && now - this.#lookedAt < everyMs)) return undefined;
    this.#lookedAt = now;
    const { sopInstanceUID, sopClass, transferSyntax, dataSet } = exchange;
    this.#folder.forget(sopInstanceUID);
    const sent = { sopInstanceUID, sopClassUID: sopClass, transferSyntax, bytes: dataSet };
    const { peer, signal } = options;
    const found = await awaitStored(this.#folder, sent, { timeoutMs: waitMs, peer, signal });
    // An SCP may keep what it stores in other forms than files.
    const wrong = 'where' in found ? found.differences.find(({ verdict }) => verdict === 'fail') : undefined;
    return wrong && asFailure(wrong.text);
  }
}

/** A single sound instance that was answered with Success, under a name that is a UID. */
function isComparable(
  { turns, dataSet, sopClass, transferSyntax, sopInstanceUID }: Exchange,
  reaction: Reaction,
): boolean {
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/.test(sopInstanceUID) || sopInstanceUID.length > 64) return false;
  const [message, ...others] = reaction.messages;
  if (message?.decoded.command.Status !== 0 || others.length > 0 || sopClassByUid(sopClass) === undefined) return false;
  const { messages, isIrregular, areSound } = deliveredBy(turns);
  const [sent, ...further] = messages.filter((one) => one.dataSet !== undefined);
  if (!areSound || isIrregular || further.length > 0 || !sent?.dataSet || !Buffer.from(dataSet).equals(sent.dataSet))
    return false;
  if (transferSyntaxByUid(transferSyntax)?.deflated !== false) return false;
  return readDataSet(dataSet, transferSyntax).findings.length === 0;
}

function asFailure(difference: string): Failure {
  const text = `Success, but what is stored is not what was sent: ${difference}`;
  return { class: 'stored bytes differ', key: 'stored', text, clause: 'PS3.4 B.4.1', level: 'fail' };
}
