/** What storms of others cost somebody honest (`storms/`), and whether senders that are equal are served alike. */

import { type Association, buildInstance, cStore, openAssociation } from '../../../src/index.ts';
import { requestorTls } from '../storms/certificates.ts';
import { serveNeighbour } from '../storms/neighbour.ts';
import { StormProcess } from '../storms/storm-process.ts';
import { speaksTls, stormNames } from '../storms/storms.ts';
import { ForkedScp } from './forked-scp.ts';
import { median } from './measure.ts';
import { formatTable, type TargetResult } from './table.ts';

/** Milliseconds of a C-STORE beside a storm, and how far equal senders may be from their mean. */
const targets = { medianMs: 50, worstMs: 300, unfairness: 0.3 };
const stormMs = 10_000;
const [senders, window, fairMs] = [20, 4, 5_000];

/** Puts up each storm once, and measures a neighbour in it; then 20 senders at once. */
export async function measureStorms(write: (text: string) => void): Promise<TargetResult[]> {
  await using scp = await ForkedScp.start('../soak/stormed-scp');
  await using storm = new StormProcess();
  const [plain = 0, secure = 0] = scp.ports;
  const rows = [['C-STORE of a neighbour beside', 'C-STOREs', 'median ms', 'worst ms']];
  const results: TargetResult[] = [];
  for (const name of ['nothing', ...stormNames]) {
    const tls = speaksTls(name);
    const port = tls ? secure : plain;
    if (name !== 'nothing') await storm.begin(name, port);
    const served = await serveNeighbour({ port, durationMs: stormMs, ...(tls && { tls: requestorTls }) });
    await storm.end();
    if (served.problems.length > 0) throw new Error(`beside ${name}: ${served.problems[0]}`);
    const [usual, worst] = [median(served.storeMs), Math.max(...served.storeMs)];
    rows.push([name, String(served.storeMs.length), usual.toFixed(1), worst.toFixed(0)]);
    if (name === 'nothing') continue;
    const met = usual < targets.medianMs && worst < targets.worstMs;
    const text = `beside ${name} a C-STORE takes ${usual.toFixed(1)} ms, at worst ${worst.toFixed(0)} (under ${targets.medianMs} and ${targets.worstMs})`;
    results.push({ met, text: `${met ? 'met   ' : 'MISSED'}  ${text}` });
  }
  write(`\n${formatTable(rows)}`);
  results.push(await measureFairness(plain, write));
  return results;
}

async function measureFairness(port: number, write: (text: string) => void): Promise<TargetResult> {
  const associations = await Promise.all(Array.from({ length: senders }, () => open(port)));
  const end = performance.now() + fairMs;
  const counts = await Promise.all(associations.map((association) => sendUntil(association, end)));
  await Promise.all(associations.map((association) => association.release()));
  const mean = counts.reduce((sum, count) => sum + count, 0) / senders;
  const off = Math.max(...counts.map((count) => Math.abs(count - mean) / mean));
  write(
    `\n${senders} senders at once: ${Math.min(...counts)}..${Math.max(...counts)} C-STOREs each, mean ${mean.toFixed(0)}`,
  );
  const met = off <= targets.unfairness;
  const percent = (part: number) => `${(100 * part).toFixed(0)} %`;
  const text = `of ${senders} equal senders none is more than ${percent(off)} off the mean (at most ${percent(targets.unfairness)})`;
  return { met, text: `${met ? 'met   ' : 'MISSED'}  ${text}` };
}

const instance = buildInstance('HangingProtocolStorage', { transferSyntax: 'ExplicitVRLittleEndian', seed: 14 });

function open(port: number): Promise<Association> {
  const { sopClassUID, transferSyntax } = instance;
  return openAssociation(
    { host: '127.0.0.1', port, calledAETitle: 'CSTORE_SCP' },
    {
      callingAETitle: 'FAIR',
      presentationContexts: [{ abstractSyntax: sopClassUID, transferSyntaxes: [transferSyntax] }],
      asyncWindow: { invoked: window, performed: 1 },
    },
  );
}

/** The number of C-STOREs that were answered before `end`. */
async function sendUntil(association: Association, end: number): Promise<number> {
  let count = 0;
  const inTurn = async (): Promise<void> => {
    while (performance.now() < end) {
      await cStore(association, { ...instance, dataSet: instance.bytes });
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: window }, inTurn));
  return count;
}
