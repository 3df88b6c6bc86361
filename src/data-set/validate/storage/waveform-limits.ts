// A waveform against the Content Constraints of its IOD (PS3.3 A.34.x.4).

import { type Span, type WaveformLimits, waveformLimits } from '../../../registry/storage/waveform-limits.ts';
import type { ItemScope } from '../item-scope.ts';
import { printable } from '../printable.ts';
import { firstNumber } from './first-number.ts';
import { waveformTags } from './waveforms.ts';

type Name = 'NumberOfWaveformChannels' | 'NumberOfWaveformSamples' | 'SamplingFrequency';

/** Objects to multiplex groups that the IOD of this table does not allow. */
export function checkWaveformLimits(top: ItemScope, iodTable: string): void {
  const limits = waveformLimits[iodTable];
  const sequence = limits && top.find(waveformTags.WaveformSequence);
  if (!sequence || top.isCutOff(sequence)) return;
  const groups = top.itemsOf(waveformTags.WaveformSequence);
  const place = { tag: waveformTags.WaveformSequence, keyword: 'WaveformSequence' };
  if (limits.groups && groups.length > 0) {
    const [subclause, span] = limits.groups;
    if (!isWithin(groups.length, span)) {
      const where = `${limits.clause}.${subclause}`;
      top.object(place, 'item-count', 'error', where, `${shown(span)} items`, String(groups.length));
    }
  }
  for (const group of groups) checkGroup(group, limits);
  checkAllTogether(top, groups, limits);
}

function checkGroup(group: ItemScope, { clause, channels, samples, frequency, interpretations }: WaveformLimits): void {
  const within = (keyword: Name, limit: readonly [number, Span, ...unknown[]] | undefined) => {
    const [value] = group.valuesOf(waveformTags[keyword]);
    const number = value === undefined || value === '' ? Number.NaN : Number(value);
    if (!limit || Number.isNaN(number) || isWithin(number, limit[1])) return;
    const place = { tag: waveformTags[keyword], keyword };
    group.object(place, 'range', 'error', `${clause}.${limit[0]}`, shown(limit[1]), String(number));
  };
  within('NumberOfWaveformChannels', channels);
  within('NumberOfWaveformSamples', samples);
  within('SamplingFrequency', frequency);
  const [subclause, ...allowed] = interpretations ?? [0];
  for (const value of group.valuesOf(waveformTags.WaveformSampleInterpretation)) {
    if (allowed.length === 0 || typeof value !== 'string' || value.trim() === '' || allowed.includes(value.trim()))
      continue;
    const place = { tag: waveformTags.WaveformSampleInterpretation, keyword: 'WaveformSampleInterpretation' };
    group.object(place, 'enumerated-value', 'error', `${clause}.${subclause}`, allowed.join(', '), printable(value));
  }
}

function checkAllTogether(top: ItemScope, groups: readonly ItemScope[], { clause, channels }: WaveformLimits): void {
  const [subclause, , most] = channels ?? [];
  if (most === undefined) return;
  const counts = groups.map((group) => firstNumber(group, waveformTags.NumberOfWaveformChannels) ?? 0);
  const sum = counts.reduce((all, count) => all + count, 0);
  const place = { tag: waveformTags.WaveformSequence, keyword: 'WaveformSequence' };
  // One group with too many has been objected to.
  if (groups.length > 1 && sum > most)
    top.object(place, 'range', 'error', `${clause}.${subclause}`, `at most ${most} channels in all items`, String(sum));
}

const isWithin = (number: number, [lowest, highest]: Span) => number >= lowest && number <= highest;

function shown([lowest, highest]: Span): string {
  if (lowest === highest) return String(lowest);
  return lowest === 0 ? `at most ${highest}` : `${lowest} to ${highest}`;
}
