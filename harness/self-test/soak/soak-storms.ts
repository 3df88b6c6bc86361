// Soaks our SCP in storms: one after the other, each with a neighbour that is to be served, and a look at the SCP after it.

import { median } from '../bench/measure.ts';
import { requestorTls } from '../storms/certificates.ts';
import { type Served, serveNeighbour } from '../storms/neighbour.ts';
import { StormProcess } from '../storms/storm-process.ts';
import { speaksTls, stormNames } from '../storms/storms.ts';
import { problemOf } from './good-requests.ts';
import type { PartOptions } from './soak-table.ts';
import { SoakedProcess } from './soaked-process.ts';

/**
 * Milliseconds that a C-STORE, or a new association, may take beside a storm: what an SCP that lets one connection starve
 * the others does not reach, and a machine that has other work does. The benchmark has narrower targets.
 */
const worstMs = 5000;

/**
 * A row for each storm, which lasts so long. Rejects only when the process of an SCP cannot be started. Each storm has an SCP of
 * its own: what the peers of another had sent before they went is worked off for seconds, and Node.js accepts one connection in
 * a turn of the event loop, some fifty to a hundred a second then.
 */
export async function soakStorms(durationMs: number, { signal, onRow, script }: PartOptions): Promise<void> {
  await using storm = new StormProcess();
  for (const name of stormNames) {
    if (signal?.aborted === true) return;
    await using scp = new SoakedProcess(script);
    const { ports } = await scp.ask('ready');
    const begun = performance.now();
    const outcome = await inStorm(storm, name, ports, durationMs).catch((error: Error) => error.message);
    const isServed = typeof outcome === 'object';
    const problems = isServed ? problemsOf(outcome) : [outcome];
    if (scp.crash !== undefined) problems.push(scp.crash);
    const came = isServed ? cameTo(outcome) : '';
    onRow({ part: 'storm', what: name, came, ms: performance.now() - begun, problems });
  }
}

/** What came of the neighbour; rejects when the storm does not begin. What is wrong with the SCP after it is a problem, too. */
async function inStorm(
  storm: StormProcess,
  name: string,
  [plain = 0, secure = 0]: readonly number[],
  durationMs: number,
): Promise<Served> {
  const tls = speaksTls(name);
  const port = tls ? secure : plain;
  await storm.begin(name, port);
  const served = await serveNeighbour({ port, durationMs, ...(tls && { tls: requestorTls }) });
  await storm.end();
  const after = await problemOf(plain);
  return after === undefined ? served : { ...served, problems: [...served.problems, after] };
}

function problemsOf({ storeMs, openMs, problems }: Served): string[] {
  const late = (what: string, times: readonly number[]) =>
    Math.max(...times) > worstMs ? [`${what} took ${Math.max(...times).toFixed(0)} ms`] : [];
  return [...problems, ...late('a C-STORE of the neighbour', storeMs), ...late('an association', openMs)];
}

function cameTo({ storeMs, openMs }: Served): string {
  const times = (values: readonly number[]) =>
    `${median(values).toFixed(1)} ms, worst ${Math.max(...values).toFixed(0)}`;
  return `${storeMs.length} C-STOREs of a neighbour: ${times(storeMs)}; ${openMs.length} associations: ${times(openMs)}`;
}
