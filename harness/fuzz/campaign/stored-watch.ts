// Compares what an SCP has written into its store with what was sent to it: PS3.4 B.4.1, GG.4.2.

import { DataSetError, readDataSet, sopClassByUid, transferSyntaxByUid } from '../../../src/index.ts';
import { storedDifferences } from '../../oracle/stored-data-set.ts';
import { StoreFolder } from '../../sut/store-folder.ts';
import type { Exchange } from '../exchange/build.ts';
import { deliveredBy } from '../exchange/delivered.ts';
import type { Failure } from '../exchange/failure.ts';
import type { Reaction } from '../exchange/reaction.ts';

/** Milliseconds between two instances that are looked for: to look through a store takes long. */
const everyMs = 250;
/** An SCP may write its file a moment after the response. */
const tries = 3;
const retryMs = 100;

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

  /** What of an instance was stored in another way than it was sent; `isSought` looks whatever was looked at just now. */
  async look(exchange: Exchange, reaction: Reaction, isSought: boolean): Promise<Failure | undefined> {
    const now = performance.now();
    if (!isComparable(exchange, reaction) || (!isSought && now - this.#lookedAt < everyMs)) return undefined;
    this.#lookedAt = now;
    const { sopInstanceUID, sopClass, transferSyntax, dataSet } = exchange;
    let wrong: string | undefined;
    for (let tried = 0; tried < tries; tried += 1) {
      this.#folder.forget(sopInstanceUID);
      const found = await this.#folder.read({ sopInstanceUID });
      if ('where' in found && found.content instanceof Uint8Array) {
        const stored = { transferSyntax: found.transferSyntax ?? transferSyntax, bytes: found.content };
        return differing({ sopClassUID: sopClass, transferSyntax, bytes: dataSet }, stored);
      }
      wrong = 'where' in found && 'wrong' in found.content ? `${found.where}: ${found.content.wrong}` : undefined;
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
    // An SCP may keep what it stores in other forms than files.
    return wrong === undefined ? undefined : asFailure(wrong);
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

function differing(
  sent: Parameters<typeof storedDifferences>[0],
  stored: Parameters<typeof storedDifferences>[1],
): Failure | undefined {
  const [first] = differences(sent, stored).filter(({ verdict }) => verdict === 'fail');
  return first && asFailure(first.text);
}

function asFailure(difference: string): Failure {
  const text = `Success, but what is stored is not what was sent: ${difference}`;
  return { class: 'stored bytes differ', key: 'stored', text, clause: 'PS3.4 B.4.1', level: 'fail' };
}

function differences(...[sent, stored]: Parameters<typeof storedDifferences>): ReturnType<typeof storedDifferences> {
  try {
    return storedDifferences(sent, stored);
  } catch (error) {
    if (!(error instanceof DataSetError)) throw error;
    return [{ verdict: 'fail', text: error.message }];
  }
}
