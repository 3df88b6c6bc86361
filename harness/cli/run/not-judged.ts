// Why not everything could be judged, in one line: stopped, never reached, lost on the way, or nothing to judge.

import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { isJudged } from '../../model/verdict.ts';
import { isRuleCase } from '../../results/rule-id.ts';
import { notReached } from '../../words/not-reached.ts';
import { findsNothing } from '../exit-status.ts';

/** What to tell after the summary; undefined where the run came to its end. `started`: by --start. `stopped`: by what. */
export function whyNotJudged(
  { sut, cases, summary, interrupted }: RunResult,
  started: boolean,
  stopped = 'stopped by Ctrl-C',
): string | undefined {
  if (interrupted) return `${stopped}; the reports hold what ran until then`;
  const judged = cases.some((one) => isJudged(one.verdict) && !isRuleCase(one));
  if (sut.reachable && summary.error > 0) return `${errors(summary.error)} in an error; the reasons are with them`;
  if (sut.reachable && !judged) return 'nothing could be judged; the reasons are with the cases above';
  if (sut.reachable && cases.some(findsNothing)) return nothingFound;
  if (sut.reachable) return nothingAccepted(sut);
  const why = sut.unreachableReason ?? 'no reason known';
  if (sut.role === 'scu') return `the SCU cannot be judged: ${why}; check its command, and where it is to send`;
  if (judged) return `${sut.address} was lost during the run: ${why}; ${whereLost(cases, started)}`;
  if (sut.lostAfter !== undefined) return `${sut.address} cannot be judged: ${why}; ${seeWhatItSays(started)}`;
  return `${notReached(sut)}: ${why}; ${adviceFor(sut.noAssociation, started)}`;
}

function adviceFor(noAssociation: RunResult['sut']['noAssociation'], started: boolean): string {
  if (noAssociation === 'rejected') return 'check the AE titles, --calling-ae and --user';
  if (noAssociation === 'unanswered') return 'check port and TLS, and give it more time with --timeout';
  return started ? 'check the command of --start' : 'check host, port, TLS, the AE title and --calling-ae';
}

const nothingFound =
  'nothing that it acknowledged was found; see that --store-dir names the folder below which it writes DICOM files, or that it offers what --retrieve asks for';

/** The first case after which it was not well again, and how to find out more. */
function whereLost(cases: readonly CaseResult[], started: boolean): string {
  const looked = cases
    .filter(({ verdict, health }) => verdict !== 'error' && health !== 'not-checked')
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const first = looked[looked.findLastIndex(({ health }) => health === 'ok') + 1];
  const where = first ? `it was not well after ${first.id}; ` : '';
  return `${where}${seeWhatItSays(started)}`;
}

function seeWhatItSays(started: boolean): string {
  return started ? 'see what it printed' : 'see its log, or let --start supervise it, which tells what kills it';
}

function errors(count: number): string {
  return count === 1 ? 'a case ended' : `${count} cases ended`;
}

/** Most cases need a SOP Class, and without one a run says little, however green it is. */
function nothingAccepted({ address, sopClasses = [], protocolSopClass }: RunResult['sut']): string | undefined {
  if (sopClasses.length === 0 || protocolSopClass !== undefined) return undefined;
  return `${address} accepted no SOP Class in a Transfer Syntax without compression, so that few cases apply; see what it is configured to accept, and from which --calling-ae`;
}
