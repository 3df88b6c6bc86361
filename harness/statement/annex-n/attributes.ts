// Attributes by keyword or tag: PS3.6 Table 6-1.

import { formatTag, nameOfTag, tagOf } from '../../../src/index.ts';

/** Name and tag of an Attribute as the facts name it. */
export function dictionaryEntryOf(said: string): { readonly name: string; readonly tag: string } {
  const tag = tagOf(said);
  return tag === undefined ? { name: said, tag: '' } : { name: spaced(nameOfTag(tag)), tag: formatTag(tag) };
}

/** `PatientBirthDate` as `Patient Birth Date`; what has spaces or signs stays. */
function spaced(keyword: string): string {
  return /^[A-Za-z0-9]+$/.test(keyword)
    ? keyword.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    : keyword;
}
