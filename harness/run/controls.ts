// Whether what came in a failed case comes to a plain request as well: then it says nothing of the requirement of the case.

import { CommandField } from '../../src/wire.ts';
import type { Case } from '../case/case.ts';
import type { CaseRun } from '../case/case-run.ts';
import { transferSyntaxesOf } from '../case/run-scp-case.ts';
import { type Step, usesVerb } from '../case/step.ts';
import type { Finding } from '../model/finding.ts';
import type { Observation } from '../model/observation.ts';
import { findingOf, type Rule } from '../oracle/rule.ts';
import { serviceRules } from '../oracle/service-rules.ts';
import type { ControlAnswer, ControlRequest } from '../preflight/control-request.ts';
import { isPerformed } from '../preflight/store-probe.ts';

const responses = { 'C-STORE': CommandField['C-STORE-RSP'], 'C-ECHO': CommandField['C-ECHO-RSP'] };

/** A case that has run, as far as a plain request can be compared with it. */
export interface ComparedCase {
  readonly candidate: Pick<Case, 'requirement' | 'transferSyntax'>;
  readonly steps: readonly Step[];
  readonly run: CaseRun;
  /** UID. */
  readonly sopClass: string | undefined;
}

export type SendControl = (request: ControlRequest) => Promise<ControlAnswer | undefined>;

/**
 * The plain requests of one run. A requirement is broken by what an SCP does with the unusual request that the case is about;
 * an SCP that does the same with every request breaks the rule that plain ones are served, once.
 */
export class Controls {
  readonly #known = new Map<string, Known>();

  /**
   * The finding that keeps a case from being judged; undefined if the case stands. `stores` is the UID of a SOP Class of which
   * an instance was stored before the first case.
   */
  async blocking(one: ComparedCase, send: SendControl, stores?: string): Promise<Finding | undefined> {
    for (const request of controlsOf(one)) {
      const { finding, isServed } = await this.#compare(request, one, send, stores);
      if (finding || !isServed) return finding;
    }
    return undefined;
  }

  /** Whether a plain request is served; if it is not, and was not before, and that is what came in the case, the finding. */
  async #compare(
    request: ControlRequest,
    { run }: ComparedCase,
    send: SendControl,
    stores: string | undefined,
  ): Promise<{ readonly finding?: Finding; readonly isServed: boolean }> {
    const key = keyOf(request);
    const wasServed = this.#known.get(key)?.answer.isGood ?? isKnownToStore(request, stores);
    const answer = await this.#answerTo(request, key, send);
    if (answer === undefined || answer.isGood) return { isServed: answer?.isGood === true };
    // If plain requests were served until now, that they are not any more may be the doing of this case.
    if (wasServed || !isSame(request, answer.reaction, run.observed)) return { isServed: false };
    return { isServed: false, finding: findingFor(request, answer) };
  }

  /** Asks, unless it is known that the plain request is not served; what is known holds if nobody can be asked now. */
  async #answerTo(request: ControlRequest, key: string, send: SendControl): Promise<ControlAnswer | undefined> {
    const known = this.#known.get(key);
    if (known && !known.answer.isGood && known.uses < usesOfAnAnswer) {
      known.uses += 1;
      return known.answer;
    }
    const answer = await send(request);
    if (answer) this.#known.set(key, { answer, uses: 0 });
    return answer ?? known?.answer;
  }
}

/** How often it is taken as known that a plain request is not served, before it is sent again. */
const usesOfAnAnswer = 10;

interface Known {
  readonly answer: ControlAnswer;
  uses: number;
}

/** The plain requests that tell whether a case shows more than they do, in the order in which they are tried. */
function controlsOf(one: ComparedCase): readonly ControlRequest[] {
  const request = controlOf(one);
  if (!request) return [];
  const first = one.run.observed.kind === 'silence' ? [] : [request];
  return request.service === 'C-STORE' && countOf(one.steps, 'c-store') > 1
    ? [...first, { ...request, isSecond: true }]
    : first;
}

/** How often a step of a verb comes at least; what is repeated comes twice. */
function countOf(steps: readonly Step[], verb: string): number {
  const times = (step: Step): number => (step.verb === 'repeat' ? 2 : 1) * countOf(step.steps, verb);
  return steps.reduce((sum, step) => sum + (step.verb === verb ? 1 : 0) + times(step), 0);
}

function controlOf({ candidate, steps, run, sopClass }: ComparedCase): ControlRequest | undefined {
  const { rule } = candidate.requirement;
  const isAtFault = run.verdict === 'fail' || run.verdict === 'warn';
  const isWithin = run.phase === 'data-transfer' || run.phase === 'data-set';
  if (!isAtFault || !isWithin || !mayBeUsual(run.observed)) return undefined;
  const usesStore = usesVerb(steps, 'c-store');
  if (usesVerb(steps, 'c-echo') && (!usesStore || isEchoResponse(run.observed)))
    return rule === serviceRules.echoConfirmed.id ? undefined : { service: 'C-ECHO' };
  if (!usesStore || sopClass === undefined || rule === serviceRules.instanceStored.id) return undefined;
  return { service: 'C-STORE', sopClass, transferSyntaxes: transferSyntaxesOf(candidate) };
}

/** Before the first case, one instance was stored at a time. */
function isKnownToStore(request: ControlRequest, stores: string | undefined): boolean {
  return request.service === 'C-STORE' && !request.isSecond && request.sopClass === stores;
}

/** Whether it is a reaction that a plain request may have as well; that it was performed is none to be compared. */
function mayBeUsual(observed: Observation): boolean {
  if (observed.kind === 'message') return !isPerformed(observed.status) || !isResponse(observed);
  return observed.kind === 'pdu' || observed.kind === 'closed' || observed.kind === 'silence';
}

function isResponse({ commandField }: Extract<Observation, { readonly kind: 'message' }>): boolean {
  return Object.values<number | undefined>(responses).includes(commandField);
}

function isEchoResponse(observed: Observation): boolean {
  return observed.kind === 'message' && observed.commandField === CommandField['C-ECHO-RSP'];
}

function keyOf(request: ControlRequest): string {
  if (request.service === 'C-ECHO') return request.service;
  const { sopClass, transferSyntaxes, isSecond = false } = request;
  return [sopClass, ...transferSyntaxes, isSecond].join(' ');
}

/** Whether a case was answered as the plain request was: what is no response at all is the same whatever its status says. */
function isSame({ service }: ControlRequest, plain: Observation, observed: Observation): boolean {
  const kinds = [plain, observed].map((one) => kindOf(one, responses[service]));
  return kinds[0] !== undefined && kinds[0] === kinds[1];
}

/** What reactions have in common that are the same; undefined for what is no reaction to a request. */
function kindOf(observed: Observation, response: number): string | undefined {
  if (observed.kind === 'message') {
    const { commandField, status } = observed;
    return commandField === response ? `status ${status}` : `message ${commandField}`;
  }
  if (observed.kind === 'pdu') return observed.pdu.type;
  if (observed.kind === 'closed') return observed.how;
  return observed.kind === 'silence' ? observed.kind : undefined;
}

function findingFor(request: ControlRequest, { text, reaction }: Exclude<ControlAnswer, { isGood: true }>): Finding {
  if (request.service === 'C-ECHO') return findingOf(serviceRules.echoConfirmed, `${text}, ${plainly}`);
  const rule: Rule = reaction.kind === 'silence' ? serviceRules.storeAnswered : serviceRules.instanceStored;
  return findingOf(rule, request.isSecond ? `${text}, though both requests were plain` : `${text}, ${plainly}`);
}

const plainly = 'though the request was plain and alone';
