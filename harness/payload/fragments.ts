// Cuts a message into PDVs and PDUs as a scenario asks, legal or not: PS3.8 9.3.5 and Annex E.

import { encodePdu, fragmentMessage, noDataSet, type Pdv } from '../../src/wire.ts';
import type { FragmentsSpec } from '../language/command-spec.ts';

const pdvHeadLength = 6;

/** A message to be sent on a presentation context. */
export interface MessageBytes {
  readonly contextId: number;
  readonly command: Uint8Array;
  readonly dataSet: Uint8Array | undefined;
}

/**
 * The P-DATA-TF PDUs of a message; without a spec, cut as a well-behaved peer would. None is longer than the peer
 * receives: an SCP that aborts for that would be right (PS3.8 D.1.2), whatever the scenario is about.
 */
export function pdusOf(message: MessageBytes, maxLength: number, spec: FragmentsSpec | undefined): Uint8Array[] {
  if (!spec) return fragmentMessage(message.contextId, message.command, message.dataSet, maxLength);
  const pdvs = pdvsOf(message, maxLength, spec).slice(0, spec.stopAfter);
  return inPdus(pdvs, spec.pdvsPerPdu ?? 1, maxLength).map((group) => encodePdu({ type: 'P-DATA-TF', pdvs: group }));
}

function inPdus(pdvs: readonly Pdv[], perPdu: number, maxLength: number): readonly (readonly Pdv[])[] {
  const groups: Pdv[][] = [];
  let room = 0;
  for (const pdv of pdvs) {
    const length = pdvHeadLength + pdv.fragment.length;
    const last = groups.at(-1);
    if (last && last.length < perPdu && length <= room) last.push(pdv);
    else {
      groups.push([pdv]);
      room = maxLength === 0 ? Number.POSITIVE_INFINITY : maxLength;
    }
    room -= length;
  }
  return groups;
}

/** Whether the whole message is sent. */
export function isComplete(message: MessageBytes, maxLength: number, spec: FragmentsSpec | undefined): boolean {
  if (!spec) return true;
  return (
    spec.last !== false && (spec.stopAfter === undefined || spec.stopAfter >= pdvsOf(message, maxLength, spec).length)
  );
}

/**
 * Whether its fragments make the message that its command (the Command Data Set Type) announces, in the order and on the
 * context of PS3.8 E.1. A receiver may abort at any fragment that does not, whatever it has answered before.
 */
export function isInOrder(
  { contextId, dataSet }: MessageBytes,
  commandDataSetType: number | undefined,
  spec: FragmentsSpec | undefined,
): boolean {
  if (dataSet === undefined) return commandDataSetType === undefined || commandDataSetType === noDataSet;
  const isAnnounced = commandDataSetType !== undefined && commandDataSetType !== noDataSet;
  return isAnnounced && spec?.order !== 'data-first' && (spec?.dataContext ?? contextId) === contextId;
}

/** Whether every fragment has an even number of bytes (PS3.8 E.1). */
export function isEven({ dataSet }: MessageBytes, spec: FragmentsSpec | undefined): boolean {
  return (dataSet?.length ?? 0) % 2 === 0 && (spec?.bytes ?? 0) % 2 === 0;
}

const empty = new Uint8Array();
/** Where neither the scenario nor the peer sets a limit. */
const longestUnasked = 0xfffa;

/** Bytes of a fragment that the peer receives at most; fragments have an even number of them (PS3.8 E.1). */
function longestFragment(maxLength: number): number {
  if (maxLength === 0) return Number.POSITIVE_INFINITY;
  const room = maxLength - pdvHeadLength;
  return Math.max(2, room - (room % 2));
}

function pdvsOf({ contextId, command, dataSet }: MessageBytes, maxLength: number, spec: FragmentsSpec): Pdv[] {
  const size = Math.min(spec.bytes ?? longestUnasked, longestFragment(maxLength));
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
  const pdvs = spec.order === 'data-first' ? [...ofData, ...ofCommand] : [...ofCommand, ...ofData];
  return spec.reservedBits === undefined ? pdvs : pdvs.map((one) => ({ ...one, reserved: spec.reservedBits }));
}

function pdv(contextId: number, isCommand: boolean, isLast: boolean, fragment: Uint8Array): Pdv {
  return { contextId, isCommand, isLast, fragment };
}

function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  if (size === 0 || bytes.length === 0) return [bytes];
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}
