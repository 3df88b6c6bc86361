// Which parts of a minimal input may be anything: each is changed alone, and the SUT tells whether it still fails.

import { sopClassByUid, transferSyntaxByUid } from '../../../src/index.ts';
import type { Input, Use } from '../input.ts';
import { mutationById } from '../mutations/registry.ts';
import type { Target } from '../target.ts';

export interface ExplainOptions {
  readonly target: Target;
  readonly fails: (input: Input) => Promise<boolean>;
  /** Told before each try; false ends it. */
  readonly mayGoOn: () => boolean;
}

/** Other variants of a mutation that are tried. */
const triedVariants = 4;

/** Sentences of a table: a part of the input, and what it may be. */
export async function explain(input: Input, options: ExplainOptions): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const [at, use] of input.uses.entries()) {
    lines.push(...(await ofVariants(input, at, use, options)));
    const least = mutationById(use.mutation).sizes?.least;
    if (least !== undefined)
      lines.push(`${use.mutation}: from size ${use.size} on${use.size === least ? ', the least' : ''}`);
  }
  lines.push(await ofTransferSyntaxes(input, options));
  const dropped = input.dropped?.length ?? 0;
  if (dropped > 0) lines.push(`elements of the Data Set: ${dropped} play no part and are left out`);
  return lines.filter((line) => line !== '');
}

async function ofVariants(
  input: Input,
  at: number,
  use: Use,
  { fails, mayGoOn }: ExplainOptions,
): Promise<readonly string[]> {
  const { variants = [], id } = mutationById(use.mutation);
  const others = variants.map((_, number) => number).filter((number) => number !== use.variant);
  const failing: string[] = [];
  const passing: string[] = [];
  for (const variant of others.slice(0, triedVariants)) {
    if (!mayGoOn()) break;
    const isFailing = await fails({ ...input, uses: input.uses.with(at, { ...use, variant }) });
    (isFailing ? failing : passing).push(variants[variant] ?? '');
  }
  if (failing.length + passing.length === 0) return [];
  const own = variants[use.variant % variants.length] ?? '';
  const lines = [`${id}: "${own}"${failing.length > 0 ? `, and as well ${failing.map(quoted).join(', ')}` : ''}`];
  if (passing.length > 0) lines.push(`${id}: passes with ${passing.map(quoted).join(', ')}`);
  return lines;
}

async function ofTransferSyntaxes(input: Input, { target, fails, mayGoOn }: ExplainOptions): Promise<string> {
  const names = new Map<string, boolean>([[nameOf(input), true]]);
  for (const pair of target.pairs) {
    if (!mayGoOn() || names.size > triedVariants) break;
    if (!names.has(nameOf(pair))) names.set(nameOf(pair), await fails({ ...input, ...pair }));
  }
  const failing = [...names].filter(([, isFailing]) => isFailing).map(([name]) => name);
  const passing = [...names].filter(([, isFailing]) => !isFailing).map(([name]) => name);
  return `presentation context: ${failing.join(', ')}${passing.length > 0 ? `; passes with ${passing.join(', ')}` : ''}`;
}

function nameOf({ sopClass, transferSyntax }: Pick<Input, 'sopClass' | 'transferSyntax'>): string {
  return `${sopClassByUid(sopClass)?.keyword ?? sopClass} in ${transferSyntaxByUid(transferSyntax)?.keyword ?? transferSyntax}`;
}

function quoted(text: string): string {
  return `"${text}"`;
}
