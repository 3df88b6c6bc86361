// The reports that the browser tests look at, in a temporary folder of their own.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExplicitVRLittleEndian, encodeDataSet } from '../../../src/index.ts';
import { encodeCommandSet, fragmentMessage } from '../../../src/wire.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { WireRecord } from '../../model/wire-record.ts';
import { faultyRun } from '../../report/faulty-run-fixture.ts';
import { writeReports } from '../../report/index.ts';
import { caseResult, manyCases, oneOfEach, runResult } from '../../report/run-result-fixture.ts';

/** Markup, scripts and URLs in every field that a peer can fill. */
const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>\x1b[31m\u202e\0';
/** The same, 64 KB long. */
const endless = hostile.repeat(Math.ceil(65_536 / hostile.length));

/** An A-ASSOCIATE-AC whose AE titles are markup, in hexadecimal. */
function hostileBytes(): string {
  const body = Buffer.concat([Buffer.from([0, 1, 0, 0]), Buffer.from('<img src=x onerr=alert(1)><b>yes', 'latin1')]);
  return Buffer.concat([Buffer.from([2, 0, 0, 0, 0, body.length]), body]).toString('hex');
}

/** A run whose peer tries to take over the page. */
export function hostileRun(): RunResult {
  const waiver = { reason: hostile, acceptedBy: hostile, until: hostile };
  const run = runResult([
    ...oneOfEach().cases,
    caseResult({ id: hostile, scenario: 'ps3.8/waived', verdict: 'fail', waiver }),
    caseResult({ id: 'blocked', verdict: 'inconclusive', blockedBy: hostile }),
    caseResult({
      id: `ps3.8/hostile:${hostile}`,
      scenario: 'ps3.8/hostile',
      title: hostile,
      given: { sopClass: hostile, [hostile]: 'https://example.org/a.png' },
      verdict: 'fail',
      place: { file: hostile, line: 1 },
      expected: [{ text: hostile }, { text: 'https://example.org/b.mp4' }],
      observed: { kind: 'report', text: 'https://example.org/c.png' },
      reasons: [{ kind: 'note', text: endless }],
      dispute: { by: hostile, date: hostile, text: endless },
      capture: { streams: [1], frames: [1, 2] },
      findings: [{ rule: hostile, clause: hostile, level: 'shall', text: hostile }],
      answer: { kind: 'report', text: hostile },
      notes: [hostile],
      attempts: [{ verdict: 'fail', why: hostile }],
      wire: [
        { at: 1, direction: 'event', connection: hostile, what: { kind: 'note', text: hostile }, remark: hostile },
        { at: 2, direction: 'received', what: { kind: 'undecodable', text: endless }, length: 99, hex: hostileBytes() },
      ],
    }),
  ]);
  const faults = run.faults.flatMap((fault) => [
    fault,
    { ...fault, id: hostile, title: hostile, clause: hostile, waiver, blocked: ['blocked'] },
  ]);
  return { ...run, faults, sut: { ...run.sut, address: `${hostile}@host:104`, implementationVersionName: hostile } };
}

/** A system with thirty faults, each in ten cases, that accepts a hundred and fifty SOP Classes: more than most. */
export function badRun(): RunResult {
  const cases = Array.from({ length: 300 }, (_, at) =>
    caseResult({
      id: `ps3.8/9.${at % 30}/fault:${at}`,
      scenario: `ps3.8/9.${at % 30}/fault`,
      title: `Fault ${at % 30} shows if the request is made in way ${at}, which nobody expects`,
      given: { sopClass: 'CTImageStorage', way: String(at) },
      requirement: { ref: `PS3.8 9.${at % 30}`, level: 'shall', text: 'The acceptor answers each request. '.repeat(3) },
      verdict: 'fail',
      reasons: [{ kind: 'requirement' }],
      observed: { kind: 'closed', how: 'FIN' },
    }),
  );
  const run = runResult(cases);
  const transferSyntaxes = ['ImplicitVRLittleEndian', 'ExplicitVRLittleEndian', 'ExplicitVRBigEndian'];
  const sopClasses = Array.from({ length: 150 }, (_, at) => ({
    sopClass: `1.2.840.10008.5.1.4.1.1.${at}`,
    negotiation: 'accepted',
    transferSyntaxes,
  }));
  return { ...run, sut: { ...run.sut, sopClasses } };
}

/** A C-STORE-RQ with markup in its Data Set, in Explicit VR Little Endian, and what it is sent on. */
function hostileMessage(): WireRecord {
  const command = encodeCommandSet({ CommandField: 1, MessageID: 1, CommandDataSetType: 0 });
  const dataSet = Buffer.from(encodeDataSet({ PatientID: '<img src=x~[31m' }, ExplicitVRLittleEndian));
  dataSet[dataSet.indexOf('~')] = 0x1b; // what no encoder writes
  const bytes = Buffer.concat(fragmentMessage(1, command, dataSet, 0));
  const what = { kind: 'message', commandField: 1, messageId: 1 } as const;
  return { at: 2, direction: 'sent', what, length: bytes.length, hex: bytes.toString('hex') };
}

/** A response of which the rule on its Status is broken, with its bytes. */
function brokenRun(): RunResult {
  const command = encodeCommandSet({ CommandField: 0x8001, CommandDataSetType: 0x0101, Status: 0x0107 });
  const [bytes = Buffer.alloc(0)] = fragmentMessage(1, command, undefined, 0);
  const pdvs = [{ contextId: 1, isCommand: true, isLast: true, length: command.length }];
  return runResult([
    caseResult({
      verdict: 'fail',
      findings: [{ rule: 'status/status-class', clause: 'PS3.7 Annex C', level: 'shall', text: 'x' }],
      wire: [
        {
          at: 0,
          direction: 'received',
          what: {
            kind: 'pdu',
            pdu: {
              type: 'A-ASSOCIATE-AC',
              contexts: [{ id: 1, result: 0, transferSyntax: ExplicitVRLittleEndian.uid }],
            },
          },
          length: 184,
        },
        {
          at: 1,
          direction: 'received',
          what: { kind: 'pdu', pdu: { type: 'P-DATA-TF', pdvs } },
          length: bytes.length,
          hex: bytes.toString('hex'),
        },
        hostileMessage(),
      ],
    }),
  ]);
}

const runs = { small: faultyRun, broken: brokenRun, large: () => manyCases(2000), bad: badRun, hostile: hostileRun };

export type ReportRun = keyof typeof runs;

export interface ReportFiles {
  /** The path of a report of one of the runs. */
  path(run: ReportRun, file: 'index.html' | 'mochawesome.html'): string;
  remove(): Promise<void>;
}

/** Writes the HTML reports of every run. */
export async function writeReportFiles(): Promise<ReportFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'report-browser-'));
  for (const [name, make] of Object.entries(runs)) {
    await writeReports(make(), join(folder, name), ['html', 'mochawesome']);
  }
  return {
    path: (run, file) => join(folder, run, file),
    remove: () => rm(folder, { recursive: true }),
  };
}
