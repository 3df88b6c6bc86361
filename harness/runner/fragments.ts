// Cuts a message into PDVs and PDUs as a scenario asks, legal or not: PS3.8 9.3.5 and Annex E.

import { encodePdu, fragmentMessage, type Pdv } from '../../src/wire.ts';
import type { FragmentsSpec } from '../scenario/command-spec.ts';

const pdvHeadLength = 6;

/** A message to be sent on a presentation context. */
export interface MessageBytes {
  readonly contextId: number;
  readonly command: Uint8Array;
  readonly dataSet: Uint8Array | undefined;
}

/** The P-DATA-TF PDUs of a message; without a spec, cut as a well-behaved peer would. */
export function pdusOf(message: MessageBytes, maxLength: number, spec: FragmentsSpec | undefined): Uint8Array[] {
  if (!spec) return fragmentMessage(message.contextId, message.command, message.dataSet, maxLength);
  const pdvs = pdvsOf(message, maxLength, spec).slice(0, spec.stopAfter);
  const perPdu = spec.pdvsPerPdu ?? 1;
  const groups = Array.from({ length: Math.ceil(pdvs.length / perPdu) }, (_, at) =>
    pdvs.slice(at * perPdu, (at + 1) * perPdu),
  );
  return groups.map((group) => encodePdu({ type: 'P-DATA-TF', pdvs: group }));
}

/** Whether the whole message is sent. */
export function isComplete(message: MessageBytes, maxLength: number, spec: FragmentsSpec | undefined): boolean {
  if (!spec) return true;
  return (
    spec.last !== false && (spec.stopAfter === undefined || spec.stopAfter >= pdvsOf(message, maxLength, spec).length)
  );
}

const empty = new Uint8Array();

function pdvsOf({ contextId, command, dataSet }: MessageBytes, maxLength: number, spec: FragmentsSpec): Pdv[] {
  const size = spec.bytes ?? Math.max(2, (maxLength || 0x10000) - pdvHeadLength);
  const tail = spec.emptyLast ? [empty] : [];
  const ofCommand = [...cut(command, size), ...tail].map((fragment, at, all) =>
    pdv(contextId, true, at === all.length - 1, fragment),
  );
  const pieces = dataSet === undefined ? [] : [...cut(dataSet, size), ...tail];
  const marksLast = spec.last ?? true;
  const dataContextId = spec.dataContext ?? contextId;
  const ofData = pieces.map((fragment, at) =>
    pdv(dataContextId, false, marksLast && at === pieces.length - 1, fragment),
  );
  return spec.order === 'data-first' ? [...ofData, ...ofCommand] : [...ofCommand, ...ofData];
}

function pdv(contextId: number, isCommand: boolean, isLast: boolean, fragment: Uint8Array): Pdv {
  return { contextId, isCommand, isLast, fragment };
}

function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  if (size === 0 || bytes.length === 0) return [bytes];
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}
