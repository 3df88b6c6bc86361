// Whether what came in a failed case comes to a plain request as well: then it says nothing of the requirement of the case.

import { statusCategory } from '../../src/index.ts';
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
    const request = controlOf(one);
    if (request === undefined) return undefined;
    const key = keyOf(request);
    const wasServed =
      this.#known.get(key)?.answer.isGood ?? (request.service === 'C-STORE' && request.sopClass === stores);
    const answer = await this.#answerTo(request, key, send);
    if (answer === undefined || answer.isGood || !isSame(request, answer.reaction, one.run.observed)) return undefined;
    // Plain requests were served until now: that they are not any more may be the doing of this case.
    return wasServed ? undefined : findingFor(request, answer.text);
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

/** The plain request that tells whether a case shows more than it; undefined if none does. */
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

/** Whether it is a reaction that a plain request may have as well; that it was performed is none to be compared. */
function mayBeUsual(observed: Observation): boolean {
  if (observed.kind === 'message') return !isPerformed(observed.status) || !isResponse(observed);
  return observed.kind === 'pdu' || observed.kind === 'closed';
}

function isPerformed(status: number | undefined): boolean {
  const category = status === undefined ? undefined : statusCategory(status);
  return category === 'Success' || category === 'Warning';
}

function isResponse({ commandField }: Extract<Observation, { readonly kind: 'message' }>): boolean {
  return Object.values<number | undefined>(responses).includes(commandField);
}

function isEchoResponse(observed: Observation): boolean {
  return observed.kind === 'message' && observed.commandField === CommandField['C-ECHO-RSP'];
}

function keyOf(request: ControlRequest): string {
  return request.service === 'C-ECHO' ? request.service : [request.sopClass, ...request.transferSyntaxes].join(' ');
}

/** Whether a case was answered as the plain request was: what is no response at all is the same whatever its status says. */
function isSame({ service }: ControlRequest, plain: Observation, observed: Observation): boolean {
  const kinds = [plain, observed].map((one) => kindOf(one, responses[service]));
  return kinds[0] !== undefined && kinds[0] === kinds[1];
}

/** What reactions have in common that are the same; undefined for what is compared otherwise, such as silence. */
function kindOf(observed: Observation, response: number): string | undefined {
  if (observed.kind === 'message') {
    const { commandField, status } = observed;
    return commandField === response ? `status ${status}` : `message ${commandField}`;
  }
  if (observed.kind === 'pdu') return observed.pdu.type;
  return observed.kind === 'closed' ? observed.how : undefined;
}

function findingFor(request: ControlRequest, text: string): Finding {
  const rule: Rule = request.service === 'C-ECHO' ? serviceRules.echoConfirmed : serviceRules.instanceStored;
  return findingOf(rule, `${text}, though the request was plain and alone`);
}
