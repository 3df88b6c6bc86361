// The channels of generated electrocardiograms (PS3.3 C.10.9, A.34.3 to A.34.5): leads of PS3.16 CID 3001, each a wave of its own.

import type { DataSet } from '../../data-set.ts';
import { code } from '../macros.ts';

const leads = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const;
/** Of CID 3001, by lead: the numbers of MDC. */
const numbers = ['2:1', '2:2', '2:61', '2:62', '2:63', '2:64', '2:3', '2:4', '2:5', '2:6', '2:7', '2:8'] as const;
const samples = 128;

/** Values of a multiplex group with the first `count` leads, in samples of 16 bits. */
export function ecgLeads(count: number): DataSet {
  const shown = leads.slice(0, count);
  return {
    'WaveformSequence.NumberOfWaveformChannels': shown.length,
    'WaveformSequence.NumberOfWaveformSamples': samples,
    'WaveformSequence.ChannelDefinitionSequence': shown.map((lead, index) => ({
      ChannelSourceSequence: [code(numbers[index] ?? '', 'MDC', `Lead ${lead}`)],
    })),
    'WaveformSequence.WaveformData': { vr: 'OW', Value: [waves(shown.length)] },
  };
}

/** Sample by sample, each with all its channels (PS3.3 C.10.9.1.7). */
function waves(channels: number): Uint8Array {
  const bytes = new Uint8Array(2 * channels * samples);
  const view = new DataView(bytes.buffer);
  for (let sample = 0; sample < samples; sample++)
    for (let channel = 0; channel < channels; channel++) {
      const height = 1000 - 60 * channel;
      view.setInt16(2 * (sample * channels + channel), Math.round(height * Math.sin(sample / 5)), true);
    }
  return bytes;
}
