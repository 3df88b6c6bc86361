// Section 1 in the structure of PS3.2 Annex A: the table of network services.

import { contextsOf } from '../annex-n/contexts.ts';
import { fill, type Input, roleCell, yesNo } from '../annex-n/input.ts';
import type { Block, Cell } from '../document/document.ts';
import { head, paragraph, row, table } from '../document/make.ts';

/** Table A.1-1: each SOP Class with its roles. */
export function networkServices(input: Input): Block[] {
  const contexts = contextsOf(input);
  const classes = [...new Map(contexts.map(({ sopClass }) => [sopClass.uid || sopClass.name, sopClass])).values()];
  const description = fill(input, input.facts.product.description, {
    path: 'product.description',
    how: 'what the product does with DICOM, in a few sentences',
  });
  const of = (name: string, role: 'SCU' | 'SCP'): Cell => {
    const has = contexts.some((context) => context.sopClass.name === name && context.role === role);
    return has
      ? { text: yesNo(true) }
      : roleCell(input, role, contexts.some((context) => context.role === role) ? false : undefined);
  };
  return [
    paragraph(description),
    table(
      'A.1-1',
      'Network Services',
      head('SOP Classes', 'User of Service (SCU)', 'Provider of Service (SCP)'),
      ...classes.map(({ name }) => row(name, of(name, 'SCU'), of(name, 'SCP'))),
    ),
  ];
}
