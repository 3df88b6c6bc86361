// Values of attributes (PS3.3 Annex C) that generated instances of storage classes have, wherever they stand; `Sequence.Attribute` is of the
// items of that sequence alone. They agree with the phantom and with each other.

import type { DataSet } from '../../data-set.ts';
import { code, date, dateTime, time } from '../macros.ts';
import { phantomSize } from './phantom.ts';

/** Words in little endian from 0 to the most that 16 bits hold. */
function ramp(entries: number): Uint8Array {
  return words(entries, (index) => Math.round((index * 0xffff) / (entries - 1)));
}

/** One channel of a waveform: samples of 16 bits with a sign. */
function sine(samples: number): Uint8Array {
  return words(samples, (index) => Math.round(1000 * Math.sin(index / 5)) & 0xffff);
}

function words(count: number, at: (index: number) => number): Uint8Array {
  const bytes = new Uint8Array(2 * count);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < count; index++) view.setUint16(2 * index, at(index), true);
  return bytes;
}

/** PS3.3 C.7.1 to C.7.6, C.8, C.10 to C.12. */
export const knownValues: DataSet = {
  PatientName: 'Conformance^Test',
  PatientID: 'CSTORE-0001',
  PatientBirthDate: '19700101',
  PatientSex: 'O',
  StudyDate: date,
  StudyTime: time,
  StudyID: '1',
  AccessionNumber: 'A1',
  ReferringPhysicianName: 'Referrer^Rita',
  SeriesNumber: 1,
  InstanceNumber: 1,
  AcquisitionNumber: 1,
  Manufacturer: 'cstore-conformance',
  ManufacturerModelName: 'Instance generator',
  DeviceSerialNumber: '1',
  SoftwareVersions: '1',
  PositionReferenceIndicator: null,
  PatientPosition: 'HFS',
  BodyPartExamined: 'CHEST',
  Rows: phantomSize,
  Columns: phantomSize,
  PixelRepresentation: 0,
  PlanarConfiguration: 0,
  PixelSpacing: ['2', '2'],
  ImagerPixelSpacing: ['2', '2'],
  NominalScannedPixelSpacing: ['2', '2'],
  PixelAspectRatio: [1, 1],
  SliceThickness: 5,
  SpacingBetweenSlices: 5,
  ImageOrientationPatient: ['1', '0', '0', '0', '1', '0'],
  ImagePositionPatient: ['-64', '-64', '0'],
  ImageOrientationSlide: ['1', '0', '0', '0', '1', '0'],
  LossyImageCompression: '00',
  BurnedInAnnotation: 'NO',
  PixelPresentation: 'MONOCHROME',
  VolumetricProperties: 'VOLUME',
  VolumeBasedCalculationTechnique: 'NONE',
  ComplexImageComponent: 'MAGNITUDE',
  AcquisitionContrast: 'T1',
  FrameType: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'],
  FrameIncrementPointer: 0x00181063,
  FrameTime: 40,
  PresentationLUTShape: 'IDENTITY',
  RescaleIntercept: 0,
  RescaleSlope: 1,
  RescaleType: 'US',
  WindowCenter: 2048,
  WindowWidth: 4096,
  KVP: 120,
  PatientOrientation: ['L', 'F'],
  ConversionType: 'WSD',
  LUTDescriptor: [16, 0, 16],
  LUTData: ramp(16),
  DisplayedAreaTopLeftHandCorner: [1, 1],
  DisplayedAreaBottomRightHandCorner: [phantomSize, phantomSize],
  PresentationSizeMode: 'SCALE TO FIT',
  PresentationPixelAspectRatio: [1, 1],
  ValueType: 'CONTAINER',
  ContinuityOfContent: 'SEPARATE',
  ContentDate: date,
  ContentTime: time,
  AcquisitionDate: date,
  AcquisitionTime: time,
  AcquisitionDateTime: dateTime,
  FrameAcquisitionDateTime: dateTime,
  FrameReferenceDateTime: dateTime,
  FrameAcquisitionDuration: 40,
  AnatomicRegionSequence: [code('51185008', 'SCT', 'Chest')],
  FrameLaterality: 'U',
  DimensionIndexPointer: 0x00209057,
  'DimensionIndexSequence.FunctionalGroupPointer': 0x00209111,
  'FrameContentSequence.FrameReferenceDateTime': dateTime,
  'FrameContentSequence.FrameAcquisitionDateTime': dateTime,
  'FrameContentSequence.FrameAcquisitionDuration': 40,
  'FrameContentSequence.StackID': '1',
  'FrameContentSequence.InStackPositionNumber': 1,
  'PlanePositionSequence.ImagePositionPatient': ['-64', '-64', '0'],
  'PlaneOrientationSequence.ImageOrientationPatient': ['1', '0', '0', '0', '1', '0'],
  'PixelMeasuresSequence.PixelSpacing': ['2', '2'],
  'PixelMeasuresSequence.SliceThickness': 5,
  VelocityEncodingDirection: [1, 0, 0],
  SlabOrientation: [1, 0, 0],
  'MRTimingAndRelatedParametersSequence.SpecificAbsorptionRateSequence': [{}],
  'MRTimingAndRelatedParametersSequence.OperatingModeSequence': [{}],
  IlluminationWaveLength: 550,
  NumberOfWaveformChannels: 1,
  NumberOfWaveformSamples: 128,
  SamplingFrequency: 500,
  WaveformBitsAllocated: 16,
  WaveformBitsStored: 16,
  WaveformSampleInterpretation: 'SS',
  WaveformData: sine(128),
  RedPaletteColorLookupTableDescriptor: [256, 0, 16],
  GreenPaletteColorLookupTableDescriptor: [256, 0, 16],
  BluePaletteColorLookupTableDescriptor: [256, 0, 16],
  RedPaletteColorLookupTableData: ramp(256),
  GreenPaletteColorLookupTableData: ramp(256),
  BluePaletteColorLookupTableData: ramp(256),
};

/** What a typical instance has besides: only attributes of which the IOD has a row are taken. */
export const typicalValues: DataSet = {
  StudyDescription: 'Synthetic phantom',
  SeriesDescription: 'Synthetic phantom, nobody was imaged',
  SeriesDate: date,
  SeriesTime: time,
  ContentDate: date,
  ContentTime: time,
  AcquisitionDate: date,
  AcquisitionTime: time,
  InstitutionName: 'Example Hospital',
  InstitutionalDepartmentName: 'Radiology',
  StationName: 'PHANTOM1',
  PatientAge: '054Y',
  PatientSize: 1.75,
  PatientWeight: 75,
  OperatorsName: 'Operator^Olga',
  PerformingPhysicianName: 'Physician^Paul',
  ProtocolName: 'Phantom',
  ImageComments: 'Synthetic phantom, nobody was imaged',
  BurnedInAnnotation: 'NO',
  LossyImageCompression: '00',
  Manufacturer: 'cstore-conformance',
  ManufacturerModelName: 'Instance generator',
  DeviceSerialNumber: '1',
  SoftwareVersions: '1',
  InstanceCreationDate: date,
  InstanceCreationTime: time,
  SyntheticData: 'YES',
  SliceLocation: 0,
  SpacingBetweenSlices: 5,
  TimezoneOffsetFromUTC: '+0100',
};
