// Which tests mocha is going to run: those that its command line selects. What a test needs can be started before its turn.

/** A test of mocha, as far as it is needed here. */
interface Named {
  fullTitle(): string;
}

/** The tests that `-g`, `-f` and `-i` of a mocha command line leave; in a parallel run its workers have it too. */
export function selectedTests<T extends Named>(
  tests: readonly T[],
  argv: readonly string[] = process.argv,
): readonly T[] {
  const grep = optionOf(argv, '-g', '--grep');
  const fgrep = optionOf(argv, '-f', '--fgrep');
  const inverts = argv.includes('-i') || argv.includes('--invert');
  const pattern = grep === undefined ? undefined : regularExpression(grep);
  return tests.filter((test) => {
    const title = test.fullTitle();
    if (pattern) return pattern.test(title) !== inverts;
    return fgrep === undefined || title.includes(fgrep) !== inverts;
  });
}

/** `-g name`, `-g=name` or `--grep=name`. */
function optionOf(argv: readonly string[], ...names: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => names.some((name) => word === name || word.startsWith(`${name}=`)));
  const word = argv[at];
  return word?.includes('=') ? word.slice(word.indexOf('=') + 1) : word && argv[at + 1];
}

/** As mocha reads it: `/name/i`, or the bare expression. */
function regularExpression(text: string): RegExp {
  const [, body = text, flags = ''] = /^\/(.*)\/([gimy]{0,4})$/.exec(text) ?? [];
  return new RegExp(body, flags.replace('g', '').replace('y', ''));
}
