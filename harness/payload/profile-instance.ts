// Whole instances of a profile (PS3.3 Annex A): large, long in the making, and the same in every case but for their UID.

import { buildInstance, type DataSet, encodeDataSet, type InstanceProfile, sopClassByUid } from '../../src/index.ts';
import { NotApplicableHere } from '../model/outcome.ts';
import type { Instance } from './instance.ts';

/** Contents by SOP Class and profile. */
const contents = new Map<string, DataSet>();

/** Decides every UID and value in the content; the SOP Instance UID alone differs from case to case. */
const contentSeed = 1;

/** How it is encoded, and what tells it from others. */
interface Encoding {
  readonly transferSyntax: string;
  readonly sopInstanceUID: string;
}

/** An instance of a SOP Class (UID) in a Transfer Syntax, with everything that belongs to its profile. */
export function profileInstance(sopClassUID: string, profile: InstanceProfile, encoding: Encoding): Instance {
  if (sopClassByUid(sopClassUID)?.service === 'storage') return storageInstance(sopClassUID, profile, encoding);
  const { transferSyntax, sopInstanceUID } = encoding;
  const key = `${sopClassUID} ${profile}`;
  const content = contents.get(key) ?? buildInstance(sopClassUID, { profile, seed: contentSeed }).dataSet;
  contents.set(key, content);
  // The palette of a Color Palette is the instance (PS3.3 C.7.9.1).
  const palette = content.PaletteColorLookupTableUID && { PaletteColorLookupTableUID: sopInstanceUID };
  const bytes = encodeDataSet({ ...content, SOPInstanceUID: sopInstanceUID, ...palette }, transferSyntax);
  return { sopClassUID, sopInstanceUID, bytes };
}

/** Made of the registry, which keeps what it made. Throws NotApplicableHere if its pixels cannot be written so. */
function storageInstance(sopClassUID: string, profile: InstanceProfile, encoding: Encoding): Instance {
  try {
    const { sopInstanceUID, bytes } = buildInstance(sopClassUID, { ...encoding, profile, seed: contentSeed });
    return { sopClassUID, sopInstanceUID, bytes };
  } catch (error) {
    if (error instanceof RangeError)
      throw new NotApplicableHere(`the harness makes no such instance: ${error.message}`);
    throw error;
  }
}
