// What instances of a SOP Class are: images, videos or something else, as PS3.2 Tables N.7-5 to N.7-7 tell them apart.

import { sopClassByKeyword, sopClassByUid } from '../../src/index.ts';

export const objectKinds = ['image', 'video', 'nonImage'] as const;

export type ObjectKind = (typeof objectKinds)[number];

/** By the name of a SOP Class in PS3.6. */
export function kindOfName(name: string): ObjectKind {
  if (/Video/.test(name)) return 'video';
  return /Image\b.*Storage|Multi-frame/.test(name) ? 'image' : 'nonImage';
}

/** Of a SOP Class by its keyword or UID; a private one has no name that tells it. */
export function kindOfClass(sopClass: string): ObjectKind {
  return kindOfName((sopClassByKeyword(sopClass) ?? sopClassByUid(sopClass))?.name ?? '');
}
