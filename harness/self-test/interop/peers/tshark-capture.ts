/** What Wireshark makes of a capture, packet by packet, with the checksums of IPv4 and TCP checked, and no other option. */

import { runTool } from './tool.ts';

export interface DissectedPacket {
  readonly frame: number;
  readonly stream: number;
  readonly seconds: number;
  readonly comments: string;
  /** It takes the packet for DICOM, or for a part of a PDU that ends later. */
  readonly isDicom: boolean;
  readonly isMalformed: boolean;
  readonly payload: number;
  readonly hasGoodChecksums: boolean;
  /** What TCP makes of sequence numbers and acknowledgements, e.g. that a segment was lost. */
  readonly analysis: string;
  readonly from: string;
  readonly to: string;
}

const fields = [
  ...['frame.number', 'tcp.stream', 'frame.time_epoch', 'frame.comment', 'dicom.pdu.type', '_ws.malformed', 'tcp.len'],
  ...['tcp.checksum.status', 'ip.checksum.status', 'tcp.analysis.flags', 'ip.src_host', 'ip.dst_host'],
];
/** Between fields, and between packets: neither is in a comment. */
const [between, after] = ['\u0001', '\u0002'];

/** Reads a capture as a user of Wireshark does. Rejects when tshark finds that the file is damaged. */
export async function dissectCapture(path: string): Promise<readonly DissectedPacket[]> {
  const checks = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE', '-N', 'n'];
  const shown = ['-T', 'fields', '-E', `separator=${between}`, ...fields.flatMap((field) => ['-e', field])];
  const { code, stdout, stderr } = await runTool('tshark', ['-r', path, ...checks, ...shown]);
  if (code !== 0 || /damaged|cut short|corrupt/.test(stderr)) throw new Error(`tshark ended with ${code}: ${stderr}`);
  return rowsOf(stdout).map(packetOf);
}

/** A comment may have several lines. */
function rowsOf(text: string): string[][] {
  const starts = new RegExp(`^(?=\\d+${between}\\d+${between})`, 'm');
  return text
    .split(starts)
    .filter(Boolean)
    .map((row) => row.replace(/\n$/, after).replace(after, '').split(between));
}

function packetOf(row: readonly string[]): DissectedPacket {
  const [frame, stream, seconds, comments = '', types, malformed, payload, tcp, ip, analysis = '', from = '', to = ''] =
    row;
  return {
    ...{ frame: Number(frame), stream: Number(stream), seconds: Number(seconds), comments, analysis, from, to },
    isDicom: types !== '',
    isMalformed: malformed !== '',
    payload: Number(payload),
    hasGoodChecksums: tcp === '1' && ip === '1',
  };
}
