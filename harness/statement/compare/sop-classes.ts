// SOP Class by SOP Class: does the SCP accept what the SCU proposes, in which Transfer Syntaxes, and does it store it?

import { statusCategory } from '../../../src/index.ts';
import { known, leafValue } from '../facts/leaf.ts';
import { namedKeyword } from '../facts/named.ts';
import { choiceFor } from '../facts/service.ts';
import type { Line, Outcome } from './comparison.ts';
import { negotiate, type Proposed, proposedOf } from './negotiated-syntaxes.ts';
import type { Scp, Scu } from './sides.ts';

/** A line for each SOP Class that the SCU proposes, in its order. */
export function sopClassLines(scu: Scu, scp: Scp): Line[] {
  const { contexts } = scu.initiator;
  if (contexts === undefined) return [unstated(scu, scp)];
  const classes = [...new Set(contexts.map(({ sopClass }) => namedKeyword(sopClass)))];
  return classes.map((sopClass) => lineOf(scu, scp, sopClass));
}

/** The subject of the one line if an SCU does not say what it proposes. */
export const unstatedClasses = 'SOP Classes';

function unstated({ facts, ae }: Scu, scp: Scp): Line {
  return {
    topic: 'SOP Class',
    subject: unstatedClasses,
    outcome: 'depends',
    why: 'what the SCU proposes is not stated',
    scu: { text: 'not stated', place: `${ae.name} initiator.contexts`, basis: facts.kind },
    scp: { text: '', place: `${scp.ae.name} acceptor.contexts`, basis: scp.facts.kind },
  };
}

function lineOf(scu: Scu, scp: Scp, sopClass: string): Line {
  const oneAContext = leafValue(scu.initiator.oneTransferSyntaxAContext) ?? false;
  const proposed = proposedOf(scu.initiator.contexts ?? [], sopClass, oneAContext);
  const accepted = scp.acceptor.contexts?.find((context) => namedKeyword(context.sopClass) === sopClass);
  const syntaxes = known(accepted?.transferSyntaxes, scp.facts.kind);
  const line = {
    topic: 'SOP Class' as const,
    subject: sopClass,
    scu: {
      text: textOf(proposed),
      place: `${scu.ae.name} initiator.contexts[${sopClass}]`,
      basis: scu.facts.kind,
    },
    scp: {
      text: acceptedText(accepted !== undefined, syntaxes.value),
      place: `${scp.ae.name} acceptor.contexts[${sopClass}]`,
      basis: accepted === undefined ? scp.facts.kind : syntaxes.basis,
    },
  };
  if (accepted === undefined) return { ...line, ...unlisted(scp) };
  if (syntaxes.value === undefined)
    return { ...line, outcome: 'depends', why: 'which Transfer Syntaxes it accepts is not known' };
  if (syntaxes.value.length === 0)
    return {
      ...line,
      outcome: 'will-not',
      why: 'the SCP refuses this SOP Class',
      transferSyntaxes: allRefused(proposed),
    };
  const transferSyntaxes = syntaxes.value.map(namedKeyword);
  const asked = accepted.asked?.map(namedKeyword);
  const results = negotiate(proposed, {
    transferSyntaxes,
    preference: choiceFor(scp.acceptor.preference, sopClass),
    ...(asked && { asked }),
  });
  return { ...line, ...judged(results, leafValue(accepted.stored)) };
}

const allRefused = ({ contexts }: Proposed) =>
  [...new Set(contexts.flat())].map((transferSyntax) => ({ transferSyntax, outcome: 'will-not' as const }));

/** A statement lists all that is supported; a measurement only what was asked for. */
function unlisted({ facts, acceptor }: Scp): Pick<Line, 'outcome' | 'why'> {
  if (acceptor.contexts === undefined) return { outcome: 'depends', why: 'the SCP does not state its SOP Classes' };
  if (facts.kind === 'measured') return { outcome: 'depends', why: 'the SCP was not asked for this SOP Class' };
  return { outcome: 'will-not', why: 'the SCP does not accept this SOP Class' };
}

function judged(
  results: ReadonlyMap<string, Outcome>,
  stored: string | undefined,
): Pick<Line, 'outcome' | 'why' | 'transferSyntaxes'> {
  const transferSyntaxes = [...results].map(([transferSyntax, outcome]) => ({ transferSyntax, outcome }));
  const those = (wanted: Outcome) =>
    transferSyntaxes.filter(({ outcome }) => outcome === wanted).map((it) => it.transferSyntax);
  const will = those('will');
  if (will.length > 0 && stored !== undefined && !isStored(stored)) {
    const why = `a known good instance of it came to ${stored}`;
    return { outcome: 'depends', why, transferSyntaxes };
  }
  if (will.length > 0) return { outcome: 'will', why: `in ${will.join(', ')}`, transferSyntaxes };
  const depends = those('depends');
  if (depends.length === 0) return { outcome: 'will-not', why: 'no Transfer Syntax in common', transferSyntaxes };
  const why = `which of ${depends.join(', ')} the SCP accepts or chooses is not known`;
  return { outcome: 'depends', why, transferSyntaxes };
}

/** Statuses of these say that the instance was stored (PS3.4 B.2.3, GG.4.2). */
const storedCategories: readonly (string | undefined)[] = ['Success', 'Warning'];

const isStored = (text: string): boolean =>
  /^0x[0-9A-F]{4}$/.test(text) && storedCategories.includes(statusCategory(Number(text)));

const textOf = ({ contexts }: Proposed): string => contexts.map((context) => context.join(', ')).join('; ');

function acceptedText(isListed: boolean, syntaxes: readonly string[] | undefined): string {
  if (!isListed) return 'not listed';
  if (syntaxes === undefined) return 'not stated';
  return syntaxes.length === 0 ? 'refused' : syntaxes.map(namedKeyword).join(', ');
}
