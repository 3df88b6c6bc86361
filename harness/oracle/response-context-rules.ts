// The presentation context on which a response comes: PS3.8 7.6.1 and E.1.

import { keywordOf } from '../language/names.ts';
import type { Answer } from './answer.ts';
import type { CheckedRule } from './rule.ts';

type Mismatch = 'another SOP Class' | 'another context';

export const responseContextRules: readonly CheckedRule<Answer>[] = [
  {
    id: 'response/agreed-context',
    clause: 'PS3.8 7.6.1',
    level: 'shall',
    title: 'Response on a presentation context that was not agreed on',
    demand: 'A message is sent on one of the presentation contexts that were agreed on.',
    check({ message: { contextId }, operation }) {
      const agreed = operation?.agreedContexts;
      if (!operation || !agreed) return undefined;
      if (agreed.has(contextId)) return [];
      const asked = contextId === operation.contextId ? 'like its request' : `the request on ${operation.contextId}`;
      return [`the response came on presentation context ${contextId}, which was not agreed on, ${asked}`];
    },
  },
  {
    id: 'response/context-of-sop-class',
    clause: 'PS3.8 7.6.1',
    level: 'shall',
    title: 'Response on a presentation context of another SOP Class',
    demand: 'A message belongs to the abstract syntax of the presentation context on which it is sent.',
    check(answer) {
      const { agreedContexts, abstractSyntax } = answer.operation ?? {};
      const isKnown = abstractSyntax !== undefined && agreedContexts?.has(answer.message.contextId);
      return isKnown ? mismatches(answer, 'another SOP Class') : undefined;
    },
  },
  {
    // No sentence of PS3.7 or PS3.8 demands it, though every implementation does it.
    id: 'response/context-of-request',
    clause: 'PS3.8 E.1',
    level: 'note',
    title: 'Response on another presentation context than its request',
    demand: 'A response usually comes on the presentation context of its request.',
    check: (answer) => (answer.operation ? mismatches(answer, 'another context') : undefined),
  },
];

function mismatches(answer: Answer, wanted: Mismatch): readonly string[] {
  const found = mismatchOf(answer);
  return found?.kind === wanted ? [found.text] : [];
}

/** How the context of a response differs from that of its request; undefined if it does not. */
function mismatchOf({ message, operation }: Answer): { readonly kind: Mismatch; readonly text: string } | undefined {
  if (!operation || message.contextId === operation.contextId) return undefined;
  const text = `the response came on presentation context ${message.contextId}, the request on ${operation.contextId}`;
  const { agreedContexts: agreed, abstractSyntax } = operation;
  const answered = agreed?.get(message.contextId);
  // That is the matter of the first rule.
  if (agreed && answered === undefined) return undefined;
  if (answered !== undefined && abstractSyntax !== undefined && answered !== abstractSyntax) {
    return { kind: 'another SOP Class', text: `${text}, and the former is for ${keywordOf(answered)}` };
  }
  return { kind: 'another context', text };
}
