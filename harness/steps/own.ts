// own: a step that a module of the user defines, such as a look into the database or the web pages of an archive.

import { z } from 'zod';
import type { CaseContext } from '../case/case-context.ts';
import { reasonsFor, verdictOfMismatch } from '../case/case-verdict.ts';
import { CaseDecided, Inconclusive, NotApplicableHere, ScenarioError } from '../model/outcome.ts';
import { type OwnOutcome, type OwnStep, ownStepByName, ownStepNames } from './own-steps.ts';
import { defineStep } from './step.ts';

/** Longest sentence of an outcome that reports get. */
const longestText = 2000;

const verdicts: readonly string[] = ['pass', 'warn', 'fail', 'inconclusive', 'not-applicable'];

export const ownStep = defineStep({
  verb: 'own',
  summary: 'Do what a module of your own defines',
  schema: z.record(z.string(), z.unknown()).superRefine((step, context) => {
    const [[name = '', args] = [], ...others] = Object.entries(step);
    if (name === '' || others.length > 0) {
      context.addIssue({ code: 'custom', message: 'own has exactly one step, by its name' });
      return;
    }
    const definition = ownStepByName(name);
    if (!definition) {
      context.addIssue({ code: 'custom', path: [name], message: unknownStep(name) });
      return;
    }
    const parsed = definition.schema.safeParse(args);
    if (parsed.success) return;
    for (const { path, message } of parsed.error.issues)
      context.addIssue({ code: 'custom', path: [name, ...path], message });
  }),
  async run(step, context) {
    const [[name = '', args] = []] = Object.entries(step);
    const definition = ownStepByName(name);
    const parsed = definition?.schema.safeParse(args);
    if (!definition || !parsed?.success) throw new ScenarioError(unknownStep(name));
    const outcome = await runInTime(definition, parsed.data, context);
    if (outcome !== undefined) judge(definition, checked(outcome, name), context);
  },
});

function unknownStep(name: string): string {
  const names = ownStepNames();
  const others = names.length === 0 ? '' : `; defined are: ${names.join(', ')}`;
  return `no step of your own is called ${name}: name the module that defines it with --steps${others}`;
}

/** A step that does not end is an error of the harness, and does not hold up the run. */
async function runInTime(step: OwnStep, args: unknown, context: CaseContext): Promise<OwnOutcome | undefined> {
  const { host, port, calledAETitle, callingAETitle } = context.endpoint;
  const limit = new AbortController();
  const ms = context.patience(context.limits.caseTimeoutMs);
  const timer = setTimeout(() => {
    limit.abort(new ScenarioError(`the step ${step.name} did not end in ${Math.round(ms)} ms, the time of the case`));
  }, ms);
  const signal = AbortSignal.any([context.limits.signal, limit.signal]);
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  stopped.catch(() => undefined);
  try {
    signal.throwIfAborted();
    const facts = {
      caseId: context.case.id,
      scp: { host, port, calledAETitle, callingAETitle },
      stored: context.stored.acknowledged(),
      signal,
      note: (text: string) => context.judgement.note(String(text).slice(0, longestText)),
    };
    return await Promise.race([step.run(args, facts), stopped]);
  } finally {
    clearTimeout(timer);
  }
}

/** The module may be no TypeScript, so what it returns is looked at. */
function checked({ verdict, text }: OwnOutcome, name: string): OwnOutcome {
  if (!verdicts.includes(verdict) || typeof text !== 'string' || text === '')
    throw new ScenarioError(`the step ${name} has to return nothing, or a verdict (${verdicts.join(', ')}) and a text`);
  return { verdict, text: text.slice(0, longestText) };
}

function judge({ summary }: OwnStep, { verdict: claimed, text }: OwnOutcome, context: CaseContext): void {
  if (claimed === 'not-applicable') throw new NotApplicableHere(text);
  if (claimed === 'inconclusive') throw new Inconclusive(text);
  const verdict = claimed === 'fail' ? verdictOfMismatch(context.case.requirement.level) : claimed;
  const observed = { kind: 'stored', text } as const;
  context.judgement.point({
    expected: [{ text: summary }],
    observed,
    verdict,
    reasons: reasonsFor(verdict, text),
    phase: 'storage',
  });
  if (claimed === 'fail') throw new CaseDecided();
}
