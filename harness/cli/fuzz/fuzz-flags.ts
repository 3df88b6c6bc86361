// The options of `cstore fuzz`: how they are read, and what a campaign is asked to do by them.

import type { FuzzOptions, Maximized } from '../../fuzz/campaign/fuzz-options.ts';
import type { Shard } from '../../fuzz/campaign/selected-inputs.ts';
import type { ListenAddress, PeerAddress } from '../../sut/peer-address.ts';
import { messageOf, usageError } from '../cli-error.ts';
import type { ConnectionFlags } from '../connection-options.ts';
import { reader } from '../option-values.ts';
import { checkWritableFolder } from '../out-folder.ts';
import { type FocusName, subjectsOf } from './focus.ts';

export interface FuzzFlags extends ConnectionFlags {
  readonly scp?: PeerAddress;
  readonly start?: string;
  readonly scu?: string;
  readonly listen?: ListenAddress;
  readonly calledAe?: string;
  readonly storeDir?: string;
  readonly runs?: number;
  readonly time?: number;
  readonly seed?: number;
  readonly path?: string;
  readonly shard?: Shard;
  readonly mutation?: readonly string[];
  readonly focus?: FocusName;
  readonly sopClass?: string;
  readonly shrinkTime?: number;
  readonly concurrency?: number;
  readonly healthEvery?: number;
  readonly probe?: string;
  readonly maximize?: Maximized;
  readonly corpus?: string | false;
  readonly timeout?: number;
  readonly maxFinds?: number;
  readonly strict?: boolean;
  readonly replay?: string;
  readonly dict?: string;
  readonly listMutations?: boolean;
  readonly out: string;
  readonly reporter?: readonly string[];
  readonly quiet?: boolean;
}

/** Which of several campaigns this one is: `2/4`. */
export const shard: (text: string) => Shard = reader((text) => {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? [];
  if (!index || !count || index > count) throw new RangeError('expected i/n with i from 1 to n, e.g. 2/4');
  return { index, count };
});

/** Options that say which inputs are made, which a replay does not do. */
const ofCampaign = ['runs', 'time', 'seed', 'path', 'shard', 'mutation', 'focus', 'shrinkTime', 'maxFinds'] as const;

/**
 * Checks what can be checked before the SUT is started.
 * @throws CliError (status 2) with one line that names the option and says what to give.
 */
export async function checkFuzzFlags(flags: FuzzFlags): Promise<void> {
  if (!flags.scp && flags.start === undefined && flags.scu === undefined)
    throw usageError(
      'name what to fuzz: --scp AET@host:port, --start with the command that starts an SCP, or --scu with that of an SCU',
    );
  if (flags.scu === 'manual' || flags.scu === 'wait')
    throw usageError(`--scu ${flags.scu}: an SCU is fuzzed by hundreds of runs: give the command that starts it`);
  if (flags.replay !== undefined) {
    const idle = ofCampaign.find((name) => flags[name] !== undefined);
    const name = idle?.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (idle) throw usageError(`--replay sends finds as they are; leave out --${name}`);
    return;
  }
  if (flags.path !== undefined && flags.shard)
    throw usageError('--path names one input, and --shard a part of all; give one of them');
  await checkSelection(flags);
  await checkReporters(flags);
}

async function checkSelection(flags: FuzzFlags): Promise<void> {
  const { path, mutation, focus, sopClass } = flags;
  const { selectAcceptorMutations, selectMutations } = await import('../../fuzz/mutations/select.ts');
  const select = flags.scu === undefined ? selectMutations : selectAcceptorMutations;
  const { numbersOf } = await import('../../fuzz/campaign/selected-inputs.ts');
  const tokens = await dictionaryOf(flags);
  for (const one of mutation ?? []) check(`--mutation ${one}`, () => select({ mutations: [one], ...tokens }));
  const both = `--focus ${focus} with --mutation ${mutation?.join(', ')}`;
  check(both, () => select({ ...(mutation && { mutations: mutation }), ...focusOf(focus), ...tokens }));
  if (path !== undefined) check('--path', () => numbersOf(path));
  if (sopClass !== undefined) await checkSopClass(sopClass);
}

async function checkSopClass(sopClass: string): Promise<void> {
  const { buildableSopClasses } = await import('../../../src/index.ts');
  if (buildableSopClasses.includes(sopClass)) return;
  const alike = buildableSopClasses.filter((one) => one.toLowerCase().includes(sopClass.toLowerCase())).slice(0, 5);
  const known = alike.length > 0 ? alike : buildableSopClasses.slice(0, 3);
  throw usageError(
    `--sop-class ${sopClass}: no instance of it can be made; give the keyword of a class such as ${known.join(', ')}`,
  );
}

async function checkReporters({ out, reporter }: FuzzFlags): Promise<void> {
  const { checkFuzzReporters } = await import('../../report/fuzz/index.ts');
  check('--reporter', () => checkFuzzReporters(reporter ?? []));
  await checkWritableFolder('--out', out);
}

function check(what: string, test: () => unknown): void {
  try {
    test();
  } catch (error) {
    throw usageError(`${what}: ${messageOf(error)}`, { cause: error });
  }
}

/** The tokens of the dictionary that is named, if one is. Rejects a usage error for one that cannot be read. */
export async function dictionaryOf({ dict }: Pick<FuzzFlags, 'dict'>): Promise<Pick<FuzzOptions, 'dictionary'>> {
  if (dict === undefined) return {};
  const { readDictionary } = await import('./dictionary-file.ts');
  return { dictionary: await readDictionary(dict) };
}

function focusOf(focus: FocusName | undefined): Pick<FuzzOptions, 'focus'> {
  return focus ? { focus: subjectsOf(focus) } : {};
}

/** What the campaign is asked to do. */
export function fuzzOptions(flags: FuzzFlags, signal: AbortSignal): FuzzOptions & { readonly signal: AbortSignal } {
  const { time, mutation, focus, shrinkTime, timeout, healthEvery, probe, maximize } = flags;
  const { seed, path, shard: part, sopClass, concurrency, maxFinds, strict } = flags;
  const runs = flags.runs ?? (time === undefined ? undefined : Number.MAX_SAFE_INTEGER);
  const given = {
    ...{ runs, seed, path, shard: part, sopClass, concurrency, maxFinds, strict, healthEvery, probe, maximize },
    ...{ timeMs: time, mutations: mutation, shrinkTimeMs: shrinkTime, timeoutMs: timeout },
  };
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as FuzzOptions;
  return { ...set, ...focusOf(focus), signal };
}
