import { expect } from 'chai';
import type { Command } from 'commander';
import { describeCommand, withAllBelow } from '../../cli/completion/command-description.ts';
import { createProgram } from '../../cli/program.ts';
import { argumentsOf, brokenLinks, commandsIn, commandsOf, documents } from './testing/documents.ts';

/** Parses a command as `cstore` does, without running it. Rejects with what is wrong. */
async function parse(line: string): Promise<void> {
  const program = createProgram(() => undefined);
  const silence = (command: Command): void => {
    command.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
    if (command.commands.length === 0) command.action(() => undefined);
    command.commands.forEach(silence);
  };
  silence(program);
  await program.parseAsync(argumentsOf(line), { from: 'user' });
}

/** What is wrong with each of the commands that do not parse; to ask for help or the version is right. */
async function wrong(lines: readonly string[]): Promise<string[]> {
  const told = lines.map((line) =>
    parse(line).then(
      () => [],
      ({ code, message }) =>
        ['commander.helpDisplayed', 'commander.version'].includes(code) ? [] : [`${line}: ${message}`],
    ),
  );
  return (await Promise.all(told)).flat();
}

describe('the documents', function () {
  this.timeout(60_000);

  for (const document of documents) {
    it(`${document}: every command in a block is one of cstore`, async () => {
      expect(await wrong(commandsOf(document))).to.deep.equal([]);
    });

    it(`${document}: every link leads to a file and a heading that are there`, () => {
      expect(brokenLinks(document)).to.deep.equal([]);
    });
  }

  it('have commands', () => {
    expect(commandsOf('README.md').length).to.be.above(15);
  });

  it('are as right as the examples of --help', async () => {
    const commands = withAllBelow(describeCommand(createProgram(() => undefined)));
    const examples = commands.flatMap(({ after }) => [...after.matchAll(/^ {2}\$ (cstore .*)$/gm)]);
    expect(examples.length).to.be.above(20);
    expect(await wrong(examples.map(([, line = '']) => line))).to.deep.equal([]);
  });

  it('would be told of an option, a command or a value that does not exist', async () => {
    for (const line of ['cstore run --no-such', 'npx cstore runn', 'cstore run --scp nowhere', 'cstore statement what'])
      expect(await wrong([line]), line).to.have.length(1);
  });

  it('are read as a shell reads them', () => {
    const text =
      "```sh\nnpx cstore run --start 'storescp {port}' \\\n  --out x   # a remark\ncd cstore\n```\ncstore in prose\n";
    expect(commandsIn(text)).to.have.length(1);
    expect(argumentsOf(commandsIn(text)[0] ?? '')).to.deep.equal(['run', '--start', 'storescp {port}', '--out', 'x']);
    expect(argumentsOf('cstore schema > file')).to.deep.equal(['schema']);
    expect(argumentsOf('cstore list --json | jq .')).to.deep.equal(['list', '--json']);
  });
});
