/** What PS3.7 6.3.1 and 9.3, and the VRs of PS3.5 6.2, demand of a received Command Set. */
import { withoutPadding } from '../registry/padding.ts';
import { statusCategory } from '../registry/statuses.ts';
import { isValidUid } from '../registry/uids.ts';
import { type CommandElementRow, commandElementByKeyword, formatTag } from './command-elements.ts';
import { type CommandFinding, type CommandRule, type CommandSet, noDataSet } from './command-values.ts';
import { messageRule } from './message-rules.ts';

export const noFindings: readonly CommandFinding[] = Object.freeze([]);

const elementHead = 8;

/** The rules that concern one element; `offset` is that of its tag, and the value lies within `bytes`. */
export function checkElement(
  bytes: Buffer,
  row: CommandElementRow | undefined,
  tag: number,
  offset: number,
  length: number,
): readonly CommandFinding[] {
  const findings: CommandFinding[] = [];
  const find = findInto(findings, tag, offset);
  if (tag > 0xffff) find('group', ' is not of group 0000', 'PS3.7 6.3.1');
  else if (row === undefined) find('unknown-element', ' is no command element', 'PS3.7 E.1');
  else if (row.retired) find('retired-element', ` ${row.keyword} is retired`, 'PS3.7 E.2');
  if (length % 2 === 1) find('odd-length', ` has a value of ${length} bytes`, 'PS3.7 6.3.1');
  if (row !== undefined && length > 0) checkValue(bytes, row, offset + elementHead, length, find);
  return findings.length === 0 ? noFindings : findings;
}

type Find = (rule: CommandRule, text: string, clause: string) => void;

function findInto(findings: CommandFinding[], tag: number, offset: number): Find {
  return (rule, text, clause) => {
    findings.push({ rule, tag, offset, text: `${formatTag(tag)}${text}`, clause });
  };
}

const numberLengths: Readonly<Record<string, number>> = { US: 2, UL: 4, AT: 4 };
const textLimits: Readonly<Record<string, number>> = { LO: 64, AE: 16, SH: 16, CS: 16, IS: 12, LT: 10240 };

function checkValue(bytes: Buffer, row: CommandElementRow, start: number, length: number, find: Find): void {
  const unit = numberLengths[row.vr];
  if (unit === undefined) {
    if (row.vr === 'UI') checkUid(bytes, row, start, length, find);
    else checkText(bytes, row, start, length, find);
  } else if (row.many ? length % unit !== 0 : length !== unit) {
    const wanted = row.many ? `a multiple of ${unit}` : `${unit}`;
    find('value-length', ` ${row.keyword} (${row.vr}) has ${length} bytes, not ${wanted}`, 'PS3.5 6.2');
  }
}

function checkUid(bytes: Buffer, row: CommandElementRow, start: number, length: number, find: Find): void {
  const padded = bytes[start + length - 1] === 0x00;
  const uid = bytes.toString('latin1', start, start + length - (padded ? 1 : 0));
  if (isValidUid(uid) && (!padded || length % 2 === 0)) return;
  const trimmed = withoutPadding(uid);
  if (isValidUid(trimmed)) find('padding', ` ${row.keyword} is not padded by one NULL at most`, 'PS3.5 9.1');
  else find('value', ` ${row.keyword} ${JSON.stringify(trimmed)} is no valid UID`, 'PS3.5 9.1');
}

function checkText(bytes: Buffer, row: CommandElementRow, start: number, length: number, find: Find): void {
  const text = bytes.toString('latin1', start, start + length);
  const limit = textLimits[row.vr] ?? length;
  if (length > limit) find('value-length', ` ${row.keyword} has ${length} characters, more than ${limit}`, 'PS3.5 6.2');
  if (text.endsWith('\0')) find('padding', ` ${row.keyword} is padded with NULL, not with a space`, 'PS3.5 6.2');
  if (row.vr === 'AE' && text.trim() === '') find('value', ` ${row.keyword} is blank`, 'PS3.5 6.2');
  if (!/^[\x20-\x7e]*\0*$/.test(text)) {
    find('value', ` ${row.keyword} has characters outside the default repertoire`, 'PS3.7 Annex C');
  } else if (row.vr !== 'LT' && text.includes('\\')) {
    find('value', ` ${row.keyword} has several values (backslash)`, 'PS3.7 E.1');
  }
}

/** The rules that concern the message as a whole: group length, required elements, and agreed values. */
export function checkMessage(command: CommandSet, bytes: Buffer): readonly CommandFinding[] {
  const findings: CommandFinding[] = [];
  checkGroupLength(command, bytes, findings);
  checkRequired(command, bytes, findings);
  checkDataSetType(command, bytes, findings);
  if (command.Priority !== undefined && command.Priority > 2) {
    findings.push(about('value', 'Priority', bytes, `${hex(command.Priority)} is no priority`, 'PS3.7 9.1.1.1.5'));
  }
  if (command.Status !== undefined && statusCategory(command.Status) === undefined) {
    findings.push(about('value', 'Status', bytes, `${hex(command.Status)} shall not be used`, 'PS3.7 Annex C'));
  }
  return findings.length === 0 ? noFindings : findings;
}

function checkGroupLength(command: CommandSet, bytes: Buffer, findings: CommandFinding[]): void {
  const { CommandGroupLength: declared } = command;
  const actual = bytes.length - 12;
  if (declared === actual) return;
  const text = declared === undefined ? 'is missing' : `is ${declared}; ${actual} bytes follow it`;
  findings.push(about('group-length', 'CommandGroupLength', bytes, text, 'PS3.7 E.1'));
}

function checkRequired(command: CommandSet, bytes: Buffer, findings: CommandFinding[]): void {
  const rule = messageRule(command.CommandField ?? 0);
  for (const keyword of rule.required) {
    if (command[keyword as keyof CommandSet] !== undefined) continue;
    const present = offsetOf(bytes, keyword) !== undefined;
    const text = present ? 'has no value' : 'is missing';
    findings.push(about(present ? 'empty' : 'missing', keyword, bytes, text, rule.clause));
  }
}

function checkDataSetType(command: CommandSet, bytes: Buffer, findings: CommandFinding[]): void {
  const { CommandField: field, CommandDataSetType: type } = command;
  if (field === undefined || type === undefined) return;
  const rule = messageRule(field);
  const wrong = type === noDataSet ? rule.dataSet === 'required' : rule.dataSet === 'none';
  if (!wrong) return;
  const text = type === noDataSet ? 'says that no Data Set follows' : `${hex(type)} announces a Data Set`;
  findings.push(about('data-set-type', 'CommandDataSetType', bytes, text, rule.clause));
}

function about(rule: CommandRule, keyword: string, bytes: Buffer, text: string, clause: string): CommandFinding {
  const tag = commandElementByKeyword(keyword)?.tag ?? 0;
  const offset = offsetOf(bytes, keyword) ?? bytes.length;
  return { rule, tag, offset, text: `${formatTag(tag)} ${keyword} ${text}`, clause };
}

/** Bytes to the first element of this keyword; undefined when it is not there. */
function offsetOf(bytes: Buffer, keyword: string): number | undefined {
  const tag = commandElementByKeyword(keyword)?.tag;
  for (let offset = 0; offset + elementHead <= bytes.length; offset += elementHead + bytes.readUInt32LE(offset + 4)) {
    if (bytes.readUInt16LE(offset) === 0 && bytes.readUInt16LE(offset + 2) === tag) return offset;
  }
  return undefined;
}

function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(4, '0')}`;
}
