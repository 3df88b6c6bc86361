// `--dict`: the tokens of a dictionary of AFL, from a file or from the one that comes with the package.

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDictionary } from '../../fuzz/dictionary/parse-dictionary.ts';
import { scenariosFolder } from '../../scenario/package-root.ts';
import { messageOf, systemCode, usageError } from '../cli-error.ts';
import { otherThanFile } from '../regular-file.ts';

/** What stands for the dictionary of the package. */
const bundledName = 'dicom';
const maxFileBytes = 4_000_000;
/** Faults that are told one by one. */
const toldFaults = 20;

/** The tokens of a dictionary. Rejects a usage error with one line for each line that cannot be read. */
export async function readDictionary(path: string): Promise<readonly Uint8Array[]> {
  const file = path === bundledName ? join(scenariosFolder, 'dicom.dict') : path;
  const text = await textOf(file).catch((error) => {
    throw usageError(`--dict ${path}: ${systemCode(error) ?? messageOf(error)}; name a file, or ${bundledName}`);
  });
  const { tokens, faults } = parseDictionary(text, file);
  const further = faults.length > toldFaults ? [`and ${faults.length - toldFaults} more`] : [];
  const told = [...faults.slice(0, toldFaults), ...further];
  if (told.length > 0) throw usageError(`--dict ${path} cannot be used\n${told.join('\n')}`);
  if (tokens.length === 0) throw usageError(`--dict ${path}: there is no token in it`);
  return tokens.map(({ bytes }) => bytes);
}

async function textOf(file: string): Promise<string> {
  const other = otherThanFile(file);
  if (other !== undefined) throw new Error(other);
  const { size } = await stat(file);
  if (size > maxFileBytes) throw new Error(`it has ${size} bytes, and may have ${maxFileBytes}`);
  return await readFile(file, 'latin1');
}
