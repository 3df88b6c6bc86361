// Which section of the template is which of ours: by title, number and place in the tree (PS3.2 Annex N).

import type { Section } from '../document/document.ts';
import { sectionsOf } from '../document/walk.ts';
import type { TemplateSection } from './outline.ts';
import { type Bindings, isSimilar, matchTitle } from './titles.ts';

export interface SectionMatch {
  readonly template: TemplateSection;
  /** What the placeholders of its title stand for. */
  readonly bindings: Bindings;
}

/** Titles of ours without what the template does not have in its own. */
export function bareTitle({ title }: Section): string {
  return title.replace(/\s-\s*N\/A$/, '');
}

/** The letters of an annex, which a program may number by itself. */
const withoutAnnex = (title: string) => title.replace(/^A\.[A-E](?:\.\d+)*\s+/, '');

/** Each section of ours with its section in the template, as far as there is one; none is taken twice. */
export function matchSections(
  template: readonly TemplateSection[],
  ours: readonly Section[],
): ReadonlyMap<Section, SectionMatch> {
  const matches = new Map<Section, SectionMatch>();
  const titles = sectionsOf({ sections: ours }).map(bareTitle);
  const isOnly = (section: Section) => titles.filter((title) => title === bareTitle(section)).length === 1;
  const taken = new Set<TemplateSection>();
  const visit = (section: Section, parent: TemplateSection | undefined) => {
    const free = template.filter((one) => !taken.has(one));
    const match = best(free, section, parent, isOnly(section));
    if (match) {
      taken.add(match.template);
      matches.set(section, match);
    }
    for (const below of section.sections) visit(below, match?.template);
  };
  for (const section of ours) visit(section, undefined);
  return matches;
}

function best(
  free: readonly TemplateSection[],
  section: Section,
  parent: TemplateSection | undefined,
  isOnly: boolean,
): SectionMatch | undefined {
  const titled = free.flatMap((template): SectionMatch[] => {
    const bindings = titleBindings(template.title, section);
    return bindings ? [{ template, bindings }] : [];
  });
  const within = titled.filter(({ template }) => template.parent === parent);
  const found =
    titled.find(({ template }) => template.number === section.number) ??
    only(within) ??
    (isOnly ? only(titled) : undefined);
  if (found) return found;
  const similar = free.find((one) => one.number === section.number && isSimilar(one.title, bareTitle(section)));
  return similar && { template: similar, bindings: new Map() };
}

/** What the placeholders of a title of the template stand for in that of a section; undefined if it is another title. */
export function titleBindings(title: string, section: Section): Bindings | undefined {
  const own = bareTitle(section);
  const bare = title.replace(/\s*-\s*N\/A\s*$/, '');
  const [short, ownShort] = [withoutAnnex(bare), withoutAnnex(own)];
  const isSame = short === bare && ownShort === own;
  return matchTitle(bare, own) ?? (isSame ? undefined : matchTitle(short, ownShort));
}

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

/** A section and all below it in the template. */
export function subtree(template: readonly TemplateSection[], top: TemplateSection): TemplateSection[] {
  const isBelow = (one: TemplateSection | undefined): boolean =>
    one !== undefined && (one === top || isBelow(one.parent));
  return template.filter(isBelow);
}
