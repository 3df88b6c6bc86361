// Instances of the storage SOP Classes, made of the registry (PS3.3 Annex A): `minimal` has what has to be there, `typical`
// what an archive usually gets besides.

import { randomUUID } from 'node:crypto';
import { sopClassByUid } from '../../../registry/sop-classes.ts';
import { storageIodOf } from '../../../registry/storage/storage-iod.ts';
import type { DataSet } from '../../data-set.ts';
import { code } from '../macros.ts';
import { traitsOf } from './class-traits.ts';
import { contentTrees } from './content-trees.ts';
import { fillIod } from './fill-iod.ts';
import { withFrames } from './frames.ts';
import { iconItem } from './icon.ts';
import { knownValues, typicalValues } from './known-values.ts';
import { type PixelForm, phantom, pixelForms } from './phantom.ts';
import { roles, roleUid, withUids } from './storage-uids.ts';

/** `bare` has what the tables demand alone, and proves the validator; `minimal` also what conditions that they leave open ask for. */
export type StorageProfile = 'bare' | 'minimal' | 'typical';

/** What no table demands, and most readers do. */
const usual = ['BodyPartExamined', 'PatientOrientation', 'ConceptNameCodeSequence'];

/** With references in the content they have to be listed as evidence (PS3.3 C.17.2.3). */
const ofTree = ['ContentSequence', 'CurrentRequestedProcedureEvidenceSequence'];

/** Which instance is wanted. */
export interface StorageInstanceOptions {
  readonly profile: StorageProfile;
  /** Which of its series, from 1. */
  readonly number: number;
  readonly seed: number | undefined;
}

/** Between the planes of a series, in mm. */
const distance = 5;

/** The content of an instance of a series, its UIDs by the seed; undefined of a class whose IOD the tables do not have. */
export function storageInstance(
  sopClassUID: string,
  { profile, number, seed }: StorageInstanceOptions,
): DataSet | undefined {
  const content = storageContent(sopClassUID, profile);
  if (!content) return undefined;
  const keyword = sopClassByUid(sopClassUID)?.keyword ?? '';
  const changes = number === 1 ? {} : furtherOn(content, keyword, number);
  const base = seed ?? randomUUID();
  return withUids({ ...content, ...changes }, (role) => roleUid(role, base));
}

/** What differs from the first of the series: it is the next slice. */
function furtherOn(content: DataSet, keyword: string, number: number): DataSet {
  const { picture } = traitsOf(keyword);
  const at = distance * (number - 1);
  const frames = Number(content.NumberOfFrames ?? 1);
  return {
    SOPInstanceUID: roles.instance(keyword, number),
    ...(content.InstanceNumber !== undefined && { InstanceNumber: number }),
    ...(content.ImagePositionPatient !== undefined && { ImagePositionPatient: ['-64', '-64', String(at)] }),
    ...(content.SliceLocation !== undefined && { SliceLocation: at }),
    ...(picture && content.PixelData !== undefined && { PixelData: phantom(frames, pixelForms[picture], number - 1) }),
  };
}

const made = new Map<string, DataSet>();

/** The content of an instance with roles in place of UIDs; undefined of a class whose IOD the tables do not have. */
export function storageContent(sopClassUID: string, profile: StorageProfile): DataSet | undefined {
  const key = `${sopClassUID} ${profile}`;
  const content = made.get(key) ?? makeContent(sopClassUID, profile);
  if (content) made.set(key, content);
  return content;
}

function makeContent(sopClassUID: string, profile: StorageProfile): DataSet | undefined {
  const iod = storageIodOf(sopClassUID);
  const keyword = sopClassByUid(sopClassUID)?.keyword;
  if (!iod || keyword === undefined) return undefined;
  const {
    modality,
    picture,
    frames,
    set = {},
    also = [],
    inside = {},
    modules = [],
    groups = [],
    template,
    hasIcon = false,
  } = traitsOf(keyword);
  const form = picture && pixelForms[picture];
  const isTypical = profile === 'typical';
  const isBare = profile === 'bare';
  const count = frames === 'several' && !isBare ? 3 : 1;
  const tree = isTypical ? contentTrees[keyword.replace(/Storage$/, '')] : undefined;
  const top: DataSet = {
    SOPClassUID: sopClassUID,
    SOPInstanceUID: roles.instance(keyword),
    SeriesInstanceUID: roles.series(keyword),
    Modality: modality,
    NumberOfFrames: count,
    ...(form && pixelValues(form, picture)),
    PresentationIntentType: keyword.includes('ForProcessing') ? 'FOR PROCESSING' : 'FOR PRESENTATION',
    ConceptNameCodeSequence: [code('18748-4', 'LN', 'Diagnostic Imaging Report')],
    ...(isTypical && typicalValues),
    ...(tree && { ContentSequence: tree }),
    ...(isTypical && hasIcon && { IconImageSequence: [iconItem()] }),
    ...set,
  };
  const dataSet = fillIod(iod, {
    top,
    anywhere: { ...knownValues, ...inside },
    also: new Set(
      isBare
        ? []
        : [
            ...also,
            ...usual,
            ...(tree ? ofTree : []),
            ...(hasIcon && isTypical ? ['IconImageSequence'] : []),
            ...(isTypical ? Object.keys(typicalValues) : []),
          ],
    ),
    modules: new Set(isBare ? [] : modules),
    groups: new Set(isBare ? [] : groups),
    addsToItems: !isBare,
    fillsType2: isTypical,
  });
  if (template !== undefined)
    dataSet.ContentTemplateSequence = [{ MappingResource: 'DCMR', TemplateIdentifier: template }];
  if (dataSet.PixelData !== undefined && form) dataSet.PixelData = phantom(count, form);
  return withFrames(dataSet, count);
}

function pixelValues({ samples, bitsAllocated, bitsStored }: PixelForm, picture: string): DataSet {
  return {
    SamplesPerPixel: samples,
    PhotometricInterpretation: samples === 3 ? 'RGB' : picture === 'palette' ? 'PALETTE COLOR' : 'MONOCHROME2',
    BitsAllocated: bitsAllocated,
    BitsStored: bitsStored,
    HighBit: bitsStored - 1,
    WindowCenter: 2 ** (bitsStored - 1),
    WindowWidth: 2 ** bitsStored,
  };
}
