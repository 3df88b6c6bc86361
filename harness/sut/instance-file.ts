// What a file of an SCP says of the instance in it: in its File Meta Information (PS3.10 7.1) and in its Data Set.

import { open } from 'node:fs/promises';
import {
  ExplicitVRBigEndian,
  ExplicitVRLittleEndian,
  ImplicitVRLittleEndian,
  type Part10Head,
  readPart10Head,
  StrictReader,
} from '../../src/index.ts';
import type { InstanceFile, InstanceIdentity } from '../model/instance-file.ts';

/** SOP Class and SOP Instance UID come early: what stands before them is short. */
const beginning = 16 * 1024;
const prefix = { at: 128, text: 'DICM' };
const uidForm = /^[0-9][0-9.]{0,63}$/;

/** Transfer Syntaxes by which a Data Set is tried whose own is not told, or is not what it is in. */
const plain = [ExplicitVRLittleEndian.uid, ImplicitVRLittleEndian.uid, ExplicitVRBigEndian.uid];

/** Reads the beginning of a file; undefined for one that is gone, or that is neither a DICOM file nor a bare Data Set. */
export async function readInstanceFile(path: string): Promise<InstanceFile | undefined> {
  const head = await headOf(path);
  const start = await bytesAt(path, head?.dataSetOffset ?? 0);
  if (!start || (!head && hasPrefix(start))) return undefined;
  const meta = head && identityOf(head);
  const dataSet = dataSetIdentity(start, meta?.transferSyntax);
  if (!meta && !dataSet) return undefined;
  return { path, ...(meta && { meta }), ...(dataSet && { dataSet }) };
}

/** What the beginning of a Data Set says, read in the Transfer Syntax given and else in one without compression. */
export function dataSetIdentity(start: Uint8Array, transferSyntax?: string): InstanceIdentity | undefined {
  const tried = transferSyntax === undefined ? plain : [transferSyntax, ...plain];
  for (const syntax of tried) {
    const found = captured(start, syntax);
    if (found) return found;
  }
  return undefined;
}

function captured(start: Uint8Array, transferSyntax: string): InstanceIdentity | undefined {
  try {
    const reader = new StrictReader(transferSyntax);
    reader.push(start);
    const { SOPClassUID, SOPInstanceUID } = reader.captured;
    if (!uidForm.test(SOPInstanceUID ?? '')) return undefined;
    return { sopClassUID: SOPClassUID, sopInstanceUID: SOPInstanceUID, transferSyntax };
  } catch {
    // A Transfer Syntax that is none of PS3.5.
    return undefined;
  }
}

async function headOf(path: string): Promise<Part10Head | undefined> {
  try {
    return await readPart10Head(path);
  } catch {
    return undefined;
  }
}

function identityOf({ sopClassUID, sopInstanceUID, transferSyntax }: Part10Head): InstanceIdentity {
  return { sopClassUID, sopInstanceUID, transferSyntax };
}

function hasPrefix(start: Uint8Array): boolean {
  return Buffer.from(start.subarray(prefix.at, prefix.at + prefix.text.length)).toString('latin1') === prefix.text;
}

/** Undefined for what is no regular file, or cannot be read. */
async function bytesAt(path: string, position: number): Promise<Uint8Array | undefined> {
  try {
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(beginning), 0, beginning, position);
    return buffer.subarray(0, bytesRead);
  } catch {
    return undefined;
  }
}
