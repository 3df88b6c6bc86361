// `cstore new handler`: how a scripted SCP answers, for `cstore scp --handler`.

import { ExitStatus } from '../exit-status.ts';
import { type Subcommand, withExamples } from '../subcommand.ts';
import { writeNewFile } from './write-new-file.ts';

/** Defines `cstore new handler`. */
export const handler: Subcommand = (group, finish) => {
  const command = group
    .command('handler')
    .summary('how a scripted SCP answers, for `cstore scp --handler`')
    .description('Writes the script of an SCP, with comments. Never overwrites a file.')
    .argument('[file]', 'the file; - prints it', 'handler.yaml');
  withExamples(command, [
    ['cstore new handler answers.yaml', 'writes the script'],
    ['cstore scp --handler answers.yaml', 'an SCP that answers so, on 127.0.0.1:11112'],
  ]).action(async (file: string) => {
    await writeNewFile(file, text);
    finish(ExitStatus.ok);
  });
};

const text = `# What a scripted SCP answers to C-STORE requests: cstore scp --handler FILE
# When several fit, the first of bySopInstance, bySopClass, byAssociationCall and byCall counts; when none fits, the answer at
# the end does, and without one everything is stored.

# The first calls, counted over all associations: the SCP is full for one request, then well again.
byCall:
  - returns: 0x0000
  - returns: { Status: 0xA700, ErrorComment: out of resources }

# Instances of a class, by keyword or UID:
bySopClass:
  ColorPaletteStorage: { returns: { Status: 0xA900, OffendingElement: 0x00080016 } }

# More that an answer can be:
#   { delayMs: 5000, returns: 0x0000 }   waits first
#   { throws: broken }                   the handler fails: 0xC211
#   { never: true }                      no answer at all
#   { aborts: true }                     an A-ABORT instead
#   { closes: true }                     the connection is closed

# Everything else:
returns: 0x0000
`;
