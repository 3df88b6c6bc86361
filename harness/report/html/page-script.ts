// The script of the page: the folder client, which the build bundles into one text.

import { existsSync, readFileSync } from 'node:fs';

/** Beside the compiled file, or above it in the package; seen from the source, in dist/. */
const places = ['./client.bundle.js', '../client.bundle.js', '../../../dist/harness/report/html/client.bundle.js'];

let script: string | undefined;

/** The script, which runs in the reader's browser and asks for nothing. Throws if nothing was built. */
export function pageScript(): string {
  script ??= readFileSync(built(), 'utf8');
  return script;
}

function built(): URL {
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (!found) throw new Error('the script of the HTML report is not built: run npm run build');
  return found;
}
