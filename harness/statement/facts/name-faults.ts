// Names in facts that people write which are no SOP Class and no Transfer Syntax: a claim on them could never be checked.

import { sopClassKeywords, transferSyntaxKeywords } from '../../language/names.ts';
import { didYouMean } from '../../yaml/suggest.ts';
import type { YamlPath } from '../../yaml/yaml-source.ts';
import type { ConformanceFacts } from './conformance-facts.ts';
import { isSopClass, isTransferSyntax } from './named.ts';

export interface NameFault {
  readonly path: YamlPath;
  readonly text: string;
}

/** Keys below which SOP Classes stand, and those below which Transfer Syntaxes do. */
const classKeys = new Set(['sopClass']);
const syntaxKeys = new Set(['transferSyntaxes', 'asked', 'order', 'from', 'to', 'sent', 'stored']);
/** Texts of the vendor, whatever their keys. */
const texts = new Set(['sections', 'product', 'configuration', 'statuses', 'failures']);

/** Each name that is none. What was measured is as it came over the wire. */
export function nameFaults(facts: ConformanceFacts): NameFault[] {
  return facts.kind === 'measured' ? [] : faultsBelow(facts, []);
}

function faultsBelow(value: unknown, path: YamlPath): NameFault[] {
  if (typeof value === 'string') return faultOf(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) =>
    texts.has(key) ? [] : faultsBelow(below, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function faultOf(name: string, path: YamlPath): NameFault[] {
  const [key = '', within] = path.filter((step) => typeof step === 'string' && step !== 'value').toReversed();
  if (classKeys.has(String(key)) && name !== '*' && !isSopClass(name))
    return [
      { path, text: `"${name}" is no SOP Class: give its keyword, name or UID${didYouMean(name, sopClassKeywords)}` },
    ];
  // What came of an instance has the same key as the Transfer Syntax in which it is stored.
  if (key === 'stored' && within !== 'transcoding') return [];
  if (syntaxKeys.has(String(key)) && !isTransferSyntax(name)) {
    const hint = didYouMean(name, transferSyntaxKeywords);
    return [{ path, text: `"${name}" is no Transfer Syntax: give its keyword, name or UID${hint}` }];
  }
  return [];
}
