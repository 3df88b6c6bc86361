/** The elements of a file as three independent readers see them: ours, dcmdump and pydicom. */

import { readFile } from 'node:fs/promises';
import { type DataElement, readDataSet, readPart10Head } from '../../../src/index.ts';
import { runTool } from './peers/tool.ts';

/** One element; `path` is as in `(0072,0020)[1].(0072,0022)`, items from 1. */
export interface SeenElement {
  readonly path: string;
  /** Undefined where a peer does not know it, as in Implicit VR of a tag that is younger than its dictionary. */
  readonly vr: string | undefined;
  /** Bytes of the value; undefined where the peer does not say. */
  readonly length: number | undefined;
  /** The value in the form of the peer, and of ours beside it in the same form; undefined where they cannot be compared. */
  readonly value: string | undefined;
}

/** How the value of an element of ours looks in the form of a peer. */
export type ValueForm = (element: DataElement) => string | undefined;

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0');
const formatTag = (tag: number) => `(${hex(tag >>> 16, 4)},${hex(tag & 0xffff, 4)})`;

/** The elements that our reader finds in a file. */
export async function ourElements(file: string, form: ValueForm): Promise<SeenElement[]> {
  const { dataSetOffset, transferSyntax } = await readPart10Head(file);
  const { elements, findings } = readDataSet((await readFile(file)).subarray(dataSetOffset), transferSyntax);
  if (findings.length > 0) throw new Error(`${file}: ${findings[0]?.text}`);
  const seen: SeenElement[] = [];
  const visit = (level: readonly DataElement[], around: string): void => {
    for (const element of level) {
      const path = around + formatTag(element.tag);
      seen.push({ path, vr: element.vr, length: element.length, value: element.items ? undefined : form(element) });
      element.items?.forEach((item, index) => {
        visit(item.elements, `${path}[${index + 1}].`);
      });
    }
  };
  visit(elements, '');
  return seen;
}

/** Bytes as pydicom's script prints them. */
export const hexForm: ValueForm = ({ value }) => Buffer.from(value).toString('hex');

const textVRs = new Set([
  'AE',
  'AS',
  'CS',
  'DA',
  'DS',
  'DT',
  'IS',
  'LO',
  'LT',
  'PN',
  'SH',
  'ST',
  'TM',
  'UC',
  'UI',
  'UR',
  'UT',
]);
const noValue = '(no value available)';

/** Text in brackets, bytes in hexadecimal, as dcmdump prints them; undefined for text beyond ASCII and for numbers. */
export const dumpForm: ValueForm = ({ vr, value }) => {
  if (value.length === 0) return noValue;
  const bytes = Buffer.from(value);
  if (vr === 'OB') return [...bytes].map((byte) => hex(byte, 2)).join('\\');
  if (!textVRs.has(vr)) return undefined;
  const text = bytes.toString('latin1').replace(/[ \0]+$/, '');
  return /^[ -~]+$/.test(text) ? `[${text}]` : undefined;
};

/** VRs that dcmdump prints where Implicit VR leaves a choice: the first that PS3.6 lists, as our reader takes it. */
const dumpVRs: Readonly<Record<string, string | undefined>> = { xs: 'US', ox: 'OW', '??': undefined };

const dumpLine = /^\s*\((\w{4}),(\w{4})\) (\S\S) (.*?) *# +(\d+|u\/l), ?\d+ \S+.*$/;

/** Builds paths out of the lines of dcmdump, which come in order with their delimiters. */
class DumpReader {
  readonly seen: SeenElement[] = [];
  readonly #open: { readonly path: string; item: number }[] = [];

  line(text: string): void {
    const match = dumpLine.exec(text);
    if (!match) return;
    const [, group = '', element = '', vr = '', value = '', length = ''] = match;
    const tag = `(${group},${element})`;
    const top = this.#open.at(-1);
    if (tag === '(fffe,e000)' && top) top.item += 1;
    else if (tag === '(fffe,e0dd)') this.#open.pop();
    else if (group !== '0002' && group !== 'fffe') this.#element(tag, vr, value, length);
  }

  #element(tag: string, vr: string, value: string, length: string): void {
    const around = this.#open.at(-1);
    const path = around ? `${around.path}[${around.item}].${tag}` : tag;
    const isSequence = value.startsWith('(Sequence with');
    if (isSequence) this.#open.push({ path, item: 0 });
    this.seen.push({
      path,
      vr: vr in dumpVRs ? dumpVRs[vr] : vr,
      length: length === 'u/l' ? undefined : Number(length),
      value: isSequence ? undefined : value,
    });
  }
}

/** The elements that dcmdump prints; throws when it has anything to complain of. */
export async function dcmdumpElements(file: string): Promise<SeenElement[]> {
  const args = ['--print-all', '--load-all', '--no-uid-names', '--quote-as-octal', file];
  const { code, stdout, stderr } = await runTool('dcmdump', args);
  if (code !== 0 || stderr !== '') throw new Error(`dcmdump ${file}: ${stderr || `exit status ${code}`}`);
  const reader = new DumpReader();
  for (const line of stdout.split('\n')) reader.line(line);
  return reader.seen;
}

/** Converts every value that its dictionary knows, and prints path, VR, length and bytes of each element. */
const pydicomScript = `
import json, sys, pydicom
from pydicom import config, datadict
from pydicom.dataelem import RawDataElement
config.settings.reading_validation_mode = getattr(config, sys.argv[1])

def vr_of(raw):
    if raw.VR is not None:
        return raw.VR
    if raw.tag.is_private:
        return "LO" if raw.tag.is_private_creator else "UN"
    try:
        return datadict.dictionary_VR(raw.tag).split(" or ")[0]
    except KeyError:
        return None

def visit(data_set, around, seen):
    for tag in sorted(data_set.keys()):
        raw = data_set._dict[tag]
        path = around + "(%04x,%04x)" % (tag.group, tag.element)
        if not isinstance(raw, RawDataElement):
            seen.append([path, raw.VR, None, None])
            items = raw.value if raw.VR == "SQ" else None
        else:
            vr = vr_of(raw)
            is_sequence = vr == "SQ"
            seen.append([path, vr, len(raw.value or b""), None if is_sequence else (raw.value or b"").hex()])
            items = data_set[tag].value if vr is not None else None
            items = items if is_sequence else None
        for number, item in enumerate(items or [], 1):
            visit(item, "%s[%d]." % (path, number), seen)

for path in sys.argv[2:]:
    seen = []
    visit(pydicom.dcmread(path), "", seen)
    print(json.dumps(seen))
`;

/**
 * The elements that pydicom finds in each file; throws when it warns or raises.
 *
 * @param validation RAISE for a value that pydicom holds for wrong. It takes the bytes of escape sequences for characters
 *   (PS3.5 6.2 does not), so IGNORE for text of ISO 2022.
 */
export async function pydicomElements(
  python: string,
  files: readonly string[],
  validation: 'RAISE' | 'IGNORE' = 'RAISE',
): Promise<SeenElement[][]> {
  const args = ['-W', 'error', '-c', pydicomScript, validation, ...files];
  const { code, stdout, stderr } = await runTool(python, args, { timeoutMs: 300_000 });
  if (code !== 0) throw new Error(`pydicom: ${stderr}`);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) =>
      (JSON.parse(line) as [string, string | null, number | null, string | null][]).map(
        ([path, vr, length, value]) => ({
          path,
          vr: vr ?? undefined,
          length: length ?? undefined,
          value: value ?? undefined,
        }),
      ),
    );
}

/** What the two see differently, in words; what only one of them knows is no difference. */
export function disagreements(ours: readonly SeenElement[], theirs: readonly SeenElement[]): string[] {
  const unknown = theirs.filter(({ vr }) => vr === undefined).map(({ path }) => path);
  const comparable = ours.filter(({ path }) => !unknown.some((one) => path.startsWith(`${one}[`)));
  const byPath = new Map(theirs.map((element) => [element.path, element]));
  const differences = comparable.flatMap((element) => differencesOf(element, byPath.get(element.path)));
  const paths = new Set(comparable.map(({ path }) => path));
  const extra = theirs.filter(({ path }) => !paths.has(path)).map(({ path }) => `${path}: only they see it`);
  return [...differences, ...extra];
}

function differencesOf(ours: SeenElement, theirs: SeenElement | undefined): string[] {
  const { path, vr, length, value } = ours;
  if (!theirs) return [`${path}: only we see it`];
  const differences: string[] = [];
  const differ = (a: unknown, b: unknown) => a !== undefined && b !== undefined && a !== b;
  if (differ(vr, theirs.vr)) differences.push(`${path}: VR ${vr} and ${theirs.vr}`);
  if (differ(length, theirs.length)) differences.push(`${path}: length ${length} and ${theirs.length}`);
  if (theirs.vr !== undefined && differ(value, theirs.value)) differences.push(`${path}: ${value} and ${theirs.value}`);
  return differences;
}
