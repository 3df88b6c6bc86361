// One file against the IOD of its SOP Class and its File Meta Information (PS3.3, PS3.10 7.1).

import type { DataSetLimitError, IodFinding, ReadFileOptions, SopClass } from '../../../src/index.ts';
import { limitOf, messageWithOption } from '../reading-limits.ts';

/** What came of one file; the keys are those of the JSON output. */
export interface FileReport {
  readonly file: string;
  /** Why the file could not be read as a DICOM file; then nothing else is known. */
  readonly error?: string;
  /** The error is this limit of ours, which an option raises: whether the file is valid is not known. */
  readonly limit?: DataSetLimitError['limit'];
  /** The SOP Class it was validated against, by UID and name. */
  readonly sopClassUID?: string;
  readonly sopClass?: string;
  readonly sopInstanceUID?: string;
  readonly transferSyntax?: string;
  /** False where only values, private elements and UIDs could be checked, for no IOD of the SOP Class is defined. */
  readonly iodKnown?: boolean;
  readonly findings: readonly IodFinding[];
}

/** How a file is read, and the SOP Class that takes the place of the one that it names. */
export interface ValidateFileOptions extends ReadFileOptions {
  readonly sopClass?: SopClass | undefined;
}

/**
 * Reads and validates a file, in bounded memory however large it is. Rejects only with the signal's reason, and never
 * for the file.
 */
export async function validateFile(file: string, options: ValidateFileOptions = {}): Promise<FileReport> {
  try {
    return await readAndValidate(file, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    const limit = limitOf(error);
    return { file, error: withoutPath(messageWithOption(error), file), ...(limit && { limit }), findings: [] };
  }
}

/** The message is printed behind the path. */
function withoutPath(message: string, path: string): string {
  return message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
}

async function readAndValidate(
  file: string,
  { sopClass: asked, ...options }: ValidateFileOptions,
): Promise<FileReport> {
  const { knowsIod, readFileTree, sopClassByUid, validateDataSet } = await import('../../../src/index.ts');
  const { head, fileMeta, tree } = await readFileTree(file, options);
  const { sopClassUID: named, sopInstanceUID, transferSyntax } = head;
  const sopClassUID = asked?.uid ?? named;
  const findings = validateDataSet(tree, sopClassUID, {
    sopClassUID: named,
    sopInstanceUID,
    namedBy: 'file meta information',
    fileMeta,
  });
  const { name: sopClass } = sopClassByUid(sopClassUID) ?? {};
  return {
    file,
    sopClassUID,
    sopClass,
    sopInstanceUID,
    transferSyntax,
    iodKnown: knowsIod(sopClassUID),
    findings,
  };
}
