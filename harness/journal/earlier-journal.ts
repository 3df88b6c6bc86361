// The journal of an earlier run lies beside the new one until that has reached the system: one that reaches nobody is worth less.

import { lstatSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { earlierJournalName, journalName } from './journal.ts';

/** The journal of an earlier run in a folder, or that there is none. */
export class EarlierJournal {
  readonly #folder: string;
  #isAside: boolean;

  private constructor(folder: string, isAside: boolean) {
    this.#folder = folder;
    this.#isAside = isAside;
  }

  /** Gives the journal in the folder another name. Throws the error of the system. */
  static putAside(folder: string): EarlierJournal {
    const isThere = lstatSync(join(folder, journalName), { throwIfNoEntry: false })?.isFile() ?? false;
    if (isThere) renameSync(join(folder, journalName), join(folder, earlierJournalName));
    return new EarlierJournal(folder, isThere);
  }

  /** Puts it back in place of the new one, which is to be closed. Throws the error of the system. */
  putBack(): void {
    if (this.#isAside) renameSync(join(this.#folder, earlierJournalName), join(this.#folder, journalName));
    this.#isAside = false;
  }

  /** Removes it. Throws the error of the system. */
  remove(): void {
    if (this.#isAside) rmSync(join(this.#folder, earlierJournalName), { force: true });
    this.#isAside = false;
  }
}
