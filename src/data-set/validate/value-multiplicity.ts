// Value Multiplicity as PS3.6 prints it (PS3.5 6.4): `1`, `1-3`, `1-n`, `2-2n`.

export interface Multiplicity {
  readonly least: number;
  /** Infinity for `n`. */
  readonly most: number;
  /** The number of values is a multiple of this. */
  readonly step: number;
  /** As it is printed. */
  readonly text: string;
}

const cache = new Map<string, Multiplicity>();

/** Reads a VM; `2-2n` allows 2, 4, 6 …; throws RangeError for one that PS3.6 does not print. */
export function parseMultiplicity(vm: string): Multiplicity {
  const known = cache.get(vm);
  if (known) return known;
  const match = /^(\d+)(?:-(\d*)(n?))?$/.exec(vm);
  if (!match) throw new RangeError(`${vm} is no Value Multiplicity`);
  const least = Number(match[1]);
  const open = match[3] === 'n';
  const bound = match[2] ? Number(match[2]) : least;
  const parsed = { text: vm, least, most: open ? Number.POSITIVE_INFINITY : bound, step: open && match[2] ? bound : 1 };
  cache.set(vm, parsed);
  return parsed;
}

/** True if `count` values are allowed; none is for the Type of the element to judge, not for its VM. */
export function allows({ least, most, step }: Multiplicity, count: number): boolean {
  return count === 0 || (count >= least && count <= most && count % step === 0);
}
