/** What becomes of received Data Sets: files in a store, room for a handler to read them, or nothing at all. */
import { part10Preamble } from '../../data-set/part10/part10.ts';
import type { DataSetSpool } from './data-set-spool.ts';
import type { InstanceStore } from './instance-store.ts';
import { TemporarySpace } from './temporary-space.ts';

/** What a Part 10 file says of its Data Set (PS3.10 7.1). */
export interface ReceivedInstance {
  readonly sopClassUID: string;
  readonly sopInstanceUID: string;
  readonly transferSyntax: string;
  readonly callingAETitle: string;
}

/** A Data Set that was kept. */
export interface KeptInstance {
  readonly path: string;
  /** The SOP Class of the instance that it replaced, where that is another one. */
  readonly replacedSOPClassUID?: string;
}

/** Takes Data Sets in and keeps those that were accepted. */
export interface DataSetSink {
  /** `undefined` where nothing is to be held: the Data Set is read strictly and forgotten. */
  receive(instance: ReceivedInstance, onRelieved: () => void): DataSetSpool | undefined;
  /** Keeps the Data Set. `undefined` where nothing is kept. */
  readonly keep?: (
    spool: DataSetSpool,
    instance: Pick<ReceivedInstance, 'sopClassUID' | 'sopInstanceUID'>,
  ) => Promise<KeptInstance>;
  close(): Promise<void>;
}

/** Holds nothing. */
export const discarding: DataSetSink = {
  receive: () => undefined,
  close: () => Promise.resolve(),
};

/** Holds each Data Set until it is answered, so that a handler or a validation can read it, and keeps none. */
export async function holdingForHandler(): Promise<DataSetSink> {
  const space = await TemporarySpace.open();
  return {
    receive: (_instance, onRelieved) => space.receive(onRelieved),
    close: () => space.close(),
  };
}

/** Keeps each accepted Data Set as a Part 10 file. */
export function storing(store: InstanceStore): DataSetSink {
  return {
    receive: (instance, onRelieved) => store.receive(preambleOf(instance), onRelieved),
    keep: async (spool, { sopClassUID, sopInstanceUID }) => {
      const { path, replacedSOPClassUID } = await store.keep(spool, sopInstanceUID);
      const isOfAnother = replacedSOPClassUID !== undefined && replacedSOPClassUID !== sopClassUID;
      return { path, ...(isOfAnother && { replacedSOPClassUID }) };
    },
    close: () => store.close(),
  };
}

function preambleOf(instance: ReceivedInstance): Buffer {
  return part10Preamble({
    sopClassUID: instance.sopClassUID,
    sopInstanceUID: instance.sopInstanceUID,
    transferSyntax: instance.transferSyntax,
    sourceApplicationEntityTitle: instance.callingAETitle,
  });
}
