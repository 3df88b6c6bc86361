/** Value Representations: PS3.5 Table 6.2-1 (lengths, padding), 7.1.2 (length fields), 7.3 (byte ordering). */

export interface ValueRepresentation {
  readonly vr: string;
  /** Explicit VR has two reserved bytes and a 32-bit Value Length (PS3.5 7.1.2); otherwise 16 bits. */
  readonly longForm: boolean;
  /** The byte appended to make a value even: SPACE 20H for text, NULL 00H for UI and OB; unused by the others. */
  readonly padding: 0x00 | 0x20;
  /** The Value Length is a multiple of this many bytes; 2 where only evenness is asked. */
  readonly unit: 2 | 4 | 8;
  /** Bytes that change places when byte ordering changes (PS3.5 7.3); 1 where none do. */
  readonly swap: 1 | 2 | 4 | 8;
  /** Most characters of one value; undefined where only the length field limits it. */
  readonly maxLength: number | undefined;
  /** Undefined Length (FFFFFFFFH) is possible, depending on the Transfer Syntax (PS3.5 7.1.2). */
  readonly undefinedLength: boolean;
  /** Text: `\` separates values unless `singleValue` (PS3.5 6.4). */
  readonly text: boolean;
  /** The Specific Character Set (0008,0005) governs the text (PS3.5 6.1.2.2). */
  readonly charset: boolean;
  readonly singleValue: boolean;
}

const defaults = {
  longForm: false,
  padding: 0x20,
  unit: 2,
  swap: 1,
  maxLength: undefined,
  undefinedLength: false,
  text: true,
  charset: false,
  singleValue: false,
} as const;

function text(vr: string, maxLength: number | undefined, more: Partial<ValueRepresentation> = {}): ValueRepresentation {
  return { ...defaults, vr, maxLength, ...more };
}

function binary(vr: string, unit: 2 | 4 | 8, more: Partial<ValueRepresentation> = {}): ValueRepresentation {
  return { ...defaults, vr, padding: 0x00, unit, swap: unit, text: false, ...more };
}

function other(vr: string, unit: 2 | 4 | 8, swap: ValueRepresentation['swap']): ValueRepresentation {
  return binary(vr, unit, { swap, longForm: true, undefinedLength: true, singleValue: true });
}

/** The 34 Value Representations, in alphabetical order. */
export const valueRepresentations: readonly ValueRepresentation[] = [
  text('AE', 16),
  text('AS', 4),
  binary('AT', 4, { swap: 2 }),
  text('CS', 16),
  text('DA', 8),
  text('DS', 16),
  text('DT', 26),
  binary('FD', 8),
  binary('FL', 4),
  text('IS', 12),
  text('LO', 64, { charset: true }),
  text('LT', 10240, { charset: true, singleValue: true }),
  other('OB', 2, 1),
  other('OD', 8, 8),
  other('OF', 4, 4),
  other('OL', 4, 4),
  other('OV', 8, 8),
  other('OW', 2, 2),
  text('PN', 64, { charset: true }),
  text('SH', 16, { charset: true }),
  binary('SL', 4),
  other('SQ', 2, 1),
  binary('SS', 2),
  text('ST', 1024, { charset: true, singleValue: true }),
  binary('SV', 8, { longForm: true }),
  text('TM', 14),
  text('UC', undefined, { longForm: true, charset: true }),
  text('UI', 64, { padding: 0x00 }),
  binary('UL', 4),
  other('UN', 2, 1),
  text('UR', undefined, { longForm: true, singleValue: true }),
  binary('US', 2),
  text('UT', undefined, { longForm: true, charset: true, singleValue: true }),
  binary('UV', 8, { longForm: true }),
];

const byName = new Map(valueRepresentations.map((row) => [row.vr, row]));

/** The row of a VR written as two upper-case letters, or undefined when PS3.5 Table 6.2-1 has none. */
export function vrByName(vr: string): ValueRepresentation | undefined {
  return byName.get(vr);
}
