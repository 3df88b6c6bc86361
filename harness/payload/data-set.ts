// Makes the bytes of a Data Set from what a scenario says of it.

import {
  buildableSopClasses,
  buildInstance,
  ExplicitVRLittleEndian,
  type InstanceProfile,
  openDataSet,
  readPart10Head,
  sopClassByUid,
  type TransferSyntax,
  transferSyntaxByUid,
} from '../../src/index.ts';
import type { DataSetSpec } from '../language/data-set-spec.ts';
import type { DeflateForm, ElementSpec } from '../language/element-spec.ts';
import { resolveFile } from '../language/files.ts';
import { mutate } from '../language/mutations/registry.ts';
import { sopClassUid, transferSyntaxUid } from '../language/names.ts';
import { bytesOfHex } from '../language/values.ts';
import { NotApplicableHere } from '../model/outcome.ts';
import { deflated } from './deflate.ts';
import { withElements, withGroupLengths } from './encode-elements.ts';
import type { Instance } from './instance.ts';
import { profileInstance } from './profile-instance.ts';
import type { Seeded } from './seeded.ts';

/** One that was sent, in this Transfer Syntax (UID). */
export interface SentInstance extends Instance {
  readonly transferSyntax: string;
}

/** What the scenario leaves open. */
export interface InstanceDefaults {
  readonly sopClassUID: string;
  readonly transferSyntax: string;
  readonly seeded: Seeded;
  readonly scenarioFile: string;
}

/** The Data Set of a spec; undefined for `none`. Throws for a file that cannot be read. */
export async function instanceOf(spec: DataSetSpec, defaults: InstanceDefaults): Promise<Instance | undefined> {
  if (spec === 'none') return undefined;
  if (typeof spec === 'string') return spec === 'valid' ? generated(defaults, {}) : fromFile(spec, defaults);
  if ('hex' in spec) {
    return { sopClassUID: defaults.sopClassUID, sopInstanceUID: defaults.seeded.uid(), bytes: bytesOfHex(spec.hex) };
  }
  const { from = 'valid', profile, sopClass, encodedIn, set, remove, mutate: mutations = [] } = spec;
  const wanted = {
    ...defaults,
    ...(sopClass !== undefined && { sopClassUID: sopClassUid(sopClass) ?? sopClass }),
    ...(encodedIn !== undefined && { transferSyntax: transferSyntaxUid(encodedIn) ?? encodedIn }),
  };
  const base = from === 'valid' ? written(wanted, spec, { profile, set, remove }) : await fromFile(from, defaults);
  return { ...base, bytes: mutate(base.bytes, mutations, wanted.transferSyntax) };
}

interface Encoded {
  readonly elements?: readonly ElementSpec[] | undefined;
  readonly groupLengths?: true | undefined;
  readonly deflate?: DeflateForm | undefined;
}

interface Changes {
  readonly profile?: InstanceProfile | undefined;
  readonly set?: Record<string, unknown> | undefined;
  readonly remove?: readonly string[] | undefined;
}

/** A generated instance with what a scenario writes out in its encoding. */
function written(
  defaults: InstanceDefaults,
  { elements = [], groupLengths, deflate }: Encoded,
  changes: Changes,
): Instance {
  const syntax = transferSyntaxByUid(defaults.transferSyntax);
  if (!syntax || (elements.length === 0 && !groupLengths && !deflate)) return generated(defaults, changes);
  const plain: TransferSyntax = syntax.deflated ? ExplicitVRLittleEndian : syntax;
  const instance = generated({ ...defaults, transferSyntax: plain.uid }, changes);
  const merged =
    elements.length === 0 ? instance.bytes : withElements(instance.bytes, elements, plain, defaults.seeded.integer());
  const bytes = groupLengths ? withGroupLengths(merged, plain) : merged;
  return { ...instance, bytes: syntax.deflated ? deflated(bytes, deflate ?? 'dynamic') : bytes };
}

function generated(
  { sopClassUID, transferSyntax, seeded }: InstanceDefaults,
  { profile, set, remove }: Changes,
): Instance {
  requireKnown(sopClassUID, transferSyntax);
  const sopInstanceUID = seeded.uid();
  if (profile && !set && !remove) return profileInstance(sopClassUID, profile, { transferSyntax, sopInstanceUID });
  const instance = buildInstance(sopClassUID, {
    transferSyntax,
    sopInstanceUID,
    seed: seeded.integer(),
    ...(profile && { profile }),
    ...(set && { set: resolvedNames(set) }),
    ...(remove && { remove }),
  });
  return { sopClassUID: instance.sopClassUID, sopInstanceUID: instance.sopInstanceUID, bytes: instance.bytes };
}

/** Some SUTs accept whatever is proposed. Throws NotApplicableHere where nothing can be made of it. */
function requireKnown(sopClassUID: string, transferSyntax: string): void {
  const keyword = sopClassByUid(sopClassUID)?.keyword;
  const isClass = keyword !== undefined && buildableSopClasses.includes(keyword);
  if (isClass && transferSyntaxByUid(transferSyntax)) return;
  const what = isClass ? transferSyntax : (keyword ?? sopClassUID);
  throw new NotApplicableHere(`the SUT accepts ${what}, of which the harness can make no instance`);
}

/** SOP Classes and Transfer Syntaxes may be given by keyword in `set`. */
function resolvedNames(set: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(set).map(([keyword, value]) => {
      const uid =
        typeof value === 'string' && keyword.endsWith('UID')
          ? (sopClassUid(value) ?? transferSyntaxUid(value))
          : undefined;
      return [keyword, uid ?? value];
    }),
  );
}

async function fromFile(reference: string, { scenarioFile }: InstanceDefaults): Promise<Instance> {
  const path = resolveFile(scenarioFile, reference);
  const head = await readPart10Head(path);
  const parts: Uint8Array[] = [];
  for await (const part of openDataSet(path)) parts.push(part);
  const bytes = Buffer.concat(parts);
  return { sopClassUID: head.sopClassUID, sopInstanceUID: head.sopInstanceUID, bytes };
}
