// What a campaign leaves: a page with a column for each system, and of each system the usual reports.

import { join } from 'node:path';
import type { LoadedSuite } from '../../campaign/cut.ts';
import { type GroupFacts, groupResult } from '../../campaign/group-result.ts';
import type { OutcomeStore } from '../../campaign/outcome-store.ts';
import { SystemResult } from '../../campaign/system-result.ts';
import type { FuzzUnit, UnitResult } from '../../campaign/unit.ts';
import type { Case } from '../../case/case.ts';
import type { CampaignProgress } from '../../model/campaign-progress.ts';
import type { RunResult } from '../../model/run-result.ts';
import { writeReports } from '../../report/index.ts';
import { mergeRepetitions } from '../../results/repetitions.ts';
import { packageVersion } from '../../scenario/package-root.ts';
import { writeFiles } from '../write-files.ts';
import type { SelectedSuite } from './suite-source.ts';

/** A suite for one system, with its cases. */
export interface CampaignSuite extends LoadedSuite {
  /** How reports call the system. */
  readonly known: SelectedSuite['sut'];
  readonly full: readonly Case[];
}

/** The reports of each system. */
const formats = ['html', 'junit', 'json'];

/** What came of a system. */
export interface SystemOutcome {
  readonly system: string;
  readonly result: RunResult | undefined;
  readonly found: SystemResult;
}

/**
 * Joins the units of a system and writes its reports: of all seeds together into its folder, and of each seed into one below it if
 * there are several.
 */
export async function reportSystem(
  system: string,
  {
    out,
    store,
    suites,
    progress,
  }: { out: string; store: OutcomeStore; suites: readonly CampaignSuite[]; progress: CampaignProgress },
): Promise<SystemOutcome> {
  const found = new SystemResult();
  const unreachable = progress.systems.find((one) => one.system === system)?.unreachable;
  const own = suites.filter((one) => one.system === system);
  const isOne = own.length === 1 && own[0]?.selection.seeds.length === 1;
  for (const { suite, hash, full: cases, known: sut, selection } of own) {
    for (const seed of selection.seeds) {
      const facts: GroupFacts = { cases, hash, seed, sut, unreachable };
      const runs: RunResult[] = [];
      for (let repetition = 1; repetition <= selection.repeat; repetition += 1)
        runs.push(await groupResult(store.unitsOf({ system, suite, seed, repetition }), facts));
      const run = mergeRepetitions(runs);
      if (!isOne) await writeReports(run, join(out, system, `${suite}-seed-${seed}`), ['json']);
      found.add(run);
    }
  }
  const result = found.result();
  if (result) await writeReports(result, join(out, system), formats);
  return { system, result: result && withoutConversations(result), found };
}

/** Side by side nobody looks at conversations, and those of thirty systems fill the memory. */
function withoutConversations(result: RunResult): RunResult {
  return { ...result, cases: result.cases.map((one) => ({ ...one, wire: [] })) };
}

/** Writes the reports and the finds of a campaign of the fuzzer as soon as it has ended. */
export async function reportFuzz(
  { system, fuzz, seed }: FuzzUnit,
  { run, files }: Extract<UnitResult, { readonly kind: 'fuzz' }>,
  out: string,
): Promise<void> {
  const folder = join(out, system, `${fuzz}-seed-${seed}`);
  const { writeFuzzReports } = await import('../../report/fuzz/index.ts');
  await writeFuzzReports(run, folder);
  const contents = Object.entries(files).map(
    ([name, text]) => [join(folder, name), Buffer.from(text, 'base64')] as const,
  );
  await writeFiles(contents);
}

/** Writes the page of all systems, and campaign.json for programs. Gives their paths. */
export async function reportCampaign(
  out: string,
  outcomes: readonly SystemOutcome[],
  { progress, campaign, engine }: { progress: CampaignProgress; campaign: string; engine: string },
): Promise<string[]> {
  const { sideBySidePage } = await import('../../report/html/side-by-side.ts');
  const tool = { name: 'cstore-conformance', version: packageVersion() } as const;
  const runs = outcomes.flatMap(({ system, result }) => (result ? [{ name: system, result }] : []));
  const { name, elapsedMs, systems } = progress;
  const summary = {
    ...{ schemaVersion: 1, tool, campaign, name, engine, elapsedMs: Math.round(elapsedMs) },
    systems: systems.map((one) => {
      const outcome = outcomes.find(({ system }) => system === one.system);
      return {
        ...one,
        summary: outcome?.result?.summary,
        faults: outcome?.result?.faults.map(({ id, severity, title }) => ({ id, severity, title })) ?? [],
        instabilities: outcome?.found.instabilities ?? [],
        seedDifferences: outcome?.found.differences() ?? [],
      };
    }),
  };
  const page = join(out, 'index.html');
  const json = join(out, 'campaign.json');
  const pages = runs.length > 0 ? [[page, sideBySidePage(runs, tool)] as const] : [];
  await writeFiles([...pages, [json, `${JSON.stringify(summary, undefined, 2)}\n`]]);
  return [...pages.map(([path]) => path), json];
}
