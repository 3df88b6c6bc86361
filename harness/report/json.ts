// results.json, for programs, and its JSON Schema beside it.

import { runResultJsonSchema } from '../model/run-result.ts';
import type { Reporter } from './reporter.ts';

export const json: Reporter = {
  name: 'json',
  description: 'results.json, for programs, with its JSON Schema results.schema.json',
  end: (result) => ({
    'results.json': text(result),
    'results.schema.json': text(runResultJsonSchema()),
  }),
};

function text(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
