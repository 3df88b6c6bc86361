/** Where an SCP keeps what it receives (PS3.4 GG.4.2). */

/** Where received SOP Instances go. */
export interface StoreOptions {
  /** Folder of the Part 10 files, made when absent. */
  readonly directory: string;
  /** Most bytes the files of the folder may take together; a Data Set that would pass it is refused with 0xA700. */
  readonly quotaBytes?: number;
  /** Mode of the files, e.g. 0o640; folders that are made let search who may read. Default 0600, folders 0700. */
  readonly mode?: number;
}
