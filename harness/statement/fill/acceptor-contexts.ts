// SOP Classes and Transfer Syntaxes that an acceptor accepts, and what comes of an instance: PS3.2 Tables N.1-1, N.1-2.

import { uncompressedTransferSyntaxes } from '../../../src/index.ts';
import type { ScpMeasurements } from '../../model/measurements.ts';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { type Swept, storedText, sweptClasses, sweptInstances } from '../../results/swept-classes.ts';
import type { StatementContext } from '../facts/service.ts';
import { preflightEvidence } from './acceptor-associations.ts';
import { type Measured, measurement, seen, unseen } from './measured-leaf.ts';
import { inOwnOrder } from './syntax-order.ts';

/** What is known of a run. */
interface Run {
  readonly sut?: Partial<RunResult['sut']>;
  readonly cases?: readonly CaseResult[];
}

const verification = 'Verification';
/** What a run proposes of every SOP Class before its first case. */
const uncompressed = uncompressedTransferSyntaxes.map(({ keyword }) => keyword);

/**
 * Every SOP Class that was proposed, those without an accepted Transfer Syntax last; undefined if nobody asked. Transfer
 * Syntaxes stand in the order of preference, if it is known.
 */
export function acceptorContexts(
  measured: ScpMeasurements,
  { sut = {}, cases = [] }: Run = {},
): StatementContext[] | undefined {
  const swept = sweptInstances(cases);
  const { contexts } = measured;
  if (!contexts && !sut.sopClasses && swept.length === 0) return undefined;
  const answered = contexts
    ? [...contexts.accepted, ...contexts.refused.map((sopClass) => ({ sopClass, transferSyntaxes: [] }))]
    : fromPreflight({ sopClasses: sweptClasses(sut.sopClasses ?? [], cases) });
  const evidence = contexts ? measurement('contexts') : preflightEvidence;
  return answered
    .filter(({ sopClass }) => sopClass !== verification)
    .map(({ sopClass, transferSyntaxes }) => {
      const stored = storedLeaf(sopClass, measured, sut, swept);
      const roles = rolesLeaf(sopClass, measured);
      return {
        sopClass,
        transferSyntaxes: seen(inOwnOrder(transferSyntaxes, sopClass, measured), evidence),
        asked: contexts ? contexts.transferSyntaxes : [...new Set([...uncompressed, ...transferSyntaxes])],
        ...(stored && { stored }),
        ...(roles && { roles }),
      };
    });
}

/** What a run asked before its first case. */
function fromPreflight({ sopClasses = [] }: Partial<RunResult['sut']>) {
  const accepted = sopClasses.filter(({ negotiation }) => negotiation === 'accepted');
  const refused = sopClasses.filter(({ negotiation }) => negotiation !== 'accepted');
  return [...accepted, ...refused.map(({ sopClass }) => ({ sopClass, transferSyntaxes: [] }))];
}

/** What came of the instances: one answer if all are the same, else each with its Transfer Syntax. */
function storedLeaf(
  sopClass: string,
  { stored }: ScpMeasurements,
  { sopClasses }: Partial<RunResult['sut']>,
  swept: readonly Swept[],
): Measured<string> | undefined {
  const ofSweep = swept.filter((one) => one.sopClass === sopClass);
  if (ofSweep.length > 0)
    return seen(
      storedText(ofSweep),
      ofSweep.map(({ caseId }) => caseId),
    );
  const own = stored?.filter((one) => one.sopClass === sopClass) ?? [];
  if (own.length === 0) {
    const answer = sopClasses?.find((one) => one.sopClass === sopClass)?.stored;
    return answer === undefined ? undefined : seen(answer, preflightEvidence);
  }
  const answers = [...new Set(own.map(({ answer }) => answer))];
  const [only] = answers;
  if (answers.length === 1 && only !== undefined)
    return seen(only, measurement('stored'), `in ${own.length} Transfer Syntaxes`);
  return seen(
    own.map(({ transferSyntax, answer }) => `${transferSyntax}: ${answer}`).join('; '),
    measurement('stored'),
  );
}

/** The roles of the requestor that are accepted; without an answer, it is the SCU and nothing else (PS3.7 D.3.3.4). */
function rolesLeaf(sopClass: string, { roles }: ScpMeasurements): StatementContext['roles'] {
  const own = roles?.filter((one) => one.sopClass === sopClass) ?? [];
  if (own.length === 0) return undefined;
  const evidence = measurement('roles');
  const answers = own.flatMap(({ answered }) => answered ?? []);
  if (own.every(({ answered }) => answered === undefined))
    return seen(['SCU'], evidence, 'role selection is not answered');
  const accepted = (['SCU', 'SCP'] as const).filter((role) => answers.includes(role));
  return accepted.length > 0 ? seen(accepted, evidence) : unseen(evidence, 'no role was accepted');
}

/** Whether Verification is accepted, and a C-ECHO confirmed (PS3.2 7.1.1). */
export function verificationLeaf(
  { verification: found }: ScpMeasurements,
  cases: readonly CaseResult[],
): Measured<boolean> | undefined {
  if (!found) return confirmedIn(cases);
  const evidence = measurement('verification');
  if (found.transferSyntaxes.length === 0) return seen(false, evidence, 'its presentation contexts are refused');
  if (found.echo === '0x0000') return seen(true, evidence, `in ${found.transferSyntaxes.join(', ')}`);
  if (found.echo === undefined) return unseen(evidence, 'its presentation context is accepted, and no C-ECHO was sent');
  return seen(false, evidence, `its presentation context is accepted, and a C-ECHO came to ${found.echo}`);
}

const verificationScenario = 'ps3.2/7.1/verification';

/** A case that passes has been answered with Success. */
function confirmedIn(cases: readonly CaseResult[]): Measured<boolean> | undefined {
  const passed = cases.filter(({ scenario, verdict }) => scenario === verificationScenario && verdict === 'pass');
  return passed.length === 0
    ? undefined
    : seen(
        true,
        passed.map(({ id }) => id),
      );
}
