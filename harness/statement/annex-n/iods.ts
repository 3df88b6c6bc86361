// Section 9, Information Object Definitions of the instances that the product creates: PS3.2 N.9 (A.A).

import type { Block, Section } from '../document/document.ts';
import { head, notApplicableSection, row, table } from '../document/make.ts';
import { known, leafValue } from '../facts/leaf.ts';
import { dictionaryEntryOf } from './attributes.ts';
import { ask, fill, type Input } from './input.ts';
import { sopClassNamed } from './names.ts';
import { told } from './vendor-text.ts';

/** True if the vendor says that the product creates no instance. */
export function createsNothing({ facts }: Input): boolean {
  const functions = facts.functions ?? [];
  return functions.length > 0 && functions.every(({ create }) => leafValue(create) === 'N');
}

/** One section for each IOD of the facts; 9.1 is for what several IODs share. */
export function iodSections(input: Input): Section[] {
  const iods = input.facts.iods ?? [];
  if (iods.length === 0) return [];
  return [
    notApplicableSection('9.1', 'A.A.1 Information Shared Across Multiple IODs'),
    ...iods.map(({ sopClass, attributes }, at): Section => {
      const number = `9.${at + 2}`;
      const short = `A.A.${at + 2}`;
      const name = sopClassNamed(sopClass).name.replace(/ Storage\b.*$/, ' IOD');
      const below = (last: number, title: string) =>
        notApplicableSection(`${number}.${last}`, `${short}.${last} ${name} ${title}`);
      const specific: Section = {
        number: `${number}.1`,
        title: `${short}.1 ${name} Specific Modules`,
        blocks: [attributeTable(input, name, sopClass, attributes)],
        sections: [],
      };
      return {
        number,
        title: `${short} ${name}`,
        blocks: told(input, number, `the modules of the ${name}, with their presence`),
        sections: [
          specific,
          below(2, 'Functional Group Macros'),
          below(3, 'Private Modules'),
          below(4, 'Coded Values'),
        ],
      };
    }),
  ];
}

type Attributes = NonNullable<Input['facts']['iods']>[number]['attributes'];

function attributeTable(input: Input, name: string, sopClass: string, attributes: Attributes): Block {
  const path = `iods[${sopClass}].attributes`;
  const rows = attributes.map((one) => {
    const entry = dictionaryEntryOf(one.attribute);
    const value = fill(input, one.value, { path: `${path}[${one.attribute}].value`, who: 'measurement' });
    const presence = known(one.value, input.facts.kind).value === undefined ? ask(`${path} presence`) : 'ALWAYS';
    return row(
      entry.name,
      entry.tag,
      ask(`${path} source`, 'FIXED, GENERATED, CONFIGURATION, USER and so on; fill the document by hand'),
      presence,
      value,
    );
  });
  return table(
    'N.9-24',
    `Attributes of the ${name}`,
    head('Attribute Name', 'Tag', 'Source', 'Presence of Attribute', 'Value'),
    ...rows,
  );
}
