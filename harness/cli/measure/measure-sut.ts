// Measures the system that the options of `cstore measure` name, and tells how far it is.

import { measureScp, scpMeasurements, slowMeasurements } from '../../measure/measure-scp.ts';
import { measureScu } from '../../measure/measure-scu.ts';
import type { Measurements } from '../../model/measurements.ts';
import { ResponseTimes } from '../../peer/response-times.ts';
import type { Sut } from '../../sut/sut.ts';
import { messageOf, notJudged } from '../cli-error.ts';
import type { MeasureFlags } from './measure-flags.ts';

const usual = { timeoutMs: 10_000, longestMs: 120_000, associations: 64, seed: 1 };

/**
 * Rejects ConnectionFailed if an SCP cannot be reached, CliError (status 3) if nothing can be measured, and with the reason of
 * the signal.
 */
export async function measureSut(sut: Sut, flags: MeasureFlags, signal: AbortSignal): Promise<Measurements> {
  const onBegin = (name: string) => void process.stdout.write(`measure/${name}\n`);
  const found = await measured(sut, flags, signal, flags.quiet ? {} : { onBegin });
  const { death } = sut.process ?? {};
  if (death !== undefined) throw notJudged(`${found.address}: ${messageOf(death)}, while it was measured`);
  if (Object.keys(found.measured).length > 0) return found;
  const [first] = found.notMeasured;
  throw notJudged(
    `${found.address}: nothing could be measured: ${first ? messageOf(first.why) : 'it does not answer'}`,
  );
}

async function measured(
  sut: Sut,
  flags: MeasureFlags,
  signal: AbortSignal,
  tell: { readonly onBegin?: (name: string) => void },
): Promise<Measurements> {
  const { timeout: timeoutMs = usual.timeoutMs, seed = usual.seed, slow } = flags;
  const { slowTime: longestMs = usual.longestMs, associations: associationsAtMost = usual.associations } = flags;
  if (sut.role === 'scu')
    return await measureScu(sut, { timeoutMs, seed, signal, longestMs }, { ...tell, slow: slow === true });
  await started(sut, signal);
  const endpoint = await sut.scp(undefined, '', '');
  if ('notApplicable' in endpoint) throw notJudged(endpoint.notApplicable);
  const limits = { timeoutMs, seed, signal, longestMs, associationsAtMost, responseTimes: new ResponseTimes() };
  const measurements = slow ? [...scpMeasurements, ...slowMeasurements] : scpMeasurements;
  const { port, ...found } = await measureScp(endpoint, limits, { measurements, ...tell });
  // The port of an SCP that is started here is a free one, and says nothing of the product.
  return sut.process || port === undefined ? found : { ...found, port };
}

async function started(sut: Sut, signal: AbortSignal): Promise<void> {
  try {
    await sut.process?.start(signal);
  } catch (error) {
    signal.throwIfAborted();
    throw notJudged(messageOf(error), { cause: error });
  }
}
