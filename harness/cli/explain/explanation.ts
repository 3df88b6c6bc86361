// A case in words, line by line: its requirement, its steps, the reactions that are legal, and the verdict of each.

import type { Case } from '../../case/case.ts';
import { verdictOfMismatch } from '../../case/case-verdict.ts';
import { shownPath } from '../../case/shown-path.ts';
import { flow } from './flow.ts';
import { steps } from './step-lines.ts';

/** The lines that explain a case. */
export function explanation(candidate: Case): string[] {
  const { id, title, requirement, role, input, tags, place, given } = candidate;
  const facts = Object.entries({
    requirement: `${requirement.ref}, ${requirement.level}: ${requirement.text}`,
    rule: requirement.rule,
    'under test': role === 'scp' ? 'an SCP; the harness is the SCU' : 'an SCU; the harness is the SCP',
    with: Object.entries(given)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
    input: `${input}: ${inputWords[input]}`,
    tags: tags.join(', '),
    file: `${shownPath(place.file)}:${place.line}`,
  }).filter(([, value]) => value);
  return [
    id,
    title,
    '',
    ...facts.map(([name, value]) => `${name.padEnd(12)} ${value}`),
    '',
    ...script(candidate),
    ...steps(candidate),
    '',
    `If something comes that is not listed, the verdict is ${verdictOfMismatch(requirement.level)}: the requirement is a "${requirement.level}".`,
  ];
}

const inputWords = {
  legal: 'the standard lets a peer send what the harness sends',
  illegal: 'a peer that keeps to the standard does not send this',
} as const;

function script({ body }: Case): string[] {
  if (body.sut !== 'scp' || body.scp === undefined) return [];
  return [`The built-in SCP is scripted, so the case is for no other: ${flow(body.scp)}`, ''];
}
