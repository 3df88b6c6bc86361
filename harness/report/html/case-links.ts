// Links to cases: what they have in common once, and each by what it does not share.

import type { CaseResult } from '../../model/run-result.ts';
import { groupBy } from '../case-tree.ts';
import type { CaseIndex } from './case-index.ts';
import { html, type Markup } from './markup.ts';
import { numeral, parameterValue } from './words.ts';

/** Cases linked one by one; of the rest, the number. */
const linked = 10;
/** Titles that are printed; the style of the page leaves out the others. */
const printed = 3;

/**
 * Links to cases: a single one by its title, several of one title by their parameters in a line, others by their titles in a list.
 * What is not linked one by one is a link to `address`, if there is one: that of a search that finds them all.
 */
export function caseLinks(group: readonly CaseResult[], index: CaseIndex, address?: string): Markup {
  const [first] = group;
  if (!first) return html``;
  if (group.length === 1) return linkTo(first, first.title, index);
  const isOneTitle = group.every(({ title }) => title === first.title);
  return isOneTitle ? html`${first.title}: ${byParameters(group, index, address)}` : byTitle(group, index, address);
}

/** Links to cases by their ids; nothing for those that are not in the results. */
export function linksTo(ids: readonly string[], index: CaseIndex, address?: string): Markup {
  return caseLinks(
    ids.flatMap((id) => index.caseOf(id) ?? []),
    index,
    address,
  );
}

function byParameters(group: readonly CaseResult[], index: CaseIndex, address?: string): Markup {
  const all = group.map(({ given }) => Object.entries(given));
  const isShared = ([name, value]: readonly [string, string]) =>
    all.length > 1 && all.every((given) => given.some(([key, each]) => key === name && each === value));
  const shared = (all[0] ?? []).filter(isShared).map(([name, value]) => parameterValue(name, value));
  const links = group.slice(0, linked).map((each, at) => {
    const own = Object.entries(each.given).filter((entry) => !isShared(entry));
    return html`${at > 0 && ', '}${linkTo(each, parameters(own) || each.title, index)}`;
  });
  const left = group.length - linked;
  return html`${shared.length > 0 && `${shared.join(' · ')}: `}${links}${left > 0 && html` and ${more(left, address)}`}`;
}

/** A title that several of the cases have is linked from each of them by its parameters. */
function byTitle(group: readonly CaseResult[], index: CaseIndex, address?: string): Markup {
  const titles = [...groupBy(group, ({ title }) => title)];
  const rows = titles.slice(0, linked).map(([title, cases]) => {
    const [first, ...others] = cases;
    return html`<li>${first && others.length === 0 ? linkTo(first, title, index) : html`${title}: ${byParameters(cases, index)}`}</li>`;
  });
  const left = titles.slice(linked).reduce((sum, [, cases]) => sum + cases.length, 0);
  const unprinted = titles.slice(printed).reduce((sum, [, cases]) => sum + cases.length, 0);
  return html`<ul class="titles">${rows}${left > 0 && html`<li>and ${more(left, address)}</li>`}${unprinted > 0 && html`<li class="on-paper">and ${numeral(unprinted)} more</li>`}</ul>`;
}

function more(left: number, address: string | undefined): Markup {
  const text = `${numeral(left)} more`;
  return address === undefined ? html`${text}` : html`<a href="${address}" aria-label="all, with ${text}">${text}</a>`;
}

function parameters(given: readonly (readonly [string, string])[]): string {
  return given.map(([key, value]) => parameterValue(key, value)).join(' · ');
}

function linkTo(result: CaseResult, name: string, index: CaseIndex): Markup {
  return html`<a href="#${index.anchorOf(result)}">${name}</a>`;
}
