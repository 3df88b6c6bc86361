// Runs steps that are written in a test against the fake SCP, and keeps what it saw.

import { verificationSOPClassUID } from '../../../src/index.ts';
import { type AAssociateRQ, type CommandSet, presentationContextsOf } from '../../../src/wire.ts';
import type { CaseResult } from '../../model/run-result.ts';
import { type FakeBehaviour, startFakeScp } from '../../run/testing/fake-scp.ts';
import { askedBefore, casesOf, runAgainst } from '../../run/testing/run-fake.ts';

/** The step that expects success. */
export const success = '- expect: { response: { Status: Success } }';

/** What the SCP saw of one case. */
export interface Seen {
  readonly result: CaseResult;
  readonly associate: AAssociateRQ;
  /** Every request but those of the health check. */
  readonly commands: readonly CommandSet[];
}

/** Runs steps on a CT Image in Implicit VR Little Endian. */
export async function runSteps(steps: string, behaviour: FakeBehaviour = {}): Promise<Seen> {
  const requests: AAssociateRQ[] = [];
  const commands: CommandSet[] = [];
  let isOfCase = true;
  await using scp = await startFakeScp({
    ...behaviour,
    onAssociate: (request) => {
      requests.push(request);
      if (isHealthCheck(request)) isOfCase = false;
      return behaviour.onAssociate?.(request);
    },
    onRequest: (good, request) => {
      if (isOfCase) commands.push(request);
      return behaviour.onRequest?.(good, request);
    },
  });
  const rest = 'for: { sopClass: CTImageStorage, transferSyntax: ImplicitVRLittleEndian }';
  const { cases } = await runAgainst(scp, casesOf(steps, { rest }), { timeoutMs: 1000, preflight: askedBefore });
  const [result] = cases;
  const associate = requests[0];
  if (!result || !associate) throw new Error('the case opened no association');
  return { result, associate, commands };
}

/** The health check proposes Verification first, which no case of these tests does. */
function isHealthCheck(request: AAssociateRQ): boolean {
  return presentationContextsOf(request)[0]?.abstractSyntax === verificationSOPClassUID;
}
