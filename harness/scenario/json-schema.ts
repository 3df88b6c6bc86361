// The JSON Schema of scenario files, for editors: the zod schema, the short forms, and `$name` wherever a value may be a
// parameter.

import { z } from 'zod';
import { bundledReactions } from './reactions-file.ts';
import { scenarioSchema } from './schema.ts';

type Json = { [key: string]: unknown };

/** Keys whose value is taken before parameters exist. */
const withoutParameters = new Set(['id', 'sut', 'for', 'params']);

const parameter = { type: 'string', pattern: '^\\$[A-Za-z]', description: 'A parameter, e.g. $status' };

/** The JSON Schema (2020-12) of a scenario file. */
export function scenarioJsonSchema(): Json {
  const schema = z.toJSONSchema(scenarioSchema, { io: 'input', unrepresentable: 'any' }) as Json;
  const { $defs, ...whole } = withParameters(schema, false);
  return { title: 'cstore-conformance scenario', ...whole, $defs: withShortForms($defs as Definitions) };
}

type Definitions = Readonly<Record<string, Json>>;

/** What may stand in place of a part, which the schema sees only once it is written out. */
function withShortForms(definitions: Definitions): Definitions {
  const names = {
    enum: [...bundledReactions().byName.keys()],
    description: 'The name of a reaction in reactions.yaml',
  };
  const verification = { const: 'verification', description: 'Verification in Implicit VR Little Endian' };
  const { alternative, expectation, presentationContext, presentationContexts, association } = definitions;
  const { verdict, note } = (alternative?.properties ?? {}) as Definitions;
  const use = {
    type: 'object',
    properties: { use: names, verdict, note },
    required: ['use'],
    additionalProperties: false,
  };
  const used = { ...expectation, properties: { ...(expectation?.properties as Definitions), use: names } };
  return {
    ...definitions,
    alternative: either(names, use, alternative),
    expectation: either(names, used),
    presentationContext: either(verification, presentationContext),
    presentationContexts: either(verification, presentationContexts),
    association: either(verification, association),
  };
}

function either(...branches: readonly unknown[]): Json {
  return { anyOf: branches };
}

/** A copy in which numbers, enumerations, maps and lists below the first level may be a `$name` instead. */
function withParameters(schema: Json, replaceable: boolean): Json {
  const copy: Json = {};
  for (const [key, value] of Object.entries(schema)) copy[key] = visit(key, value);
  return replaceable && !acceptsText(copy) ? { anyOf: [copy, parameter] } : copy;
}

function visit(key: string, value: unknown): unknown {
  if (key === 'properties')
    return mapValues(value as Json, (name, child) => withParameters(child, !withoutParameters.has(name)));
  if (key === '$defs') return mapValues(value as Json, (_name, child) => withParameters(child, false));
  if (key === 'items' || key === 'additionalProperties') return isJson(value) ? withParameters(value, true) : value;
  if (key === 'anyOf' || key === 'oneOf') return (value as Json[]).map((branch) => withParameters(branch, false));
  return value;
}

function mapValues(object: Json, change: (name: string, child: Json) => Json): Json {
  return Object.fromEntries(Object.entries(object).map(([name, child]) => [name, change(name, child as Json)]));
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Plain text needs no alternative: `$name` is text already. */
function acceptsText(schema: Json): boolean {
  if (schema.type === 'string')
    return schema.pattern === undefined && schema.enum === undefined && schema.const === undefined;
  const branches = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  return branches?.some(acceptsText) ?? false;
}
