/** Wireshark's DICOM dissector, run over recorded bytes. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordedChunk } from './recording-proxy.ts';
import { runTool } from './tool.ts';

export interface Dissection {
  /** Types of the PDUs (PS3.8 9.3.1) in order, e.g. 1 for A-ASSOCIATE-RQ. */
  readonly pduTypes: readonly number[];
  /** What the dissector calls malformed, warns of or could not read; empty when all is well. */
  readonly complaints: readonly string[];
}

const requestorPort = 50_000;
const acceptorPort = 11_112;
/** Bytes of one made-up TCP segment: an IPv4 packet holds 65,535. */
const segmentLength = 1_400;

function hexDump({ from, bytes }: RecordedChunk): string[] {
  const segments: string[] = [];
  for (let at = 0; at < bytes.length; at += segmentLength) {
    const hex = bytes.toString('hex', at, Math.min(at + segmentLength, bytes.length)).replaceAll(/../g, ' $&');
    segments.push(`${from === 'requestor' ? 'O' : 'I'}\n000000${hex}\n`);
  }
  return segments;
}

async function runOrThrow(command: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runTool(command, args);
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${stderr}`);
  return stdout;
}

/** Dissects one association's bytes; the capture file is written into `directory`. */
export async function dissect(chunks: readonly RecordedChunk[], directory: string): Promise<Dissection> {
  const dump = join(directory, 'association.txt');
  const capture = join(directory, 'association.pcapng');
  await writeFile(dump, chunks.flatMap(hexDump).join(''));
  await runOrThrow('text2pcap', ['-q', '-D', '-T', `${requestorPort},${acceptorPort}`, dump, capture]);
  const read = ['-r', capture, '-d', `tcp.port==${acceptorPort},dicom`];
  const types = await runOrThrow('tshark', [...read, '-Y', 'dicom.pdu.type', '-T', 'fields', '-e', 'dicom.pdu.type']);
  const bad = '_ws.malformed || _ws.expert.severity >= "Warning" && dicom';
  const complaints = await runOrThrow('tshark', [...read, '-Y', bad, '-V', '-O', 'dicom']);
  return {
    pduTypes: types
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number),
    complaints: complaints.split('\n').filter(Boolean),
  };
}
