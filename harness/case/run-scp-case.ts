// Runs one case against an SCP: its steps, then the end of every association it opened.

import { ConnectionFailed, ExplicitVRLittleEndian, ImplicitVRLittleEndian } from '../../src/index.ts';
import { accepted, transferSyntaxUid } from '../language/names.ts';
import type { AcknowledgedInstance } from '../model/instance-file.ts';
import { Blocked, CaseDecided, Inconclusive, NotApplicableHere, RejectedForNow } from '../model/outcome.ts';
import { closingMs } from '../peer/closing.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import type { AssociationState } from './association-state.ts';
import type { Case, ScpBody } from './case.ts';
import { CaseContext, type CaseLimits, type CaseListener, type CaseSopClass } from './case-context.ts';
import { CaseError, type CaseRun, unjudgedRun } from './case-run.ts';
import type { Outcome } from './case-verdict.ts';
import { followUp } from './passed-over.ts';
import { isPlainStep } from './plain-steps.ts';
import { awaitOutstanding, release } from './release.ts';
import type { Step } from './step.ts';
import { endFacts, stepFacts } from './step-facts.ts';

/** Whether a step compares what is stored, and not only if there is a place to look. */
function needsStore(steps: readonly Step[]): boolean {
  return steps.some((step) => (step.verb === 'expect-stored' && !isOnlyIfSeen(step.args)) || needsStore(step.steps));
}

function isOnlyIfSeen(args: unknown): boolean {
  return typeof args === 'object' && args !== null && 'ifSeen' in args;
}

/** Runs the steps of a case. Rejects when the harness or its environment fails, or the signal is aborted. */
export async function runScpCase(
  candidate: Case,
  body: ScpBody,
  endpoint: ScpEndpoint,
  sopClass: CaseSopClass,
  limits: CaseLimits,
  listener: CaseListener = {},
): Promise<CaseRun> {
  if (!endpoint.store && needsStore(body.steps)) return withoutStore();
  const context = new CaseContext({
    case: candidate,
    isScripted: body.scp !== undefined,
    endpoint,
    sopClass,
    transferSyntaxes: transferSyntaxesOf(candidate),
    limits,
    listener,
  });
  try {
    const excluded = await runSteps(body, context);
    return { ...(excluded ?? context.judgement.outcome()), ...observed(context) };
  } finally {
    await Promise.all(context.associations.map(({ conversation }) => conversation.destroy()));
  }
}

function withoutStore(): CaseRun {
  const text =
    'it compares what the SCP stored with what was sent; --store-dir tells in which folder it writes files, --retrieve how to fetch them back';
  return {
    ...unjudgedRun('not-applicable', text),
    reasons: [{ kind: 'precondition', text, options: ['--store-dir', '--retrieve'] }],
  };
}

/** The Transfer Syntaxes (UIDs) that a case proposes where its steps name none. */
export function transferSyntaxesOf({ transferSyntax }: Pick<Case, 'transferSyntax'>): readonly string[] {
  if (transferSyntax === accepted) return [ExplicitVRLittleEndian.uid, ImplicitVRLittleEndian.uid];
  return [transferSyntaxUid(transferSyntax) ?? transferSyntax];
}

/** Runs steps and wraps up; an outcome only where the case could not be judged. */
async function runSteps(
  body: ScpBody,
  context: CaseContext,
): Promise<(Outcome & Pick<CaseRun, 'wasBlocked' | 'wasRejectedForNow'>) | undefined> {
  try {
    for (const [at, step] of body.steps.entries()) {
      context.limits.signal.throwIfAborted();
      context.taps.step(stepFacts(body.steps, at, context.case.input));
      context.isPlain &&= isPlainStep(step);
      await step.run(context);
    }
    context.taps.step(endFacts);
    await wrapUp(context);
    return undefined;
  } catch (error) {
    context.taps.step(endFacts);
    if (error instanceof CaseDecided) await followUp(context);
    await abandon(context);
    if (error instanceof CaseDecided) return undefined;
    if (error instanceof NotApplicableHere) return unjudged('not-applicable', error, context);
    if (error instanceof Blocked) return { ...unjudged('inconclusive', error, context), wasBlocked: true };
    if (error instanceof RejectedForNow)
      return { ...unjudged('inconclusive', error, context), wasRejectedForNow: true };
    if (error instanceof Inconclusive) return unjudged('inconclusive', error, context);
    // It took a connection in this case already: whether it died of that, its health afterwards will say.
    const hadConnected = context.associations.length > 0;
    if (error instanceof ConnectionFailed && hadConnected) return unjudged('inconclusive', error, context);
    if (error instanceof ConnectionFailed) throw error;
    throw new CaseError(error, context.log);
  }
}

/** What a well-behaved requestor does at the end: waits for its responses and releases. */
async function wrapUp(context: CaseContext): Promise<void> {
  await followUp(context);
  for (const association of context.associations) {
    if (!association.conversation.established || association.disturbed) continue;
    await endInOrder(context, association);
  }
  await abandon(context);
}

/** Waits for responses and releases. What is known to stay unanswered there does not keep the case from being judged. */
async function endInOrder(context: CaseContext, association: AssociationState): Promise<void> {
  try {
    if (await awaitOutstanding(context, association)) await release(context, association);
  } catch (error) {
    if (!(error instanceof Blocked) || !context.judgement.isJudged) throw error;
    context.judgement.note(`not waited for in full: ${error.message}`);
  }
}

/** Aborts what is still open. */
async function abandon(context: CaseContext): Promise<void> {
  const open = context.associations.filter(({ conversation }) => !conversation.closed);
  for (const { conversation } of open) conversation.leave();
  await Promise.all(open.map(({ conversation }) => conversation.waitClosed(closingMs)));
}

/** What was seen to be wrong, or unusual, before the case came to nothing stays so. */
function unjudged(verdict: 'not-applicable' | 'inconclusive', error: Error, context: CaseContext): Outcome {
  const found = context.judgement.outcome();
  if (context.judgement.isQualified) return found;
  const text = error.message;
  const blockedBy = error instanceof Inconclusive ? error.blockedBy : undefined;
  return {
    ...found,
    verdict,
    expected: [],
    observed: { kind: 'nothing', text },
    reasons: [{ kind: blockedBy === undefined ? 'precondition' : 'blocked', text, ...optionsOf(error) }],
    ...(blockedBy !== undefined && { blockedBy }),
  };
}

function optionsOf(error: Error): { readonly options?: string[] } {
  return error instanceof NotApplicableHere && error.options ? { options: [...error.options] } : {};
}

function observed({ judgement, associations, log, starved, stored, endpoint }: CaseContext) {
  return {
    ...(endpoint.store && !endpoint.store.isPrompt && { acknowledged: stored.acknowledged().map(identityOf) }),
    ...(starved && { starved }),
    ...(judgement.status !== undefined && { status: judgement.status }),
    ...(judgement.answer !== undefined && { answer: judgement.answer }),
    ...(associations.some(isLeftEarly) && { leftEarly: true }),
    checkedRules: [...judgement.checkedRules],
    transport: associations[0]?.conversation.outcome ?? ('not-connected' as const),
    log,
  };
}

/** Without the Data Set, which may be large. */
function identityOf({ sopClassUID, sopInstanceUID }: AcknowledgedInstance): AcknowledgedInstance {
  return { sopClassUID, sopInstanceUID };
}

/** Whether a connection ended before the SUT had answered an A-ASSOCIATE-RQ on it. */
function isLeftEarly({ accept, conversation: { outcome } }: AssociationState): boolean {
  return accept === undefined && outcome !== 'A-ASSOCIATE-RJ';
}
