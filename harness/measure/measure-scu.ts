// What an SCU proposes for an instance of each SOP Class and Transfer Syntax, when all is answered well: PS3.2 N.7.2.1.3.

import { CaseVerdict } from '../case/case-verdict.ts';
import { runScu } from '../case/scu-run.ts';
import { keywordOf, sopClassGroups, transferSyntaxGroups } from '../language/names.ts';
import type { Measurements, ScuMeasurements } from '../model/measurements.ts';
import { WireLog } from '../peer/wire-log.ts';
import type { Sut } from '../sut/sut.ts';
import { oneInstance } from './one-instance.ts';
import type { ScuLimits } from './scu-limits.ts';
import { scuTlsVersions } from './scu-tls.ts';
import { scuWaits } from './scu-waits.ts';

type Proposal = NonNullable<ScuMeasurements['proposals']>[number];

/** Shown in every Transfer Syntax: one of each service class. */
const inEachSyntax = ['HangingProtocolStorage', 'SecondaryCaptureImageStorage'];

/** One that opened no association so often is given up. */
const triedInVain = 2;

/** One SOP Class in each uncompressed Transfer Syntax, and the others in the default one. */
const kinds: readonly (readonly [sopClass: string, transferSyntax: string])[] = (sopClassGroups.all ?? []).flatMap(
  (sopClass) =>
    (transferSyntaxGroups.uncompressed ?? [])
      .filter((syntax) => syntax === 'ImplicitVRLittleEndian' || inEachSyntax.includes(sopClass))
      .map((syntax) => [sopClass, syntax] as const),
);

/** Measures an SCU that is asked to send. Rejects with the reason of the signal, and when it cannot be started. */
export async function measureScu(
  sut: Sut,
  limits: ScuLimits,
  { onBegin = () => {}, slow = false }: { readonly onBegin?: (name: string) => void; readonly slow?: boolean } = {},
): Promise<Extract<Measurements, { role: 'scu' }>> {
  const proposals: Proposal[] = [];
  const notMeasured: { name: string; why: string }[] = [];
  onBegin('proposals');
  for (const [sopClass, transferSyntax] of sut.policies.sendsGivenInstances ? kinds : kinds.slice(0, 1)) {
    const one = await proposalFor(sut, sopClass, transferSyntax, limits);
    if (one) proposals.push(one);
    else notMeasured.push({ name: 'proposals', why: `${sopClass} in ${transferSyntax}: it opened no association` });
    // One that opens none at all is not started again and again.
    if (proposals.length === 0 && notMeasured.length === triedInVain) break;
  }
  const measured: ScuMeasurements = proposals.length > 0 ? { proposals } : {};
  if (proposals.length > 0) {
    if (sut.policies.listensOn?.tls) onBegin('tls');
    const versions = await scuTlsVersions(sut, limits);
    if (versions?.length === 0) notMeasured.push({ name: 'tls', why: 'no handshake came about' });
    else if (versions) measured.tls = { versions };
    if (slow) onBegin('waits');
    const waits = slow ? await scuWaits(sut, limits) : [];
    if (waits.length > 0) measured.waits = waits;
    else if (slow) notMeasured.push({ name: 'waits', why: 'no request came that could be left without an answer' });
  }
  return { role: 'scu', schemaVersion: 1, address: sut.address, notMeasured, measured };
}

async function proposalFor(
  sut: Sut,
  sopClass: string,
  transferSyntax: string,
  { timeoutMs, seed, signal }: ScuLimits,
): Promise<Proposal | undefined> {
  const instances = await oneInstance(seed, sopClass, transferSyntax);
  const parts = { sut, steps: [], instances, title: 'Send one instance', level: 'shall' as const };
  const verdicts = new CaseVerdict();
  const times = { timeoutMs, caseTimeoutMs: timeoutMs * 6, signal };
  const run = await runScu({ ...parts, log: new WireLog(), verdicts, ...times });
  if ('notApplicable' in run) return undefined;
  const proposed = run.logs.flatMap((log) => log.proposed ?? []);
  if (proposed.length === 0) return undefined;
  const sent = run.logs.some(({ stores }) =>
    stores.some(({ message }) => keywordOf(message.decoded.command.AffectedSOPClassUID ?? '') === sopClass),
  );
  return { sopClass, transferSyntax, proposed, sent };
}
