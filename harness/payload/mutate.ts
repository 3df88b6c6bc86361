// Changes encoded bytes as a scenario asks: truncates, overwrites, inserts, drops, appends, lies about a length.

import { readDataSet, transferSyntaxByUid } from '../../src/index.ts';
import type { Mutation } from '../language/data-set-spec.ts';
import { bytesOfHex, tagNumber } from '../language/values.ts';
import { ScenarioError } from '../model/outcome.ts';
import { longForm } from './encode-elements.ts';

/** The bytes after every mutation, in order. Throws ScenarioError for an offset outside. */
export function mutate(bytes: Uint8Array, mutations: readonly Mutation[], transferSyntax: string): Uint8Array {
  return mutations.reduce<Uint8Array>((current, mutation) => apply(current, mutation, transferSyntax), bytes);
}

function apply(bytes: Uint8Array, mutation: Mutation, transferSyntax: string): Uint8Array {
  if ('truncate' in mutation) return bytes.subarray(0, offset(bytes, mutation.truncate.at));
  if ('append' in mutation) return Buffer.concat([bytes, bytesOfHex(mutation.append.hex)]);
  if ('insert' in mutation) return splice(bytes, offset(bytes, mutation.insert.at), 0, bytesOfHex(mutation.insert.hex));
  if ('delete' in mutation) return splice(bytes, offset(bytes, mutation.delete.at), mutation.delete.count);
  if ('length' in mutation) return declareLength(bytes, mutation.length.tag, mutation.length.to, transferSyntax);
  const replacement = bytesOfHex(mutation.bytes.hex);
  return splice(bytes, offset(bytes, mutation.bytes.at), replacement.length, replacement);
}

function splice(bytes: Uint8Array, at: number, count: number, inserted: Uint8Array = new Uint8Array()): Uint8Array {
  return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + count)]);
}

function offset(bytes: Uint8Array, at: number): number {
  const absolute = at < 0 ? bytes.length + at : at;
  if (absolute >= 0 && absolute <= bytes.length) return absolute;
  throw new ScenarioError(`a mutation at ${at} lies outside the ${bytes.length} bytes`);
}

/** Overwrites the Value Length of an element of the first level; the value stays as it is. */
function declareLength(bytes: Uint8Array, tag: string, to: number, transferSyntax: string): Uint8Array {
  const syntax = transferSyntaxByUid(transferSyntax);
  if (syntax?.deflated) throw new ScenarioError('a length cannot be changed in a deflated Data Set');
  const element = readDataSet(bytes, transferSyntax).elements.find((candidate) => candidate.tag === tagNumber(tag));
  if (!element) throw new ScenarioError(`the Data Set has no ${tag} on its first level`);
  const copy = Buffer.from(bytes);
  if (!syntax?.explicitVR) copy.writeUInt32LE(to, element.offset + 4);
  else if (longForm.has(copy.toString('latin1', element.offset + 4, element.offset + 6))) {
    write(copy, 4, to, element.offset + 8, syntax.littleEndian);
  } else write(copy, 2, to & 0xffff, element.offset + 6, syntax.littleEndian);
  return copy;
}

function write(bytes: Buffer, count: 2 | 4, value: number, at: number, littleEndian: boolean): void {
  if (littleEndian) bytes.writeUIntLE(value, at, count);
  else bytes.writeUIntBE(value, at, count);
}
