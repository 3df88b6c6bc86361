// What one value of a Value Representation may look like: PS3.5 6.2, Table 6.2-1; UIDs by PS3.5 9.1.
//
// Values come without the padding that makes the field even and, for text under a character set, already decoded.

import { isValidUid } from '../../registry/uids.ts';

/** What a value should have been; undefined when it is as it should be. */
export type ValueProblem = string | undefined;

/** Judges one non-empty value. */
export type ValueRule = (value: string) => ValueProblem;

const decimal = /^ *[+-]?(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)? *$/;
const integer = /^ *[+-]?\d+ *$/;
const codeString = /^[A-Z0-9 _]*$/;
const graphic = /^[ -~]*$/;
const age = /^\d{3}[DWMY]$/;
const time = /^(\d{2})(?:(\d{2})(?:(\d{2})(?:\.\d{1,6})?)?)? *$/;
const dateTime = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.\d{1,6})?)?)?)?)?)?([+-]\d{4})? *$/;
/** RFC 3986 clause 2: unreserved, reserved and percent-encoded characters. */
const uri = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})* *$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const anyControl = /[\x00-\x1f\x7f-\x9f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all but TAB, LF, FF and CR (PS3.5 6.1.3)
const controlOutsideText = /[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]/;

/** Rules by VR; binary VRs have none beyond their length. */
export const valueRules: Readonly<Record<string, ValueRule>> = {
  AE: (value) => longerThan(value, 16) ?? applicationEntityProblem(value),
  AS: (value) => (age.test(value) ? undefined : 'nnnD, nnnW, nnnM or nnnY'),
  CS: (value) =>
    longerThan(value, 16) ?? (codeString.test(value) ? undefined : 'upper case letters, digits, space and underscore'),
  DA: (value) => (/^\d{8}$/.test(value) && isDate(value) ? undefined : 'a date YYYYMMDD'),
  DS: (value) => longerThan(value, 16) ?? (decimal.test(value) ? undefined : 'a decimal number'),
  DT: (value) => longerThan(value, 26) ?? dateTimeProblem(value),
  IS: (value) => longerThan(value, 12) ?? integerProblem(value),
  LO: (value) => longerThan(value, 64) ?? noControl(value),
  LT: (value) => longerThan(value, 10240) ?? textControl(value),
  PN: personNameProblem,
  SH: (value) => longerThan(value, 16) ?? noControl(value),
  ST: (value) => longerThan(value, 1024) ?? textControl(value),
  TM: timeProblem,
  UC: noControl,
  UI: (value) =>
    isValidUid(value) ? undefined : 'a UID: at most 64 digits and dots, no component with a leading zero',
  UR: (value) => (uri.test(value) ? undefined : 'a URI of RFC 3986 without leading spaces'),
  UT: textControl,
};

/** Default repertoire without control characters, and more than spaces. */
function applicationEntityProblem(value: string): ValueProblem {
  if (!graphic.test(value)) return 'the default repertoire without control characters';
  return value.trim() === '' ? 'a value of more than spaces' : undefined;
}

/** Characters, not UTF-16 units: the table counts characters. */
function longerThan(value: string, most: number): ValueProblem {
  if (value.length <= most) return undefined;
  return value.length > 2 * most || [...value].length > most ? `at most ${most} characters` : undefined;
}

function noControl(value: string): ValueProblem {
  return anyControl.test(value) ? 'no control characters' : undefined;
}

function textControl(value: string): ValueProblem {
  return controlOutsideText.test(value) ? 'no control characters but TAB, LF, FF and CR' : undefined;
}

function isDate(digits: string): boolean {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Hours to 23, minutes to 59, seconds to 60 for a leap second. */
function isTimeOfDay(hours: string | undefined, minutes: string | undefined, seconds: string | undefined): boolean {
  return Number(hours ?? 0) <= 23 && Number(minutes ?? 0) <= 59 && Number(seconds ?? 0) <= 60;
}

function timeProblem(value: string): ValueProblem {
  const match = time.exec(value);
  const right = match !== null && value.length <= 14 && isTimeOfDay(match[1], match[2], match[3]);
  return right ? undefined : 'a time HHMMSS.FFFFFF, perhaps cut short from the right';
}

function dateTimeProblem(value: string): ValueProblem {
  const match = dateTime.exec(value);
  if (!match) return 'a date and time YYYYMMDDHHMMSS.FFFFFF&ZZXX, perhaps cut short from the right';
  const [, year, month, day, hours, minutes, seconds, offset] = match;
  if (!isDate(`${year}${month ?? '01'}${day ?? '01'}`)) return 'a date of the Gregorian calendar';
  if (!isTimeOfDay(hours, minutes, seconds)) return 'a time of day up to 235960';
  return offset === undefined || isOffset(offset) ? undefined : 'an offset from -1200 to +1400, and not -0000';
}

function isOffset(offset: string): boolean {
  const value = Number(offset);
  return offset !== '-0000' && value >= -1200 && value <= 1400 && Number(offset.slice(3)) <= 59;
}

function integerProblem(value: string): ValueProblem {
  if (!integer.test(value)) return 'a whole number';
  const number = Number(value);
  return number >= -(2 ** 31) && number <= 2 ** 31 - 1 ? undefined : 'a whole number of 32 bits';
}

/** Three component groups of 64 characters, five components each (PS3.5 6.2.1). */
function personNameProblem(value: string): ValueProblem {
  const control = noControl(value);
  if (control !== undefined) return control;
  if (value.length <= 64 && !value.includes('=') && !value.includes('^')) return undefined;
  const groups = value.split('=');
  if (groups.length > 3) return 'at most three component groups';
  if (groups.some((group) => group.split('^').length > 5)) return 'at most five components in a group';
  return groups.some((group) => longerThan(group, 64) !== undefined)
    ? 'at most 64 characters in a component group'
    : undefined;
}
