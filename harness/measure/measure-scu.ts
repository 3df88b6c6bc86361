// What an SCU proposes for an instance of each SOP Class and Transfer Syntax, when all is answered well: PS3.2 N.7.2.1.3.

import { CaseVerdict } from '../case/case-verdict.ts';
import { runScu } from '../case/scu-run.ts';
import { instancesToSend } from '../case/send-order.ts';
import { keywordOf, sopClassGroups, sopClassUid, transferSyntaxGroups, transferSyntaxUid } from '../language/names.ts';
import type { Measurements, ScuMeasurements } from '../model/measurements.ts';
import { WireLog } from '../peer/wire-log.ts';
import type { Sut } from '../sut/sut.ts';

export interface ScuLimits {
  readonly timeoutMs: number;
  readonly seed: number;
  readonly signal: AbortSignal;
}

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
  { onBegin = () => {} }: { readonly onBegin?: (name: string) => void } = {},
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
  const measured = proposals.length > 0 ? { proposals } : {};
  return { role: 'scu', schemaVersion: 1, address: sut.address, notMeasured, measured };
}

async function proposalFor(
  sut: Sut,
  sopClass: string,
  transferSyntax: string,
  { timeoutMs, seed, signal }: ScuLimits,
): Promise<Proposal | undefined> {
  const kind = {
    sopClassUID: sopClassUid(sopClass) ?? sopClass,
    transferSyntax: transferSyntaxUid(transferSyntax) ?? transferSyntax,
  };
  const instances = await instancesToSend(kind, {}, { count: 1, seed, scenarioFile: '' });
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
