// What `cstore probe` prints: a line for each fact, and a compact table of SOP Classes and Transfer Syntaxes.

import type { Measurements, ScpMeasurements } from '../../model/measurements.ts';

/** The lines; what came from the SCP is as it came. */
export function probeLines(found: Measurements): string[] {
  if (found.role !== 'scp') return [];
  const { address, measured, notMeasured } = found;
  const facts = [...identityLines(measured), ...negotiationLines(measured), ...storesLines(measured)];
  const width = Math.max(0, ...facts.map(([name]) => name.length));
  return [
    address,
    ...facts.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    ...tableLines(measured),
    ...notMeasured.map(({ name, why }) => `not measured: ${name}, ${why}`),
  ];
}

type Line = readonly [name: string, value: string];

function identityLines({ implementation, maximumLength, applicationContext }: ScpMeasurements): Line[] {
  const { classUID = 'no class UID', versionName = 'no version name' } = implementation ?? {};
  const { bytes } = maximumLength ?? {};
  const length = bytes === undefined ? 'none announced' : bytes === 0 ? 'no limit' : `${bytes} bytes`;
  return [
    ...(implementation ? [['implementation', `${versionName} (${classUID})`] as const] : []),
    ...(applicationContext ? [['application context', applicationContext.name ?? 'none'] as const] : []),
    ...(maximumLength ? [['maximum length', length] as const] : []),
  ];
}

function negotiationLines({ window, roles, verification }: ScpMeasurements): Line[] {
  return [
    ...(verification ? [['verification', verificationText(verification)] as const] : []),
    ...(window ? [['operations at once', windowText(window)] as const] : []),
    ...(roles ? [['roles of the requestor', rolesText(roles)] as const] : []),
  ];
}

function verificationText({ transferSyntaxes, echo }: NonNullable<ScpMeasurements['verification']>): string {
  if (transferSyntaxes.length === 0) return 'refused';
  return echo === '0x0000' ? 'yes' : `accepted, but ${echo ?? 'not tried'}`;
}

function windowText({ answered }: NonNullable<ScpMeasurements['window']>): string {
  if (!answered) return '1, the window is not answered';
  return `${limitText(answered.invoked)} to it, ${limitText(answered.performed)} from it`;
}

const limitText = (count: number): string => (count === 0 ? 'any number' : String(count));

function rolesText(roles: NonNullable<ScpMeasurements['roles']>): string {
  const accepted = roles.flatMap(({ answered }) => answered ?? []);
  const names = (['SCU', 'SCP'] as const).filter((role) => accepted.includes(role));
  return names.length > 0 ? names.join(', ') : 'SCU, role selection is not answered';
}

function storesLines({ stored = [] }: ScpMeasurements): Line[] {
  const [first] = stored;
  return first ? [['stores', `${first.sopClass} in ${first.transferSyntax}: ${first.answer}`]] : [];
}

/** SOP Classes that are accepted in the same Transfer Syntaxes are one row. */
function tableLines({ contexts }: ScpMeasurements): string[] {
  if (!contexts) return [];
  const { accepted, refused } = contexts;
  if (accepted.length === 0) return [`none of ${refused.length} SOP Classes is accepted`];
  const groups = new Map<string, string[]>();
  for (const { sopClass, transferSyntaxes } of accepted) {
    const key = transferSyntaxes.join(', ');
    groups.set(key, [...(groups.get(key) ?? []), sopClass]);
  }
  return [
    `${accepted.length} of ${accepted.length + refused.length} SOP Classes are accepted`,
    ...[...groups].flatMap(([syntaxes, classes]) => [
      ...wrapped(`in ${syntaxes}`, '  '),
      ...wrapped(classes.join(', '), '    '),
    ]),
  ];
}

const lineWidth = 116;

function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const next = line === '' ? word : `${line} ${word}`;
    if (line === '' || next.length <= lineWidth) line = next;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((one) => `${indent}${one}`);
}
