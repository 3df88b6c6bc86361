// The tree of sections of a statement: all of the template, with what it repeats for each Application Entity (PS3.2 Annex N).

import type { Block, Section } from '../document/document.ts';
import { introduction, isNotApplicable, notApplicable, notApplicableSection, paragraph } from '../document/make.ts';
import { acceptanceActivity, initiationActivity } from './activities.ts';
import { contents, settledByFacts } from './contents.ts';
import { follows } from './follows.ts';
import { ask, type Input, saysNotApplicable, sectionText } from './input.ts';
import { functionalDefinition } from './introduction.ts';
import { iodSections } from './iods.ts';
import { entityParameters, hasOneEntity, sequencing } from './network.ts';
import { templateSections } from './template-sections.ts';
import { more } from './vendor-text.ts';

/** One section of the template. */
interface Outline {
  readonly number: string;
  readonly title: string;
}

const outline: readonly Outline[] = templateSections.map((line) => {
  const space = line.indexOf(' ');
  return { number: line.slice(0, space), title: line.slice(space + 1) };
});

/** What the template writes once for all Application Entities or IODs, and is written for each here. */
const repeated = ['4.1', '7.2', '9'];

function childrenOf(number: string): Outline[] {
  const depth = number === '' ? 1 : number.split('.').length + 1;
  const prefix = number === '' ? '' : `${number}.`;
  return outline.filter((one) => one.number.startsWith(prefix) && one.number.split('.').length === depth);
}

/** All major sections. */
export function sectionsOfStatement(input: Input): Section[] {
  return childrenOf('').map((one) => build(input, one));
}

function build(input: Input, { number, title }: Outline): Section {
  if (saysNotApplicable(input, number)) return notApplicableSection(number, title);
  const service = undecidedService(input, number);
  if (service !== undefined) return { number, title, blocks: [serviceText(service)], sections: [] };
  const content = contents[number]?.(input);
  if (content === notApplicable) return notApplicableSection(number, title);
  const sections = repeated.includes(number)
    ? repetitions(input, number)
    : childrenOf(number).map((one) => build(input, one));
  const said = content ? [] : more(input, number);
  const blocks = [...(content ?? []), ...said];
  if (blocks.length === 0 && sections.length > 0 && sections.every(isNotApplicable))
    return notApplicableSection(number, title);
  if (blocks.length > 0 || sections.length > 0) return { number, title, blocks, sections };
  return { number, title, blocks: [openText(number)], sections };
}

/** A section that only the vendor can fill. */
function openText(number: string): Block {
  const facts = settledByFacts[number];
  if (facts !== undefined)
    return paragraph({
      text: '',
      open: { key: facts, who: 'measurement', how: `cstore measure, or ${facts} in product.yaml` },
    });
  return paragraph(ask(`sections."${number}"`, 'a text, or "N/A" if it does not apply'));
}

/** The section that says whether the product has a service at all, if nobody has said it; its subsections wait for that. */
function undecidedService(input: Input, number: string): string | undefined {
  const service = deciding.has(number) ? number : follows[number];
  return service === undefined || !deciding.has(service) || sectionText(input, service) ? undefined : service;
}

function serviceText(number: string): Block {
  const title = outline.find((one) => one.number === number)?.title ?? '';
  return paragraph(ask(`sections."${number}"`, `"N/A" if the product has nothing of "${title}"; else a text`));
}

/** Sections of other services, which others follow. */
const deciding = new Set(Object.values(follows).filter((number) => !number.startsWith('5.')));

function repetitions(input: Input, number: string): Section[] {
  if (number === '9') return iodSections(input);
  const entities = input.facts.applicationEntities;
  if (number === '4.1') {
    return entities.map((entity, at) => ({
      number: `4.1.${at + 1}`,
      title: `Functional Definition of ${entity.name}`,
      blocks: functionalDefinition(input, entity),
      sections: [],
    }));
  }
  return entities.map((entity, at) => entitySection(input, entity, `7.2.${at + 1}`));
}

type Entity = Input['facts']['applicationEntities'][number];

/** N.7.2.x: what one Application Entity does on the network. */
function entitySection(input: Input, entity: Entity, number: string): Section {
  const titled = (
    last: string,
    title: string,
    blocks: readonly Block[],
    sections: readonly Section[] = [],
  ): Section => ({
    number: `${number}.${last}`,
    title,
    blocks,
    sections,
  });
  const parameters = `Association Parameters of ${entity.name}`;
  return {
    number,
    title: `${entity.name} Application Entity`,
    blocks: [],
    sections: [
      titled('1', `Sequencing of Real-World Activities for ${entity.name}`, sequencing(input, entity, `${number}.1`)),
      hasOneEntity(input)
        ? notApplicableSection(`${number}.2`, parameters)
        : titled('2', parameters, entityParameters(input, entity)),
      side(input, entity, `${number}.3`, 'initiator'),
      side(input, entity, `${number}.4`, 'acceptor'),
    ],
  };
}

function side(input: Input, entity: Entity, number: string, which: 'initiator' | 'acceptor'): Section {
  const isInitiator = which === 'initiator';
  const title = isInitiator ? 'Association Initiation' : 'Association Acceptance';
  const roleSection = isInitiator ? '5.2.5.1' : '5.2.5.2';
  if (!entity[which]) {
    const isElsewhere = input.facts.applicationEntities.some((one) => one[which]);
    if (isElsewhere || saysNotApplicable(input, roleSection)) return notApplicableSection(number, title);
    const role = isInitiator ? 'SCU' : 'SCP';
    const open = ask(
      `sections."${roleSection}"`,
      `"N/A" if the product is no ${role} of the Storage Service; else measure it as one`,
    );
    return { number, title, blocks: [paragraph(open)], sections: [] };
  }
  const activity = `Real-World Activity ${isInitiator ? 'Send Instances' : 'Receive Instances'}`;
  const make = isInitiator ? initiationActivity : acceptanceActivity;
  const blocks = [
    introduction(
      isInitiator
        ? 'Policies when the Application Entity opens an Association.'
        : 'Policies when the Application Entity accepts an Association.',
    ),
  ];
  return {
    number,
    title,
    blocks,
    sections: [{ number: `${number}.1`, title: activity, blocks: make(input, entity, `${number}.1`), sections: [] }],
  };
}
