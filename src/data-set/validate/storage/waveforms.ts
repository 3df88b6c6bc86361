// Whether the multiplex groups of a waveform agree with their channels and samples, and with the length of Waveform Data
// (PS3.3 C.10.9.1, PS3.5 8.3).

import type { DataElement } from '../../read/element-tree.ts';
import type { ItemScope } from '../item-scope.ts';
import { printable } from '../printable.ts';
import { firstNumber } from './first-number.ts';

export const waveformTags = {
  WaveformSequence: 0x54000100,
  NumberOfWaveformChannels: 0x003a0005,
  NumberOfWaveformSamples: 0x003a0010,
  SamplingFrequency: 0x003a001a,
  ChannelDefinitionSequence: 0x003a0200,
  WaveformBitsStored: 0x003a021a,
  WaveformBitsAllocated: 0x54001004,
  WaveformSampleInterpretation: 0x54001006,
  WaveformPaddingValue: 0x5400100a,
  WaveformData: 0x54001010,
  ChannelMinimumValue: 0x54000110,
  ChannelMaximumValue: 0x54000112,
  TriggerSamplePosition: 0x0018106e,
} as const;

type Name = keyof typeof waveformTags;

/** Bits Allocated of each Waveform Sample Interpretation (PS3.3 Table C.10-10). */
const bitsOf: Readonly<Record<string, number>> = {
  SB: 8,
  UB: 8,
  MB: 8,
  AB: 8,
  SS: 16,
  US: 16,
  SL: 32,
  UL: 32,
  SV: 64,
  UV: 64,
};

/** Objects to multiplex groups of which attributes contradict each other. */
export function checkWaveforms(top: ItemScope): void {
  for (const group of top.itemsOf(waveformTags.WaveformSequence)) checkGroup(group);
}

function checkGroup(group: ItemScope): void {
  const number = (name: Name) => firstNumber(group, waveformTags[name]);
  const [channels, samples, bits] = [
    number('NumberOfWaveformChannels'),
    number('NumberOfWaveformSamples'),
    number('WaveformBitsAllocated'),
  ];
  checkChannels(group, channels);
  checkSample(group, bits);
  const trigger = number('TriggerSamplePosition');
  if (trigger !== undefined && samples !== undefined && (trigger < 1 || trigger > samples))
    objectTo(group, 'TriggerSamplePosition', 'reference', 'C.10.9.1.2', `a sample from 1 to ${samples}`, trigger);
  const data = group.find(waveformTags.WaveformData);
  if (!data || group.isCutOff(data) || bits === undefined) return;
  if (channels && samples && bits % 8 === 0) checkLength(group, data, (channels * samples * bits) / 8);
  checkSampleValues(group, bits);
}

function objectTo(
  scope: ItemScope,
  keyword: Name,
  rule: 'relation' | 'reference' | 'count' | 'vr',
  clause: string,
  expected: string,
  actual: string | number,
): void {
  const where = clause.startsWith('C.') ? `PS3.3 ${clause}` : clause;
  scope.object({ tag: waveformTags[keyword], keyword }, rule, 'error', where, expected, String(actual));
}

/** An item for each channel (PS3.3 Table C.10-9). */
function checkChannels(group: ItemScope, channels: number | undefined): void {
  const definitions = group.find(waveformTags.ChannelDefinitionSequence);
  if (!definitions?.items || group.isCutOff(definitions) || channels === undefined) return;
  const { length } = definitions.items;
  if (length !== channels && length > 0)
    objectTo(group, 'ChannelDefinitionSequence', 'count', 'C.10.9', `an item for each of ${channels} channels`, length);
}

/** Bits Allocated, Sample Interpretation and Bits Stored (PS3.3 C.10.9.1.4.4, C.10.9.1.5). */
function checkSample(group: ItemScope, bits: number | undefined): void {
  const [text] = group.valuesOf(waveformTags.WaveformSampleInterpretation);
  const interpretation = typeof text === 'string' ? text.trim() : '';
  if (bits === undefined) return;
  const wanted = bitsOf[interpretation];
  if (bits === 0 || bits % 8 !== 0) {
    objectTo(group, 'WaveformBitsAllocated', 'relation', 'C.10.9.1.5', 'a multiple of 8', bits);
    return;
  }
  if (wanted !== undefined && wanted !== bits) {
    const expected = `a representation of ${bits} bits, as Waveform Bits Allocated says`;
    objectTo(group, 'WaveformSampleInterpretation', 'relation', 'C.10.9.1.5', expected, printable(interpretation));
  }
  for (const channel of group.itemsOf(waveformTags.ChannelDefinitionSequence)) {
    const stored = firstNumber(channel, waveformTags.WaveformBitsStored);
    if (stored === undefined) continue;
    if (interpretation === 'MB' || interpretation === 'AB') {
      const expected = `8, as Waveform Sample Interpretation is ${interpretation}`;
      if (stored !== 8) objectTo(channel, 'WaveformBitsStored', 'relation', 'C.10.9.1.4.4', expected, stored);
    } else if (stored < 1 || stored > bits)
      objectTo(channel, 'WaveformBitsStored', 'relation', 'C.10.9.1.4.4', `1 to ${bits}, the bits allocated`, stored);
  }
}

/** No padding but a byte at the end. */
function checkLength(group: ItemScope, { length }: DataElement, bytes: number): void {
  const even = bytes + (bytes % 2);
  if (length === even || length === bytes) return;
  const expected = `${even} bytes, as the numbers of channels and samples and the bits allocated say`;
  objectTo(group, 'WaveformData', 'count', 'C.10.9.1.7', expected, `${length} bytes`);
}

/** Bytes in 8 bits, words in more; what is of one sample is encoded like the samples (PS3.5 8.3, PS3.3 C.10.9.1.6). */
function checkSampleValues(group: ItemScope, bits: number): void {
  checkVr(group, 'WaveformData', bits);
  checkOneSample(group, 'WaveformPaddingValue', bits);
  for (const channel of group.itemsOf(waveformTags.ChannelDefinitionSequence))
    for (const name of ['ChannelMinimumValue', 'ChannelMaximumValue'] as const) checkOneSample(channel, name, bits);
}

function checkVr(scope: ItemScope, name: Name, bits: number): void {
  const element = scope.find(waveformTags[name]);
  const wanted = bits === 8 ? 'OB' : 'OW';
  if (!element?.vrEncoded || element.vr === wanted || (element.vr !== 'OB' && element.vr !== 'OW')) return;
  objectTo(scope, name, 'vr', 'PS3.5 8.3', `VR ${wanted}, as ${bits} bits are allocated`, `VR ${element.vr}`);
}

function checkOneSample(scope: ItemScope, name: Name, bits: number): void {
  const element = scope.find(waveformTags[name]);
  if (!element || element.length === 0 || scope.isCutOff(element)) return;
  checkVr(scope, name, bits);
  const bytes = Math.max(2, bits / 8);
  if (element.length !== bytes)
    objectTo(scope, name, 'count', 'C.10.9.1.5', `${bytes} bytes, of one sample`, `${element.length} bytes`);
}
