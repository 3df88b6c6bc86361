// mochawesome HTML, for those who know it from their mocha suites: one file with styles, fonts and scripts inside.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunResult } from '../model/run-result.ts';
import { foreignPagePolicy } from './html/content-security.ts';
import { mochawesomeData } from './mochawesome-data.ts';
import type { Reporter } from './reporter.ts';

export const mochawesome: Reporter = {
  name: 'mochawesome',
  description: 'mochawesome.html, the report of mochawesome, in one file',
  end: async (result) => ({ 'mochawesome.html': await mochawesomeHtml(result) }),
};

/** The generator writes files only, so it writes into a temporary folder whose name is then taken out of the text. */
async function mochawesomeHtml(result: RunResult): Promise<string> {
  const { create } = await import('mochawesome-report-generator'); // slow to load, and seldom asked for
  const folder = await mkdtemp(join(tmpdir(), 'cstore-report-'));
  try {
    const title = `C-STORE conformance of ${result.sut.address}`;
    const [path] = await create(mochawesomeData(result), {
      reportDir: folder,
      reportFilename: 'mochawesome',
      reportTitle: title,
      reportPageTitle: title,
      inlineAssets: true,
      assetsDir: folder,
      charts: false,
      code: true,
      showHooks: 'context',
      saveJson: false,
      quiet: true,
    });
    const page = await readFile(path ?? join(folder, 'mochawesome.html'), 'utf8');
    return withPolicy(page.replaceAll(folder, 'reports'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const scriptBegin = '<script type="text/javascript">';

/** Nothing but the script of the generator runs, which is the last one: whatever a SUT has sent stands before it. */
function withPolicy(page: string): string {
  const begin = page.lastIndexOf(scriptBegin) + scriptBegin.length;
  const policy = foreignPagePolicy(page.slice(begin, page.indexOf('</script>', begin)));
  return page.replace('<head>', () => `<head><meta http-equiv="Content-Security-Policy" content="${policy}"/>`);
}
