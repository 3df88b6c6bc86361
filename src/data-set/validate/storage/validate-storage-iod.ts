// An instance of a storage SOP Class against the modules, functional groups and pixels of its IOD (PS3.3 Annexes A and C).

import { type StorageIod, storageIodOf } from '../../../registry/storage/storage-iod.ts';
import type { TransferSyntax } from '../../../registry/transfer-syntaxes.ts';
import type { ItemScope } from '../item-scope.ts';
import { validateItem } from '../validate-item.ts';
import { contentTreeCheck } from './content-tree.ts';
import { checkEncapsulatedPixelData } from './encapsulated-pixel-data.ts';
import { checkFrameReferences } from './frame-references.ts';
import { type GroupsCheck, groupsCheck } from './functional-groups.ts';
import { checkIconImages } from './icon-images.ts';
import { checkImagePixel } from './image-pixel.ts';
import { checkInternalReferences } from './internal-references.ts';
import { checkOverlays } from './overlays.ts';
import { StorageLevels } from './storage-levels.ts';
import { checkWaveformChannels } from './waveform-channels.ts';
import { checkWaveformLimits } from './waveform-limits.ts';
import { checkWaveforms } from './waveforms.ts';

interface CompiledIod {
  readonly levels: StorageLevels;
  readonly checkGroups: GroupsCheck | undefined;
  readonly checkContentTree: ((top: ItemScope) => void) | undefined;
}

const compiled = new Map<StorageIod, CompiledIod>();

/** Objects to what is wrong with the instance; false for a SOP Class whose IOD is not in the tables. */
export function validateStorageIod(top: ItemScope, sopClassUID: string, syntax: TransferSyntax): boolean {
  const iod = storageIodOf(sopClassUID);
  if (!iod) return false;
  const { levels, checkGroups, checkContentTree } = compiled.get(iod) ?? compile(iod);
  validateItem(top, levels.levelFor(top));
  checkGroups?.(top);
  checkContentTree?.(top);
  checkImagePixel(top);
  checkEncapsulatedPixelData(top, syntax);
  checkIconImages(top, syntax);
  checkOverlays(top);
  checkWaveforms(top);
  checkWaveformLimits(top, iod.table);
  checkWaveformChannels(top);
  checkInternalReferences(top);
  checkFrameReferences(top);
  return true;
}

function compile(iod: StorageIod): CompiledIod {
  const made = {
    levels: new StorageLevels(iod),
    checkGroups: groupsCheck(iod),
    checkContentTree: contentTreeCheck(iod.table),
  };
  compiled.set(iod, made);
  return made;
}
