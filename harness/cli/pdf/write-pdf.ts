// --reporter pdf: the conformance report, printed. It needs a browser, so it is no reporter of harness/report.

import { join } from 'node:path';
import type { RunResult } from '../../model/run-result.ts';
import { messageOf } from '../cli-error.ts';
import { watchInterrupt } from '../interrupt.ts';
import { writeFiles } from '../write-files.ts';
import { findBrowser, howToGetOne } from './find-browser.ts';
import { printPdf } from './print-pdf.ts';

/** Longest time that a browser may take, in milliseconds. */
const timeoutMs = 120_000;

/**
 * Writes report.pdf. If there is no browser, or it prints nothing, that is told in one line and keeps nothing else from going on:
 * the same report is there as HTML.
 *
 * @returns its path, or why there is none.
 * @throws CliError (status 3) if the file cannot be written.
 */
export async function writePdf(
  result: RunResult,
  out: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly path: string } | { readonly why: string }> {
  const browser = await findBrowser(env);
  if (browser === undefined) return { why: `no PDF, because there is no browser to print it: ${howToGetOne}` };
  const { conformanceHtml } = await import('../../report/conformance-html.ts');
  const html = String((await conformanceHtml.end(result))['index.html'] ?? '');
  const path = join(out, 'report.pdf');
  using interrupt = watchInterrupt();
  try {
    const pdf = await printPdf(browser, html, { signal: interrupt.signal, timeoutMs });
    await writeFiles([[path, pdf]]);
    return { path };
  } catch (error) {
    if (error instanceof Error && error.name === 'CliError') throw error;
    return { why: `no PDF: ${messageOf(error)}` };
  }
}
