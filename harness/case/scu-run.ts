// One run of an SCU: the harness listens, the SCU is asked to send, and what both saw is kept.

import { setMaxListeners } from 'node:events';
import { listenTransport } from '../../src/wire.ts';
import { type ListenPlace, usualListenPlace } from '../sut/listen-place.ts';
import type { NotApplicable, SendReport } from '../sut/sut.ts';
import { pause } from '../time/pause.ts';
import type { PlannedAnswers } from './planned-answers.ts';
import type { ScuRunParts } from './scu-run-parts.ts';
import type { ScuAccounts } from './scu-step.ts';
import { ServedAssociations } from './served-associations.ts';
import { StallWatch } from './stall-watch.ts';

export interface ScuRun extends ScuAccounts {
  readonly answers: PlannedAnswers;
  /** Connections that were closed at once, because there were too many. */
  readonly refused: number;
  /** The harness ended the run, because its time was over. */
  readonly isCutShort: boolean;
}

/** An association that has begun when the SCU ends is served to its end; one may begin for so many milliseconds after. */
const lingerMs = 300;

/** So many milliseconds later than a silence is seen the SCU is ended: else its end could be taken for a reaction. */
const stallGraceMs = 300;

/** Runs the SCU once. Rejects when the harness or its environment fails, or the run is stopped. */
export async function runScu(parts: ScuRunParts): Promise<ScuRun | NotApplicable> {
  const { sut, timeoutMs, caseTimeoutMs, signal } = parts;
  const place = sut.policies.listensOn ?? usualListenPlace;
  const over = new AbortController();
  // Every association of the run listens to it.
  setMaxListeners(0, over.signal, signal);
  using stall = new StallWatch(timeoutMs + stallGraceMs);
  const timer = setTimeout(() => over.abort(new Error('the time of the case is over')), caseTimeoutMs);
  const served = new ServedAssociations(parts, over.signal, stall);
  const server = await listenTransport({
    host: place.host,
    port: place.port,
    ...(place.tls && { tls: place.tls }),
    onTransport: (transport) => served.serve(transport),
    onHandshakeError: (error) => parts.log.note(`a TLS handshake failed: ${error.message}`),
  });
  try {
    const stalled = AbortSignal.any([stall.signal, over.signal]);
    const onBusy = () => stall.touch();
    const report = await send(parts, { ...place, port: server.port, stalled, onBusy }, served);
    if ('notApplicable' in report) return report;
    if (served.seen().associations === 0) await pause(lingerMs, signal);
    const logs = await served.logs();
    const { answers, refused } = served;
    const volatile = [String(server.port), ...(report.volatile ?? [])];
    const common = { report, logs, instances: parts.instances, requests: answers.requests, volatile };
    return { ...common, answers, refused, isCutShort: over.signal.aborted };
  } finally {
    clearTimeout(timer);
    over.abort(new Error('the case has ended'));
    await served.end();
    await server.close();
  }
}

/** Asks it as often as the scenario wants; the last report is that of the run. */
async function send(
  { sut, steps, instances, title, timeoutMs, signal }: ScuRunParts,
  place: Omit<ListenPlace, 'tls'> & { readonly stalled: AbortSignal; readonly onBusy: () => void },
  served: ServedAssociations,
): Promise<SendReport | NotApplicable> {
  const runs = steps.find(({ order }) => order?.runs !== undefined)?.order?.runs ?? 1;
  const { host, port, calledAETitle, callingAETitle, stalled, onBusy } = place;
  const watching = { stalled, onBusy, seen: () => served.seen(), startAgain: () => served.startAgain() };
  const order = { host, port, calledAETitle, callingAETitle, instances, timeoutMs, title, ...watching };
  let report = await sut.send(order, signal);
  for (let run = 1; run < runs && !('notApplicable' in report) && !stalled.aborted; run++) {
    const { process: last } = report;
    if (last?.hasCrashed || last?.wasEnded) break;
    report = await sut.send(order, signal);
  }
  return report;
}
