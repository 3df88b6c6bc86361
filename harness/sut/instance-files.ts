// Instances as DICOM files in a folder of their own, for an SCU that is started with files (PS3.10 7.1).

import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePart10 } from '../../src/index.ts';
import { whileBusy } from '../time/while-busy.ts';
import type { InstanceToSend, SendOrder } from './sut.ts';

/** The files of one order. Dispose it when they have been sent. */
export interface InstanceFiles extends AsyncDisposable {
  readonly folder: string;
  readonly paths: readonly string[];
}

/** Writes what is to be sent, and tells who waits for the sender that it is not the sender's turn. */
export function writeOrderedFiles({ instances, onBusy = () => {} }: SendOrder): Promise<InstanceFiles> {
  return whileBusy(writeInstanceFiles(instances), onBusy);
}

/** Writes each instance to a file. Rejects with the error of the file system; nothing is left behind then. */
export async function writeInstanceFiles(instances: readonly InstanceToSend[]): Promise<InstanceFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'cstore-conformance-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const paths: string[] = [];
    for (const [at, instance] of instances.entries()) {
      const path = join(folder, `${String(at + 1).padStart(4, '0')}.dcm`);
      await writeInstance(path, instance);
      paths.push(path);
    }
    return { folder, paths, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function writeInstance(path: string, instance: InstanceToSend): Promise<void> {
  await using file = await open(path, 'wx');
  const bytes = encodePart10(instance, instance.bytes);
  await file.writeFile(bytes);
  // The zeros at the end take no room on disk.
  if (instance.zeros) await file.truncate(bytes.length + instance.zeros);
}
