/** The pairs of SCU and SCP that the benchmark puts side by side. */

/** Small objects show the cost of a message, large ones the cost of a byte. */
export type WorkloadName = 'small' | 'large';

export type Scu =
  | { readonly kind: 'ours'; readonly window: number; readonly renewed?: boolean; readonly associations?: number }
  | { readonly kind: 'storescu'; readonly noDelay: boolean }
  | { readonly kind: 'dcmjs-dimse' };

export type Scp =
  | { readonly kind: 'ours'; readonly store: boolean }
  | { readonly kind: 'storescp'; readonly noDelay: boolean; readonly store: boolean }
  | { readonly kind: 'dcmjs-dimse' };

export interface Pair {
  readonly name: string;
  readonly scu: Scu;
  readonly scp: Scp;
  /** Tens of objects a second: such a pair sends fewer of the small ones, so that the benchmark ends today. */
  readonly slow?: boolean;
  /** What this project promises: at least this many times the reference of the same run, or the pair named by `base`. */
  readonly target?: Partial<Record<WorkloadName, number>>;
  readonly base?: string;
}

const discard = { kind: 'ours', store: false } as const;
const quick = { kind: 'storescu', noDelay: true } as const;

/** The pair that ratios refer to. */
export const reference: Pair = {
  name: 'storescu -> storescp, TCP_NODELAY=1',
  scu: quick,
  scp: { kind: 'storescp', noDelay: true, store: false },
};

const window1 = { kind: 'ours', window: 1 } as const;
const window16 = { kind: 'ours', window: 16 } as const;

const storing = { kind: 'ours', store: true } as const;
const onDisk = 'storescu -> storescp, on disk, no fsync';

/** All pairs. Nothing is stored (`--ignore`, `discard`) except where the name says so. */
export const pairs: readonly Pair[] = [
  { name: 'ours -> ours, window 1', scu: window1, scp: discard, target: { small: 2.2, large: 1.3 } },
  { name: 'ours -> ours, window 16', scu: window16, scp: discard, target: { small: 4.5, large: 1.3 } },
  {
    name: 'ours, started anew -> ours, window 1',
    scu: { ...window1, renewed: true },
    scp: discard,
    target: { small: 1, large: 1.3 },
  },
  {
    name: 'ours, started anew -> ours, window 16',
    scu: { ...window16, renewed: true },
    scp: discard,
    target: { small: 1, large: 1.3 },
  },
  {
    name: 'ours -> storescp',
    scu: window1,
    scp: { kind: 'storescp', noDelay: true, store: false },
    target: { small: 1, large: 1 },
  },
  { name: 'storescu -> ours', scu: quick, scp: discard },
  reference,
  {
    name: 'storescu -> storescp, as installed',
    scu: { kind: 'storescu', noDelay: false },
    scp: { kind: 'storescp', noDelay: false, store: false },
    slow: true,
  },
  { name: 'dcmjs-dimse -> dcmjs-dimse', scu: { kind: 'dcmjs-dimse' }, scp: { kind: 'dcmjs-dimse' }, slow: true },
  { name: 'ours -> ours, window 16, on disk with fsync', scu: window16, scp: storing, target: { small: 0.8 } },
  {
    name: 'storescu -> ours, on disk with fsync',
    scu: quick,
    scp: storing,
    target: { small: 0.7 },
    base: onDisk,
  },
  {
    name: 'ours -> ours, eight associations, on disk with fsync',
    scu: { ...window1, associations: 8 },
    scp: storing,
    target: { small: 2 },
    base: onDisk,
  },
  { name: onDisk, scu: quick, scp: { kind: 'storescp', noDelay: true, store: true } },
];

/** The program that has to be installed for a side; our own side and the packages of this checkout need none. */
export function programOf(side: Scu | Scp): string | undefined {
  return side.kind === 'storescu' || side.kind === 'storescp' ? side.kind : undefined;
}
