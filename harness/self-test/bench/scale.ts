/**
 * `npm run bench:scale`: our SCP with 2,000 associations, with 10,000 idle connections, and the curves of docs/performance.md:
 * C-STOREs a second and memory over associations and over sizes. With `--svg FILE` the curves are drawn.
 */

import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { parseArgs } from 'node:util';
import { type Association, cStore, openAssociation } from '../../../src/index.ts';
import { serveNeighbour } from '../storms/neighbour.ts';
import { chart } from './chart.ts';
import { ForkedScp } from './forked-scp.ts';
import { median } from './measure.ts';
import { formatTable } from './table.ts';
import { imageWithoutPixels, pixelDataHead } from './workload.ts';

const { values } = parseArgs({ options: { svg: { type: 'string' } } });
const write = (text: string) => process.stdout.write(`${text}\n`);
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);

const instance = imageWithoutPixels(1, 1, 8);
/** Associations that are requested at once. */
const atOnce = 100;
const many = 2000;
const idle = 10_000;
const associationCounts = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const sizes = [1e3, 1e4, 1e5, 1e6, 1e7, 1e8];
/** Each point is measured so long, and at least once, in milliseconds. */
const pointMs = 2000;

/** A Data Set of about so many bytes. */
function dataSetOf(bytes: number): Buffer {
  const pixels = Buffer.alloc(Math.max(0, bytes - instance.bytes.length - 12) & ~1, 0x5a);
  return Buffer.concat([instance.bytes, pixelDataHead(pixels.length), pixels]);
}

function open(port: number): Promise<Association> {
  const { sopClassUID, transferSyntax } = instance;
  return openAssociation(
    { host: '127.0.0.1', port, calledAETitle: 'CSTORE_SCP' },
    {
      callingAETitle: 'SCALE',
      presentationContexts: [{ abstractSyntax: sopClassUID, transferSyntaxes: [transferSyntax] }],
    },
  );
}

async function openMany(port: number, count: number): Promise<Association[]> {
  const associations: Association[] = [];
  while (associations.length < count) {
    const next = Math.min(atOnce, count - associations.length);
    associations.push(...(await Promise.all(Array.from({ length: next }, () => open(port)))));
  }
  return associations;
}

async function store(association: Association, dataSet: Buffer): Promise<void> {
  const { sopClassUID, sopInstanceUID, transferSyntax } = instance;
  const { status } = await cStore(association, { sopClassUID, sopInstanceUID, transferSyntax, dataSet });
  if (status !== 0) throw new Error(`a C-STORE was answered with status 0x${status.toString(16)}`);
}

async function timed<Value>(work: Promise<Value>): Promise<[Value, number]> {
  const begun = performance.now();
  return [await work, performance.now() - begun];
}

const limits = { maxAssociations: many, maxAssociationsPerAddress: many };

async function manyAssociations(): Promise<void> {
  await using scp = await ForkedScp.start('./scale-scp', limits);
  const [port = 0] = scp.ports;
  const before = scp.resident;
  const [associations, openMs] = await timed(openMany(port, many));
  const dataSet = dataSetOf(1000);
  const [, storeMs] = await timed(Promise.all(associations.map((association) => store(association, dataSet))));
  const memory = `memory ${megabytes(before)} -> ${megabytes(scp.resident)} MB`;
  const [, releaseMs] = await timed(Promise.all(associations.map((association) => association.release())));
  write(
    `${many} associations at once: opened in ${openMs.toFixed(0)} ms, a C-STORE on each in ${storeMs.toFixed(0)} ms, released in ${releaseMs.toFixed(0)} ms; ${memory}`,
  );
}

/** Connections that say nothing, of which the SCP keeps as many as it may; a neighbour is served meanwhile. */
async function idleConnections(): Promise<void> {
  await using scp = await ForkedScp.start('./scale-scp');
  const [port = 0] = scp.ports;
  const before = scp.resident;
  const descriptors = scp.descriptors;
  const begun = performance.now();
  const sockets = [];
  for (let count = 0; count < idle; count += 1) {
    const socket = connect({ host: '127.0.0.1', port });
    socket.on('error', () => undefined).resume();
    sockets.push(once(socket, 'connect').then(() => socket));
  }
  await Promise.all(sockets);
  const openedMs = performance.now() - begun;
  const { storeMs, openMs, problems } = await serveNeighbour({ port, durationMs: pointMs });
  const kept = scp.descriptors - descriptors;
  const memory = `memory ${megabytes(before)} -> ${megabytes(scp.resident)} MB`;
  const neighbour = `association ${Math.max(...openMs).toFixed(0)} ms at worst, C-STORE ${median(storeMs).toFixed(1)} ms, at worst ${Math.max(...storeMs).toFixed(0)}`;
  const wrong = problems.length > 0 ? `; ${problems.length} times: ${problems[0]}` : '';
  write(
    `${idle} idle connections within ${openedMs.toFixed(0)} ms: ${kept} kept; ${memory}; a neighbour: ${neighbour}${wrong}`,
  );
  for (const socket of await Promise.all(sockets)) socket.destroy();
}

interface Point {
  readonly at: number;
  readonly rate: number;
  readonly resident: number;
}

/** One after the other on each association, for a time. */
async function point(at: number, associations: number, bytes: number): Promise<Point> {
  await using scp = await ForkedScp.start('./scale-scp', limits);
  const [port = 0] = scp.ports;
  const opened = await openMany(port, associations);
  const dataSet = dataSetOf(bytes);
  await Promise.all(opened.map((association) => store(association, dataSet)));
  const begun = performance.now();
  let count = 0;
  const inTurn = async (association: Association): Promise<void> => {
    do {
      await store(association, dataSet);
      count += 1;
    } while (performance.now() - begun < pointMs);
  };
  await Promise.all(opened.map(inTurn));
  const rate = (1000 * count) / (performance.now() - begun);
  const { resident } = scp;
  for (const association of opened) association.abort();
  return { at, rate, resident };
}

function curve(name: string, points: readonly Point[]): string {
  const rows = points.map(({ at, rate, resident }) => [
    at.toLocaleString('en'),
    rate < 100 ? rate.toFixed(1) : rate.toFixed(0),
    megabytes(resident),
  ]);
  return formatTable([[name, 'C-STORE/s', 'SCP MB'], ...rows], ['right']);
}

await manyAssociations();
await idleConnections();
const byAssociations: Point[] = [];
for (const count of associationCounts) byAssociations.push(await point(count, count, 1000));
write(`\n${curve('associations (1 kB)', byAssociations)}`);
const bySize: Point[] = [];
for (const bytes of sizes) bySize.push(await point(bytes, 1, bytes));
write(`\n${curve('bytes (one association)', bySize)}`);
if (values.svg !== undefined) {
  const panels = [
    { title: 'C-STORE/s over associations, 1 kB', points: byAssociations.map(({ at, rate }) => [at, rate] as const) },
    {
      title: 'Memory of the SCP in MB over associations',
      points: byAssociations.map(({ at, resident }) => [at, resident / 1e6] as const),
    },
    {
      title: 'MB/s over bytes of the Data Set',
      points: bySize.map(({ at, rate }) => [at, (at * rate) / 1e6] as const),
    },
    {
      title: 'Memory of the SCP in MB over bytes',
      points: bySize.map(({ at, resident }) => [at, resident / 1e6] as const),
    },
  ];
  await writeFile(values.svg, chart(panels));
}
