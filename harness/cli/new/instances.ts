// `cstore new instances`: Part 10 files of SOP Instances that are valid by their IOD, of each SOP Class that can be stored.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instance } from '../../../src/index.ts';
import { messageOf, notJudged, systemCode, usageError } from '../cli-error.ts';
import { ExitStatus } from '../exit-status.ts';
import { integer, list, oneOf } from '../option-values.ts';
import { checkWritableFolder } from '../out-folder.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { escapeControls } from '../terminal.ts';

interface InstancesFlags {
  readonly sopClass?: readonly string[];
  readonly transferSyntax?: readonly string[];
  readonly profile: 'minimal' | 'typical';
  readonly count: number;
  readonly seed: number;
}

/** Which file is meant. */
interface Wanted {
  readonly sopClass: string;
  readonly transferSyntax: string;
  readonly number: number;
}

const explicit = 'ExplicitVRLittleEndian';

/** Defines `cstore new instances`. */
export const instances: Subcommand = (group, finish) => {
  const command = group
    .command('instances')
    .summary('instances of every SOP Class, for `cstore send` and other SCUs')
    .description(
      'Writes Part 10 files of SOP Instances that are valid by PS3.3: synthetic, of one patient and study, the same for the same seed.\nNever overwrites a file.',
    )
    .argument('[folder]', 'the folder', 'instances')
    .option('--sop-class <keywords>', 'only these, separated by commas (default: every one that can be stored)', list)
    .option('--transfer-syntax <keywords>', `separated by commas (default: ${explicit})`, list)
    .option('--profile <profile>', 'minimal, or typical', oneOf(['minimal', 'typical'] as const), 'typical')
    .option('--count <n>', 'instances of one series of each', integer(1, 1000), 1)
    .option('--seed <n>', 'number that decides every UID', integer(0, 0xffffffff), 1);
  withExamples(command, [
    ['cstore new instances', 'one of each SOP Class, in the folder instances'],
    ['cstore new instances ct --sop-class CTImageStorage --count 20', 'a series'],
    ['cstore new instances rle --transfer-syntax RLELossless --sop-class MRImageStorage', 'pixels in RLE Lossless'],
  ]).action(async (folder: string, flags: InstancesFlags) => {
    finish(await writeInstances(folder, flags));
  });
};

async function writeInstances(folder: string, flags: InstancesFlags): Promise<number> {
  await checkWritableFolder('the folder', folder);
  const { buildableSopClasses } = await import('../../../src/index.ts');
  const { sopClass: sopClasses = buildableSopClasses, transferSyntax: syntaxes = [explicit] } = flags;
  await checkNames(sopClasses, syntaxes);
  await createFolder(folder);
  let [written, left] = [0, 0];
  for (const sopClass of sopClasses)
    for (const transferSyntax of syntaxes)
      for (let number = 1; number <= flags.count; number++) {
        const instance = await instanceOf({ sopClass, transferSyntax, number }, flags);
        if (instance) await writeInstance(join(folder, `${sopClass}.${transferSyntax}.${number}.dcm`), instance);
        if (instance) written += 1;
        else left += 1;
      }
  const rest = left === 0 ? '' : `; of ${left} more the pixels cannot be written in that Transfer Syntax`;
  process.stdout.write(`${written} files in ${escapeControls(folder)}${rest}\n`);
  return written > 0 ? ExitStatus.ok : ExitStatus.usage;
}

async function checkNames(sopClasses: readonly string[], syntaxes: readonly string[]): Promise<void> {
  const { buildableSopClasses, transferSyntaxByKeyword } = await import('../../../src/index.ts');
  const noClass = sopClasses.find((one) => !buildableSopClasses.includes(one));
  if (noClass !== undefined) {
    const alike = buildableSopClasses.filter((one) => one.toLowerCase().includes(noClass.toLowerCase())).slice(0, 5);
    const known = alike.length > 0 ? alike : buildableSopClasses.slice(0, 3);
    throw usageError(
      `--sop-class ${noClass}: no SOP Class that can be stored; give a keyword such as ${known.join(', ')}`,
    );
  }
  const noSyntax = syntaxes.find((one) => !transferSyntaxByKeyword(one));
  if (noSyntax !== undefined)
    throw usageError(`--transfer-syntax ${noSyntax}: no Transfer Syntax; give a keyword such as ${explicit}`);
}

async function createFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw notJudged(`${folder}: ${messageOf(error)}`, { cause: error });
  }
}

/** Undefined if its pixels cannot be written in the Transfer Syntax. */
async function instanceOf(
  { sopClass, transferSyntax, number }: Wanted,
  { profile, seed }: InstancesFlags,
): Promise<Instance | undefined> {
  const { buildInstance } = await import('../../../src/index.ts');
  try {
    return buildInstance(sopClass, { profile, seed, transferSyntax, number });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

async function writeInstance(path: string, instance: Instance): Promise<void> {
  const { encodePart10 } = await import('../../../src/index.ts');
  try {
    await writeFile(path, encodePart10(instance, instance.bytes), { flag: 'wx' });
  } catch (error) {
    if (systemCode(error) === 'EEXIST')
      throw usageError(`${path}: it is there already; name another folder`, { cause: error });
    throw notJudged(`${path}: ${messageOf(error)}`, { cause: error });
  }
}
