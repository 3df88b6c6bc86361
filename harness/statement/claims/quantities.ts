// Sizes, times and numbers in cells of a statement, as vendors write them: `16,384 bytes`, `16 KB`, `Default: 30 s`, `2 min`.

const unlimited = /^(?:unlimited|no (?:time )?limit|not limited|infinite)\b/i;
const number = /^(?:default\s*:?\s*)?(\d{1,3}(?:[,' ]\d{3})+|\d{1,12})(\.\d+)?\s*(.*)$/i;

const bytes: readonly (readonly [RegExp, number])[] = [
  [/^(?:b|bytes?|octets?)?$/i, 1],
  [/^k(?:i?b|bytes?)?$/i, 1024],
  [/^m(?:i?b|bytes?)$/i, 1024 * 1024],
];

const seconds: readonly (readonly [RegExp, number])[] = [
  [/^(?:s|secs?\.?|seconds?)?$/i, 1],
  [/^(?:ms|msecs?|milliseconds?)$/i, 0.001],
  [/^(?:mins?\.?|minutes?)$/i, 60],
  [/^(?:h|hours?)$/i, 3600],
];

const pieces: readonly (readonly [RegExp, number])[] = [
  [/^(?:(?:simultaneous |concurrent )?(?:associations?|connections?|operations?|transactions?))?$/i, 1],
];

/** A number of bytes; zero for "no limit"; nothing for a range or a sentence. */
export const bytesIn = (text: string): number | undefined => quantity(text, bytes);

/** Seconds. */
export const secondsIn = (text: string): number | undefined => quantity(text, seconds);

/** A number of associations or operations. */
export const countIn = (text: string): number | undefined => quantity(text, pieces);

function quantity(text: string, units: readonly (readonly [RegExp, number])[]): number | undefined {
  if (unlimited.test(text)) return 0;
  const [, whole = '', part = '', rest = ''] = number.exec(text) ?? [];
  const unit = rest.replace(/\s*\([^)]*\)$/, '').trim();
  const factor = units.find(([name]) => name.test(unit))?.[1];
  return whole === '' || factor === undefined ? undefined : Number(whole.replaceAll(/[,' ]/g, '') + part) * factor;
}
