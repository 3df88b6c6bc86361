// Whether what the harness sends in a case is legal by the standard, as far as its steps show that without being told.

import { z } from 'zod';
import type { InputKind } from '../model/fault.ts';

export const inputSchema = z
  .enum(['legal', 'illegal'] satisfies InputKind[])
  .describe(
    'Whether the standard lets a peer send what the harness sends; default: illegal when bytes, commands or Data Sets are changed',
  );

type Data = Readonly<Record<string, unknown>>;

/** What the steps of a case, or the rules by which the harness responds, come to when the scenario does not say. */
export function inputOf(steps: readonly Data[]): InputKind {
  return steps.some(isIllegal) ? 'illegal' : 'legal';
}

/** Changes that make a step illegal, at whatever place they are. */
const changes: Readonly<Record<string, readonly string[]>> = {
  associate: ['mutate', 'rawCalledAETitle', 'rawCallingAETitle'],
  'c-store': ['command', 'elements', 'mutate'],
  'c-echo': ['command', 'elements', 'mutate'],
  send: ['command', 'elements', 'mutate', 'pdvs', 'bytes'],
  respond: ['command', 'remove', 'contextId', 'messageIdOffset', 'bytes'],
};

function isIllegal(step: Data): boolean {
  return Object.entries(step).some(([verb, args]) => {
    if (!isMap(args)) return false;
    if (verb === 'expect') return false;
    if (verb === 'repeat') return (args.steps as readonly Data[]).some(isIllegal);
    if ((changes[verb] ?? []).some((key) => Object.hasOwn(args, key))) return true;
    return breaksDataSet(args.dataSet) || breaksFragments(args.fragments) || isOutOfPlace(args.pdu);
  });
}

function breaksDataSet(spec: unknown): boolean {
  return isMap(spec) && ['hex', 'mutate', 'encodedIn', 'sopClass', 'remove'].some((key) => Object.hasOwn(spec, key));
}

function breaksFragments(spec: unknown): boolean {
  if (!isMap(spec)) return false;
  const { bytes = 0 } = spec;
  // A fragment has an even number of bytes (PS3.8 9.3.5.1).
  return (
    Number(bytes) % 2 === 1 || ['dataContext', 'order', 'last', 'stopAfter'].some((key) => Object.hasOwn(spec, key))
  );
}

/** Either side may release or abort; the other PDUs are the acceptor's, or come once. */
function isOutOfPlace(spec: unknown): boolean {
  const type = isMap(spec) ? spec.type : spec;
  return typeof type === 'string' && type !== 'A-RELEASE-RQ' && type !== 'A-ABORT';
}

function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
