/** What a scripted handler may say, and what is wrong with one before it is ever called. PS3.7 9.1.1, C.5. */
import { tagOf } from '../../registry/dictionary.ts';
import { sopClassByKeyword, sopClassByUid } from '../../registry/sop-classes.ts';
import { isValidUid } from '../../registry/uids.ts';
import { HandlerSpecError, type SpecPath } from './handler-errors.ts';

/** One scripted answer. Without `returns`, `throws`, `rejects`, `never`, `aborts` and `closes` it is 0x0000. */
export interface HandlerAnswer {
  /** A status code, a status Data Set, or anything else (which the SCP answers with 0xC002). */
  readonly returns?: unknown;
  /** Throws an Error with this message. */
  readonly throws?: string;
  /** Returns a promise that is rejected with this message. */
  readonly rejects?: string;
  /** Waits so many milliseconds first; the answer is then a promise. */
  readonly delayMs?: number;
  /** Answers nothing until the requestor gives up; the time limit of handlers does not hold for it. */
  readonly never?: boolean;
  /** Aborts the association instead. */
  readonly aborts?: boolean;
  /** Closes the connection instead, without an A-ABORT. */
  readonly closes?: boolean;
}

/**
 * A scripted handler: an answer, with other answers for certain requests. For a request that several of them fit, the
 * first of `bySopInstance`, `bySopClass`, `byAssociationCall` and `byCall` counts.
 */
export interface HandlerSpec extends HandlerAnswer {
  /** The answer per SOP Instance UID. */
  readonly bySopInstance?: Readonly<Record<string, HandlerAnswer>>;
  /** The answer per SOP Class, by UID or keyword. */
  readonly bySopClass?: Readonly<Record<string, HandlerAnswer>>;
  /** The answer to the n-th call of each association; a call beyond the list gets the answer of the spec itself. */
  readonly byAssociationCall?: readonly HandlerAnswer[];
  /** The answer to the n-th call, counted over all associations. */
  readonly byCall?: readonly HandlerAnswer[];
}

/** A spec that has been checked, with every SOP Class by its UID. */
export interface CheckedSpec {
  readonly base: HandlerAnswer;
  readonly bySopInstance: ReadonlyMap<string, HandlerAnswer>;
  readonly bySopClass: ReadonlyMap<string, HandlerAnswer>;
  readonly byAssociationCall: readonly HandlerAnswer[];
  readonly byCall: readonly HandlerAnswer[];
}

const outcomeKeys = ['returns', 'throws', 'rejects', 'never', 'aborts', 'closes'];
const answerKeys = [...outcomeKeys, 'delayMs'];
const choiceKeys = ['bySopInstance', 'bySopClass', 'byAssociationCall', 'byCall'];

/** Checks a spec. Throws HandlerSpecError, in one line, for the first thing that is wrong, with its place in the spec. */
export function checkedSpec(spec: HandlerSpec): CheckedSpec {
  const base = checkedAnswer(spec, [], choiceKeys);
  return {
    base,
    bySopInstance: checkedChoices(spec.bySopInstance, 'bySopInstance', 'SOP Instance UIDs', sopInstanceUid),
    bySopClass: checkedChoices(spec.bySopClass, 'bySopClass', 'SOP Classes', sopClassUid),
    byAssociationCall: checkedCalls(spec.byAssociationCall, 'byAssociationCall'),
    byCall: checkedCalls(spec.byCall, 'byCall'),
  };
}

function wrong(path: SpecPath, text: string, at: 'key' | 'value' = 'value'): HandlerSpecError {
  return new HandlerSpecError(`${placeOf(path)}: ${text}`, path, at);
}

/** `handler.byCall[1].returns`. */
function placeOf(path: SpecPath): string {
  return path.reduce<string>((text, part) => text + (typeof part === 'number' ? `[${part}]` : `.${part}`), 'handler');
}

function checkedCalls(calls: readonly HandlerAnswer[] | undefined, key: string): readonly HandlerAnswer[] {
  if (calls === undefined) return [];
  if (!Array.isArray(calls)) throw wrong([key], 'must be a list of answers');
  return calls.map((answer, index) => checkedAnswer(answer, [key, index]));
}

function checkedChoices(
  choices: unknown,
  key: string,
  what: string,
  uidOf: (name: string, key: string) => string,
): Map<string, HandlerAnswer> {
  if (choices !== undefined && !isRecord(choices)) throw wrong([key], `must map ${what} to answers`);
  return new Map(
    Object.entries(choices ?? {}).map(([name, answer]) => [uidOf(name, key), checkedAnswer(answer, [key, name])]),
  );
}

function sopClassUid(name: string, key: string): string {
  if (/^[\d.]+$/.test(name)) return name;
  const row = sopClassByKeyword(name) ?? sopClassByUid(name);
  if (row !== undefined) return row.uid;
  throw new HandlerSpecError(`handler.${key}: no SOP Class has the keyword ${name}`, [key, name], 'key');
}

function sopInstanceUid(name: string, key: string): string {
  if (isValidUid(name)) return name;
  const text = `handler.${key}: ${name} is no UID (PS3.5 9.1); a request for it is answered with 0x0117 before the handler`;
  throw new HandlerSpecError(text, [key, name], 'key');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkedAnswer(answer: unknown, path: SpecPath, moreKeys: readonly string[] = []): HandlerAnswer {
  if (!isRecord(answer)) throw wrong(path, 'must be a mapping such as { returns: 0xA700 }');
  const allowed = [...answerKeys, ...moreKeys];
  const unknown = Object.keys(answer).find((key) => !allowed.includes(key));
  if (unknown !== undefined) {
    const text = `${placeOf(path)}: unknown key ${unknown}; known are ${allowed.join(', ')}`;
    throw new HandlerSpecError(text, [...path, unknown], 'key');
  }
  const outcomes = outcomeKeys.filter((key) => key in answer);
  if (outcomes.length > 1) throw wrong(path, `only one of ${outcomes.join(', ')} can happen`);
  checkDelay(answer.delayMs, path);
  return isRecord(answer.returns)
    ? { ...answer, returns: checkedStatus(answer.returns, path) }
    : checkedCode(answer, path);
}

function checkDelay(delayMs: unknown, path: SpecPath): void {
  if (delayMs === undefined) return;
  if (typeof delayMs !== 'number' || !(delayMs >= 0 && delayMs <= 0x7fffffff)) {
    throw wrong([...path, 'delayMs'], `must be a number of milliseconds, not ${String(delayMs)}`);
  }
}

function checkedCode(answer: HandlerAnswer, path: SpecPath): HandlerAnswer {
  refuseMistypedNumber(answer.returns, [...path, 'returns']);
  return answer;
}

/** A status Data Set, in which the tags of Offending Element may be texts. */
function checkedStatus(status: Record<string, unknown>, path: SpecPath): unknown {
  const { Status, OffendingElement } = status;
  refuseMistypedNumber(Status, [...path, 'returns', 'Status']);
  const tags = [OffendingElement].flat();
  if (!tags.some((tag) => typeof tag === 'string')) return status;
  return { ...status, OffendingElement: tags.map((tag) => checkedTag(tag, [...path, 'returns', 'OffendingElement'])) };
}

function checkedTag(tag: unknown, path: SpecPath): unknown {
  if (typeof tag !== 'string') return tag;
  const number = tagOf(tag);
  if (number !== undefined) return number;
  throw wrong(path, `${tag} is no tag; write one as 0x00080018 or "(0008,0018)", or a keyword of PS3.6`);
}

/** Text that was meant to be a status: 0xZZZZ, A700 or A700H; other text is a wrong answer on purpose. */
const mistyped = /^[+-]?0x(?![0-9a-f]+$)|^(?=.*\d)[0-9a-f]{4}H?$/i;

function refuseMistypedNumber(value: unknown, path: SpecPath): void {
  if (typeof value !== 'string' || !mistyped.test(value)) return;
  throw wrong(path, `${value} is no number; write a status as 0x and four hexadecimal digits, such as 0xA700`);
}
