// Measures the system that the options of `cstore measure` name, and tells how far it is.

import { measureScp, scpMeasurements, slowMeasurements } from '../../measure/measure-scp.ts';
import type { Measurements } from '../../model/measurements.ts';
import { ResponseTimes } from '../../peer/response-times.ts';
import type { Sut } from '../../sut/sut.ts';
import { messageOf, notJudged } from '../cli-error.ts';
import type { MeasureFlags } from './measure-flags.ts';

/** Rejects ConnectionFailed if an SCP cannot be reached, and with the reason of the signal. */
export async function measureSut(sut: Sut, flags: MeasureFlags, signal: AbortSignal): Promise<Measurements> {
  await started(sut, signal);
  const endpoint = await sut.scp(undefined, '', '');
  if ('notApplicable' in endpoint) throw notJudged(endpoint.notApplicable);
  const { timeout: timeoutMs = 10_000, seed = 1, slowTime: longestMs = 120_000, associations = 64 } = flags;
  const responseTimes = new ResponseTimes();
  const limits = { timeoutMs, seed, longestMs, associationsAtMost: associations, signal, responseTimes };
  const measurements = flags.slow ? [...scpMeasurements, ...slowMeasurements] : scpMeasurements;
  const onBegin = (name: string) => void process.stdout.write(`measure/${name}\n`);
  return await measureScp(endpoint, limits, { measurements, ...(!flags.quiet && { onBegin }) });
}

async function started(sut: Sut, signal: AbortSignal): Promise<void> {
  try {
    await sut.process?.start(signal);
  } catch (error) {
    signal.throwIfAborted();
    throw notJudged(messageOf(error), { cause: error });
  }
}
