// Channels that annotations and presentation groups of a waveform refer to (PS3.3 C.10.9, C.10.10.1.1): pairs of the
// ordinals of a multiplex group and of a channel in it.

import type { ItemScope } from '../item-scope.ts';
import { waveformTags } from './waveforms.ts';

const referencedChannels = { tag: 0x0040a0b0, keyword: 'ReferencedWaveformChannels' };
const annotations = 0x0040b020;
const [presentationGroups, channelDisplays] = [0x003a0240, 0x003a0242];

/** Objects to channels that are not there. */
export function checkWaveformChannels(top: ItemScope): void {
  const sequence = top.find(waveformTags.WaveformSequence);
  if (!sequence || top.isCutOff(sequence)) return;
  const counts = top
    .itemsOf(waveformTags.WaveformSequence)
    .map((group) => group.itemsOf(waveformTags.ChannelDefinitionSequence).length);
  if (counts.length === 0 || counts.includes(0)) return;
  for (const item of top.itemsOf(annotations)) checkPairs(item, counts, 0, 'PS3.3 C.10.10.1.1');
  for (const group of top.itemsOf(presentationGroups))
    for (const item of group.itemsOf(channelDisplays)) checkPairs(item, counts, 1, 'PS3.3 C.10.9');
}

/** Channel 0 means all of the group, if that is said. */
function checkPairs(item: ItemScope, counts: readonly number[], lowest: number, clause: string): void {
  const values = item.valuesOf(referencedChannels.tag).map(Number);
  if (values.length % 2 !== 0) {
    item.object(referencedChannels, 'count', 'error', clause, 'pairs of group and channel', `${values.length} values`);
    return;
  }
  for (let at = 0; at < values.length; at += 2) {
    const [group = 0, channel = 0] = values.slice(at, at + 2);
    const count = counts[group - 1];
    if (count !== undefined && channel >= lowest && channel <= count) continue;
    const expected = `a channel that is in one of ${counts.length} groups`;
    item.object(referencedChannels, 'reference', 'error', clause, expected, `${group}\\${channel}`);
    return;
  }
}
