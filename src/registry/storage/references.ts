// Attributes of storage IODs that name an item of the same instance by its number, UID or name (PS3.3 C.8, C.10, C.17).

/** An attribute in the items of sequences in sequences, from the top level on; tags as eight hexadecimal digits. */
export type Path = string;

export interface InternalReference {
  readonly from: Path;
  /** Where one of the items has to have the value; if none of the sequences is there, nothing can be told. */
  readonly to: readonly Path[];
  readonly clause: string;
}

const roi = '30060020.30060022';
const [beams, ionBeams] = ['300A00B0.300A00C0', '300A03A2.300A00C0'];
const dose = '300A0010.300A0012';

const reference = (from: Path, to: Path | readonly Path[], section: string): InternalReference => ({
  from,
  to: typeof to === 'string' ? [to] : to,
  clause: `PS3.3 ${section}`,
});

export const internalReferences: readonly InternalReference[] = [
  reference('30060020.30060024', '30060010.00200052', 'C.8.8.5'),
  reference('30060039.30060084', roi, 'C.8.8.6'),
  reference('30060080.30060084', roi, 'C.8.8.8'),
  reference('30060080.30060030.30060084', roi, 'C.8.8.8'),
  reference('300A0070.300C0004.300C0006', [beams, ionBeams], 'C.8.8.13'),
  reference('300A0070.300C000A.300C000C', '300A0230.300A0234', 'C.8.8.13'),
  reference('300A0070.300C0050.300C0051', dose, 'C.8.8.13'),
  reference('300A00B0.300C00A0', '300A0040.300A0042', 'C.8.8.14'),
  reference('300A00B0.300C006A', '300A0180.300A0182', 'C.8.8.14'),
  reference('300A00B0.300A0111.300C0050.300C0051', dose, 'C.8.8.14'),
  reference('300A03A2.300C00A0', '300A03A0.300A0042', 'C.8.8.25'),
  reference('300A03A2.300C006A', '300A0180.300A0182', 'C.8.8.25'),
  reference('300A03A2.300A03A8.300C0050.300C0051', dose, 'C.8.8.25'),
  reference('00700001.00700002', '00700060.00700002', 'C.10.5'),
  reference('52009229.0062000A.0062000B', '00620002.00620004', 'C.8.20.3'),
  reference('52009230.0062000A.0062000B', '00620002.00620004', 'C.8.20.3'),
];

/** Numbers of items that occur once. */
export const uniqueNumbers: readonly { readonly path: Path; readonly clause: string }[] = [
  { path: roi, clause: 'PS3.3 C.8.8.5' },
  { path: dose, clause: 'PS3.3 C.8.8.10' },
  { path: '300A0040.300A0042', clause: 'PS3.3 C.8.8.11' },
  { path: '300A0180.300A0182', clause: 'PS3.3 C.8.8.12' },
  { path: beams, clause: 'PS3.3 C.8.8.14' },
  { path: '300A0230.300A0234', clause: 'PS3.3 C.8.8.15' },
  { path: '300A03A0.300A0042', clause: 'PS3.3 C.8.8.24' },
  { path: ionBeams, clause: 'PS3.3 C.8.8.25' },
  { path: '00620002.00620004', clause: 'PS3.3 C.8.20.2.4' },
];

/** Vectors of an image with a value for each frame (PS3.3 C.8.4.8.1), with the number that none of the values is above. */
export const frameVectors: readonly (readonly [vector: number, most: number | undefined, clause: string])[] = [
  [0x00181065, undefined, 'PS3.3 C.7.6.5.1.2'],
  [0x00540010, 0x00540011, 'PS3.3 C.8.4.8.1.2'],
  [0x00540020, 0x00540021, 'PS3.3 C.8.4.8.1.3'],
  [0x00540030, 0x00540031, 'PS3.3 C.8.4.8.1.4'],
  [0x00540050, 0x00540051, 'PS3.3 C.8.4.8.1.5'],
  [0x00540060, 0x00540061, 'PS3.3 C.8.4.8.1.6'],
  [0x00540070, 0x00540071, 'PS3.3 C.8.4.8.1.7'],
  [0x00540080, 0x00540081, 'PS3.3 C.8.4.8.1.8'],
];

/** Attributes of an image that name frames of it, with the sequence that they are in, if any. */
export const frameNumbers: readonly (readonly [path: Path, clause: string])[] = [
  ['00286010', 'PS3.3 C.7.6.9'],
  ['00286020', 'PS3.3 C.7.6.9'],
  ['00286100.00286102', 'PS3.3 C.7.6.10'],
  ['00286100.00286110', 'PS3.3 C.7.6.10'],
];
