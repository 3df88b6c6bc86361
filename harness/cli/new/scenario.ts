// `cstore new scenario`: a scenario to begin with, for an SCP or an SCU under test.

import { Option } from 'commander';
import { ExitStatus } from '../exit-status.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { writeNewFile } from './write-new-file.ts';

const roles = ['scp', 'scu'] as const;

/** Defines `cstore new scenario`. */
export const scenario: Subcommand = (group, finish) => {
  const command = group
    .command('scenario')
    .summary('a scenario, for `cstore lint` and `cstore run`')
    .description('Writes a scenario that runs as it is, with comments. Never overwrites a file.')
    .argument('[file]', 'the file; - prints it', 'scenario.yaml')
    .addOption(new Option('--sut <role>', 'what is under test').choices(roles).default('scp'));
  withExamples(command, [
    ['cstore new scenario my-scenarios/own.yaml', 'an SCP is under test'],
    ['cstore run my-scenarios --scp ARCHIVE@pacs.example.org:104', 'judges the archive by your scenarios'],
  ]).action(async (file: string, { sut }: { readonly sut: (typeof roles)[number] }) => {
    await writeNewFile(file, head + (sut === 'scp' ? scpSteps : scuSteps));
    finish(ExitStatus.ok);
  });
};

const head = `# A scenario: what is under test, which clause it checks, what happens, and which reactions are legal.
# What is left out is what a well-behaved peer would do. All keys: scenarios/README.md in the package.
#   cstore lint FILE       is it well formed?
#   cstore explain ID      what does it do, and what does each reaction come to?
#   cstore run FILE        against the built-in SCU and SCP
# The JSON Schema, from \`cstore schema > scenario.schema.json\`, lets an editor complete keys:
# yaml-language-server: $schema=scenario.schema.json
`;

const scpSteps = `
# Reports and baselines name it. The last part says what it is about.
id: own/two-instances-on-one-association
title: The SCP stores two instances on one association
requirement:
  ref: PS3.4 B.2.3 # the clause that demands it
  level: shall # shall: a break is a fail; should: a warning
  text: The SCP stores what it answers with success, and answers with a failure only for a cause. # in your own words
sut: scp # the harness is the SCU

# One case for each of these. nonPatient: all SOP Classes of PS3.4 Annex GG.
for:
  sopClass: [SecondaryCaptureImageStorage, HangingProtocolStorage]

steps:
  - associate: {} # proposes the SOP Class; not applicable if it is not accepted
  - c-store: valid # a generated instance of the case's SOP Class
  - expect: { response: { Status: 0x0000 } }
  - c-store: valid # another one
  - expect:
      anyOf: # every legal reaction, the best first
        - response: { Status: 0x0000 }
        - response: { Status: 0xA700 } # out of resources: legal, but it shows nothing
          verdict: inconclusive
  - release: {}
`;

const scuSteps = `
# Reports and baselines name it. The last part says what it is about.
id: own/scu-out-of-resources
title: The SCU tells that instances were refused because the SCP is out of resources
requirement:
  ref: PS3.4 B.2.1 # the clause that demands it
  level: shall # shall: a break is a fail; should: a warning
  text: The SCU tells successful responses from failures. # in your own words
sut: scu # the harness is the SCP

steps:
  - ask-to-send: { instances: 3 }
  - respond: { Status: 0xA700, ErrorComment: full } # to every C-STORE request
  - expect-report: { distinguishesFailure: true } # found out by comparison with a run in which all is stored
`;
