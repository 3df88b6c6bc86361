// `cstore new baseline`: known deviations, for `cstore run --baseline`.

import { ExitStatus } from '../exit-status.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { writeNewFile } from './write-new-file.ts';

/** Defines `cstore new baseline`. */
export const baseline: Subcommand = (group, finish) => {
  const command = group
    .command('baseline')
    .summary('known deviations, for `cstore run --baseline`')
    .description(
      'Writes a baseline that knows nothing yet, with a row of each kind commented out. Never overwrites a file.\n' +
        '`cstore run --baseline FILE --update-baseline` fills it from a run.',
    )
    .argument('[file]', 'the file; - prints it', 'known.yaml');
  withExamples(command, [
    ['cstore new baseline', 'writes known.yaml'],
    ['cstore run --scp ARCHIVE@pacs.example.org:104 --baseline known.yaml', 'fails only for what is new'],
  ]).action(async (file: string) => {
    await writeNewFile(file, text);
    finish(ExitStatus.ok);
  });
};

const text = `# What is known of a system: cstore run --baseline FILE fails only for what is not here.
# Take the # away from rows that hold, or let a run write them: --update-baseline.

waivers: []
#  # A fault by its rule or its id, which --verbose and the reports tell; * stands for any characters.
#  - rule: associate-ac/implementation-class-uid
#    reason: The class UID is missing; fixed in 2.4
#    acceptedBy: QA
#    until: 2030-12-31 # the last day on which it holds
#  # Or cases by their ids, if not all of a fault are known.
#  - case: ps3.7/c.1/unrecognized-operation:*
#    verdict: fail # fail or warn
#    reason: C-FIND is answered with success
#    acceptedBy: QA
#    until: 2030-12-31

# What the vendor says against a fault. Shown beside it in every report; changes no verdict.
disputes: []
#  - rule: response/message-id
#    by: ACME
#    text: We read PS3.7 in another way
#    date: 2030-11-20
`;
