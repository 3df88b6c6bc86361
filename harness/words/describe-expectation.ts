// The reactions a scenario expects, in words for reports.

import { describeStatus, formatStatus } from '../../src/index.ts';
import type { Alternative, PduMatcher, ResponseMatcher, StatusMatcher } from '../language/expectation.ts';
import { statusByName } from '../language/names.ts';
import { resultName } from './describe-observation.ts';

type AcceptMatcher = Extract<PduMatcher, { type: 'A-ASSOCIATE-AC' }>;

/** A legal reaction of a case result: as the scenario language says it, or in words. */
export function describeExpected(expected: Readonly<Record<string, unknown>>): string {
  return typeof expected.text === 'string' ? expected.text : describeAlternative(expected as Alternative);
}

/** One legal reaction in one line; a reaction that is not simply right says what it comes to. */
export function describeAlternative(alternative: Alternative): string {
  const { verdict = 'pass', note } = alternative;
  const remark = [verdict === 'pass' ? undefined : verdict, note].filter((part) => part !== undefined).join(': ');
  return remark ? `${describeReaction(alternative)} (${remark})` : describeReaction(alternative);
}

const transportWords = {
  FIN: 'connection closed (FIN)',
  RST: 'connection reset (RST)',
  closed: 'connection closed',
  silence: 'silence',
} as const;

function describeReaction({ soon, ...reaction }: Alternative): string {
  return soon ? `${describeAnyTime(reaction)} at once` : describeAnyTime(reaction);
}

function describeAnyTime({ response, request, pdu, transport }: Alternative): string {
  if (request) return [request].flat().join(' or ');
  if (response) return describeResponse(response);
  if (pdu) return describePduMatcher(pdu);
  return transport ? transportWords[transport] : 'bytes that are no PDU';
}

function describeResponse(wanted: ResponseMatcher): string {
  const { CommandField: field, Status: status, to, ...presences } = wanted;
  const name =
    field === undefined ? 'response' : typeof field === 'string' ? field : `Command Field ${formatStatus(field)}`;
  return [
    to === undefined ? name : `${name} to operation ${to}`,
    ...(status === undefined ? [] : [`Status ${describeStatusMatcher(status)}`]),
    ...Object.entries(presences).map(([keyword, wanted]) => `${keyword} ${[wanted].flat().join(' and ')}`),
  ].join(', ');
}

function describeStatusMatcher(wanted: StatusMatcher): string {
  if (Array.isArray(wanted)) return wanted.map(describeStatusMatcher).join(' or ');
  if (typeof wanted === 'number') return describeStatus(wanted);
  const code = statusByName(wanted);
  if (code !== undefined) return describeStatus(code);
  const words: Record<string, string> = {
    legal: 'that the tables allow',
    any: 'any',
    Failure: 'any Failure',
    Warning: 'any Warning',
  };
  return words[wanted] ?? wanted;
}

function describePduMatcher(wanted: PduMatcher): string {
  if (typeof wanted === 'string') return wanted;
  if (wanted.type === 'A-ASSOCIATE-AC') return describeAccept(wanted);
  const { type, ...fields } = wanted;
  return [type, ...otherFields(fields)].join(' ');
}

function describeAccept({ type, contexts = {}, repeats, has, hasNot, ...fields }: AcceptMatcher): string {
  const answers = Object.entries(contexts).map(([id, answer]) => describeAnswer(id, answer));
  const parts = [
    ...(answers.length > 0 ? [answers.join(', ')] : []),
    ...(has ? [`with ${has.join(' and ')}`] : []),
    ...(hasNot ? [`without ${hasNot.join(' and ')}`] : []),
    ...(repeats ? ['that repeats bytes 11 to 74 of the request'] : []),
  ];
  return [type, ...parts, ...otherFields(fields)].join(' ');
}

/** `context 1 accepted with ImplicitVRLittleEndian`, as an answer that came is told. */
function describeAnswer(
  id: string,
  { result, transferSyntax }: NonNullable<AcceptMatcher['contexts']>[string],
): string {
  const results = result === undefined ? ['answered'] : [result].flat().map(resultName);
  const syntaxes = transferSyntax === undefined ? '' : ` with ${[transferSyntax].flat().join(' or ')}`;
  return `context ${id} ${results.join(' or ')}${syntaxes}`;
}

function otherFields(fields: object): string[] {
  return Object.entries(fields).map(([name, value]) => `${name} ${JSON.stringify(value).replaceAll('"', '')}`);
}
