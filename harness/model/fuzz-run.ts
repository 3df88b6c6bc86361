// What a campaign of the fuzzer came to, as plain data: fuzz.json, of which every other report is made.

import { z } from 'zod';
import { severities } from './fault.ts';
import { wireRecordSchema } from './wire-record.ts';

/** How far an input came, from the connection alone to a response. */
export const reaches = ['connection', 'association', 'message', 'response'] as const;
export type Reach = (typeof reaches)[number];

const findFilesSchema = z.strictObject({
  scenario: z.string().describe('What cstore run runs'),
  exact: z.string().describe('The exact bytes, for cstore fuzz --replay'),
  dataSet: z.string().optional().describe('The Data Set as a Part 10 file, if it is that which breaks the SUT'),
  capture: z.string().optional().describe('What went over the wire, in pcapng'),
});

const fuzzFindSchema = z.strictObject({
  id: z.string(),
  severity: z.enum(severities),
  isFail: z.boolean().describe('Whether it makes the run fail'),
  title: z.string().describe('The find in one sentence'),
  meaning: z.string().describe('What it means for those who use the SUT'),
  class: z.string(),
  seen: z.string().describe('What was seen, in one line'),
  clause: z.string(),
  demand: z.string().describe('What the clause demands, in one sentence'),
  inputs: z.array(z.string()).describe('The minimal inputs, one after the other: mutations with their choices'),
  breaks: z.array(z.string()).describe('What is wrong or unusual in them'),
  explanation: z.array(z.string()).describe('What of the input may be anything, and which change makes it pass'),
  run: z.number().int().describe('Number of the input in the campaign'),
  path: z.string().describe('With the seed, it names the input as it was drawn'),
  phase: z.string(),
  atMs: z.number(),
  confirmed: z.number().int().describe('How often of three times it showed again'),
  tried: z.number().int().describe('Simpler inputs that were tried'),
  occurrences: z.number().int().describe('Inputs that came to the same'),
  mutations: z.array(z.string()).describe('Mutations of the inputs that came to the same'),
  transcript: z.array(wireRecordSchema).describe('What went over the wire with the minimal inputs'),
  files: findFilesSchema.describe('Paths relative to the folder of the reports'),
  replay: z.string().describe('The command that sends its exact bytes once more'),
  runScenario: z.string().describe('The command that runs its scenario'),
});

const cellSchema = z.strictObject({
  runs: z.number().int(),
  reach: z.enum(reaches).optional().describe('How far the furthest of them came'),
  hole: z.string().optional().describe('Why there are none'),
});

const coverageSchema = z.strictObject({
  columns: z.array(z.string()).describe('Presentation contexts that the SUT accepts'),
  rows: z.array(
    z.strictObject({
      mutation: z.string(),
      subject: z.string(),
      breaks: z.string(),
      choices: z.number().int().describe('Different places, variants and sizes that were tried'),
      variants: z.strictObject({ tried: z.number().int(), all: z.number().int() }),
      cells: z.array(cellSchema),
    }),
  ),
});

export const fuzzRunSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  startedAt: z.string().describe('ISO 8601, UTC'),
  sut: z.strictObject({ address: z.string(), role: z.enum(['scp', 'scu']) }),
  target: z.string().describe('SOP Classes and Transfer Syntaxes that were sent'),
  seed: z.number(),
  runs: z.number().int().describe('Inputs that were sent'),
  leftOut: z.number().int().describe('Inputs that hold what was found to break the SUT already'),
  elapsedMs: z.number(),
  ended: z.string().optional().describe('Why it ended before it was done'),
  verdict: z.string().describe('The outcome in a sentence or two'),
  finds: z.array(fuzzFindSchema).describe('The worst first'),
  reactions: z.array(z.strictObject({ signature: z.string(), run: z.number().int() })),
  reach: z.partialRecord(z.enum(reaches), z.number().int()).describe('Inputs by how far they came'),
  coverage: coverageSchema,
  warnings: z.array(z.string()).describe('Why the run tells less than it seems'),
  notes: z.array(z.string()),
  command: z.string().describe('The command that runs the campaign again'),
});

export type FuzzRun = z.infer<typeof fuzzRunSchema>;
export type FuzzFind = FuzzRun['finds'][number];
export type Coverage = FuzzRun['coverage'];
