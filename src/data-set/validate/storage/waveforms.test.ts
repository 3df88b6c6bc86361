import { expect } from 'chai';
import type { DataSet } from '../../data-set.ts';
import { buildInstance } from '../../instance/instance.ts';
import { encodeDataSet } from '../../write/codec.ts';
import { validateDataSet } from '../validate-data-set.ts';

const ecg = 'TwelveLeadECGWaveformStorage';
const general = 'General32BitECGWaveformStorage';
const audio = 'BasicVoiceAudioWaveformStorage';
const syntax = 'ExplicitVRLittleEndian';

const bytes = (vr: 'OB' | 'OW', length: number) => ({ vr, Value: [new Uint8Array(length)] });

/** The errors of a waveform whose first multiplex group has these attributes, as rule, keyword and what was found. */
function found(group: DataSet, sopClass = ecg, channel: DataSet = {}, groups = 1): readonly string[] {
  const { dataSet } = buildInstance(sopClass, { profile: 'typical' });
  const [first] = dataSet.WaveformSequence as readonly DataSet[];
  const [definition] = (first?.ChannelDefinitionSequence ?? []) as readonly DataSet[];
  const changed = {
    ...first,
    NumberOfWaveformChannels: 1,
    ChannelDefinitionSequence: [{ ...definition, ...channel }],
    WaveformData: sopClass === audio ? bytes('OB', 128) : bytes('OW', 256),
    ...group,
  };
  const all = { ...dataSet, WaveformSequence: Array.from({ length: groups }, () => changed) };
  return validateDataSet({ bytes: encodeDataSet(all, syntax), transferSyntax: syntax }, sopClass)
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, keyword, actual, clause }) => `${rule} ${keyword} ${actual} (${clause})`);
}

describe('a waveform', () => {
  it('has a channel definition and samples for each channel', () => {
    expect(found({})).to.deep.equal([]);
    expect(found({ NumberOfWaveformChannels: 2, WaveformData: bytes('OW', 512) })).to.deep.equal([
      'count ChannelDefinitionSequence 1 (PS3.3 C.10.9)',
    ]);
    expect(found({ NumberOfWaveformSamples: 129 })).to.deep.equal(['count WaveformData 256 bytes (PS3.3 C.10.9.1.7)']);
  });

  it('has samples of as many bits as are allocated', () => {
    expect(found({ WaveformSampleInterpretation: 'SL' }, general)).to.deep.equal([
      'relation WaveformSampleInterpretation "SL" (PS3.3 C.10.9.1.5)',
    ]);
    const wide = { WaveformBitsAllocated: 32, WaveformSampleInterpretation: 'SL', WaveformData: bytes('OW', 512) };
    expect(found(wide, general)).to.deep.equal([]);
    expect(found({ WaveformBitsAllocated: 12 })).to.deep.equal([
      'relation WaveformBitsAllocated 12 (PS3.3 C.10.9.1.5)',
    ]);
    expect(found({}, ecg, { WaveformBitsStored: 17 })).to.deep.equal([
      'relation WaveformBitsStored 17 (PS3.3 C.10.9.1.4.4)',
    ]);
  });

  it('has bytes in eight bits, words in more, and single samples like the others', () => {
    const voice = { SamplingFrequency: 8000, WaveformBitsAllocated: 8, WaveformSampleInterpretation: 'MB' };
    const eight = { ...voice, WaveformData: bytes('OB', 128) };
    expect(found(eight, audio, { WaveformBitsStored: 8 })).to.deep.equal([]);
    expect(found(eight, audio, { WaveformBitsStored: 7 })).to.deep.equal([
      'relation WaveformBitsStored 7 (PS3.3 C.10.9.1.4.4)',
    ]);
    expect(found({ ...voice, WaveformData: bytes('OW', 128) }, audio, { WaveformBitsStored: 8 })).to.deep.equal([
      'vr WaveformData VR OW (PS3.5 8.3)',
    ]);
    expect(found({}, ecg, { ChannelMinimumValue: bytes('OW', 2) })).to.deep.equal([]);
    expect(found({}, ecg, { ChannelMaximumValue: bytes('OB', 2) })).to.deep.equal([
      'vr ChannelMaximumValue VR OB (PS3.5 8.3)',
    ]);
    expect(found({ WaveformPaddingValue: bytes('OW', 4) })).to.deep.equal([
      'count WaveformPaddingValue 4 bytes (PS3.3 C.10.9.1.5)',
    ]);
  });

  it('has a trigger at one of its samples', () => {
    expect(found({ TriggerSamplePosition: 128 })).to.deep.equal([]);
    expect(found({ TriggerSamplePosition: 129 })).to.deep.equal([
      'reference TriggerSamplePosition 129 (PS3.3 C.10.9.1.2)',
    ]);
  });

  it('has the numbers of groups, channels and samples, the frequency and the samples that its IOD allows', () => {
    expect(found({}, ecg, {}, 6)).to.deep.equal(['item-count WaveformSequence 6 (PS3.3 A.34.3.4.3)']);
    expect(found({ SamplingFrequency: 199 })).to.deep.equal(['range SamplingFrequency 199 (PS3.3 A.34.3.4.6)']);
    expect(found({ WaveformSampleInterpretation: 'US' })).to.deep.equal([
      'enumerated-value WaveformSampleInterpretation "US" (PS3.3 A.34.3.4.8)',
    ]);
    const samples = { NumberOfWaveformSamples: 16385, WaveformData: bytes('OW', 32770) };
    expect(found(samples)).to.deep.equal(['range NumberOfWaveformSamples 16385 (PS3.3 A.34.3.4.5)']);
    const channels = (count: number) => {
      const { dataSet } = buildInstance(ecg);
      const [group] = dataSet.WaveformSequence as readonly DataSet[];
      const [definition] = (group?.ChannelDefinitionSequence ?? []) as readonly DataSet[];
      return {
        NumberOfWaveformChannels: count,
        ChannelDefinitionSequence: Array.from({ length: count }, () => ({ ...definition })),
        WaveformData: bytes('OW', 256 * count),
      };
    };
    expect(found(channels(14))).to.deep.equal(['range NumberOfWaveformChannels 14 (PS3.3 A.34.3.4.4)']);
    expect(found(channels(7), ecg, {}, 2)).to.deep.equal(['range WaveformSequence 14 (PS3.3 A.34.3.4.4)']);
  });
});
