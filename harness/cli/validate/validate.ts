// `cstore validate`: DICOM files against the IOD of their SOP Class, without a network.

import type { SopClass } from '../../../src/index.ts';
import { usageError } from '../cli-error.ts';
import { ExitStatus } from '../exit-status.ts';
import { watchInterrupt } from '../interrupt.ts';
import { type ReadingLimitFlags, withElementLimit, withReadingLimits } from '../reading-limits.ts';
import { type StatusLine, showStatus } from '../run/status-line.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { canRewriteLine, painter, wantsColour } from '../terminal.ts';
import { filesToValidate } from './files-to-validate.ts';
import type { FileReport } from './validate-file.ts';
import type { ValidationSummary } from './validate-output.ts';

interface ValidateFlags extends ReadingLimitFlags {
  readonly sopClass?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Defines `cstore validate`. */
export const validate: Subcommand = (program, finish) => {
  const command = program
    .command('validate')
    .summary('check DICOM files against their IOD')
    .description(
      'Checks DICOM files against the IOD of their SOP Class (PS3.3) and their File Meta Information: presence by Type and\n' +
        'condition, values, items, private elements. Exits with 1 when a file has an error or is no DICOM file, and with 3\n' +
        'when one is beyond a limit, which an option raises. Values of more than 4 MiB are not held.',
    )
    .argument('<path...>', 'DICOM files, folders to search for them, and patterns such as "**/*.dcm"')
    .option('--sop-class <class>', 'validate as this SOP Class, a keyword or UID, whatever the files say')
    .option('--json', 'print JSON instead of text');
  withExamples(withElementLimit(withReadingLimits(command, 'largest Data Set read')), [
    ['cstore validate protocol.dcm exports/', 'a file, and all of a folder'],
    ['cstore validate --json exports/ > findings.json', 'for programs'],
    ['cstore validate --sop-class ColorPaletteStorage palette.dcm', 'against the IOD of a SOP Class'],
  ]).action(async (paths: string[], flags: ValidateFlags) => finish(await validateAll(paths, flags)));
};

/** The SOP Class asked for; of a UID without a row only values, private elements and UIDs are checked. */
async function askedSopClass(name: string | undefined): Promise<SopClass | undefined> {
  if (name === undefined) return undefined;
  const { isValidUid, sopClassByKeyword, sopClassByUid } = await import('../../../src/index.ts');
  const known = sopClassByKeyword(name) ?? sopClassByUid(name);
  if (known) return known;
  if (isValidUid(name)) return { uid: name, keyword: name, name, service: 'storage', iodRef: '' };
  throw usageError(`--sop-class takes the keyword or UID of a SOP Class, not ${name}; for example ColorPaletteStorage`);
}

async function validateAll(paths: readonly string[], flags: ValidateFlags): Promise<number> {
  const sopClass = await askedSopClass(flags.sopClass);
  using interrupt = watchInterrupt();
  const { files, skipped } = await filesToValidate(paths);
  if (skipped > 0) process.stderr.write(`left out: ${skipped} of the files in folders, which are no DICOM files\n`);
  const line = showStatus(process.stderr, canRewriteLine(process.stderr));
  const summary = await tell(files, { ...flags, sopClass, line, signal: interrupt.signal });
  if (interrupt.signal.aborted) {
    process.stderr.write(`cstore: ${interrupt.words}\n`);
    return interrupt.exitStatus;
  }
  if (summary.error + summary.unreadable > 0) return ExitStatus.failed;
  return summary.beyondLimit ? ExitStatus.notJudged : ExitStatus.ok;
}

/** The limits asked for, for `readFileTree`. */
function limitsOf({ dataSetLimit: size, depthLimit: depth, elementLimit: elements }: ReadingLimitFlags) {
  return {
    ...(size === undefined ? {} : { size, inflatedSize: size }),
    ...(depth === undefined ? {} : { depth }),
    ...(elements === undefined ? {} : { elements }),
  };
}

interface TellOptions extends Omit<ValidateFlags, 'sopClass'> {
  readonly sopClass: SopClass | undefined;
  readonly line: StatusLine;
  readonly signal: AbortSignal;
}

/** Rejects with anything but the reason of the signal: for that there is no result. */
function unlessAborted(signal: AbortSignal): (error: unknown) => undefined {
  return (error) => {
    if (!signal.aborted) throw error;
  };
}

/** Validates file by file and prints what is found, text at once and JSON at the end. */
async function tell(files: readonly string[], options: TellOptions): Promise<ValidationSummary> {
  const { validateFile } = await import('./validate-file.ts');
  const { count, fileLines, noFiles, summaryLine } = await import('./validate-output.ts');
  const { json, verbose = false, sopClass, line, signal } = options;
  const limits = limitsOf(options);
  const paint = painter(wantsColour(process.stdout));
  const summary = { ...noFiles };
  const reports: FileReport[] = [];
  for (const file of files) {
    if (signal.aborted) break;
    line.show(`${summary.files}/${files.length}  ${summary.error + summary.unreadable} errors  ${file}`);
    const report = await validateFile(file, { sopClass, limits, signal }).catch(unlessAborted(signal));
    if (!report) break;
    count(summary, report);
    line.clear();
    if (json) reports.push(report);
    else process.stdout.write(`${fileLines(report, paint, verbose).join('\n')}\n`);
  }
  process.stdout.write(
    json ? `${JSON.stringify({ summary, files: reports }, null, 2)}\n` : `${summaryLine(summary)}\n`,
  );
  return summary;
}
