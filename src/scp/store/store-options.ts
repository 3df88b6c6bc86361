/** Where an SCP keeps what it receives (PS3.4 GG.4.2). */

/** Where received SOP Instances go. */
export interface StoreOptions {
  /** Folder of the Part 10 files, made when absent. */
  readonly directory: string;
  /** Most bytes the files of the folder may take together; a Data Set that would pass it is refused with 0xA700. */
  readonly quotaBytes?: number;
}
