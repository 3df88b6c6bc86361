/** Two image IODs: PS3.3 A.8.1 (Secondary Capture) and A.3 (CT). */

import type { DataSet } from '../data-set.ts';
import { date, type InstanceBuilder, patientAndStudy, time, type UidSource } from './macros.ts';

const rows = 16;
const columns = 16;

/** Image Pixel Module (PS3.3 C.7.6.3): a ramp in MONOCHROME2. */
function imagePixel(bitsAllocated: 8 | 16, bitsStored: number, representation: 0 | 1): DataSet {
  const pixels = Array.from({ length: rows * columns }, (_, index) => index);
  const bytes = bitsAllocated === 8 ? Uint8Array.from(pixels) : new Uint8Array(Uint16Array.from(pixels).buffer);
  return {
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: rows,
    Columns: columns,
    BitsAllocated: bitsAllocated,
    BitsStored: bitsStored,
    HighBit: bitsStored - 1,
    PixelRepresentation: representation,
    PixelData: bytes,
  };
}

function series(uid: UidSource, modality: string): DataSet {
  return {
    ...patientAndStudy(uid),
    Modality: modality,
    SeriesInstanceUID: uid(),
    SeriesNumber: 1,
    BodyPartExamined: 'CHEST',
    InstanceNumber: 1,
  };
}

/** An image drawn on a workstation. */
export const secondaryCapture: InstanceBuilder = (uid) => ({
  ...series(uid, 'OT'),
  ConversionType: 'WSD',
  PatientOrientation: null,
  DateOfSecondaryCapture: date,
  TimeOfSecondaryCapture: time,
  ...imagePixel(8, 8, 0),
});

/** One transverse slice. */
export const ctImage: InstanceBuilder = (uid) => ({
  ...series(uid, 'CT'),
  Manufacturer: 'cstore-conformance',
  PatientPosition: 'HFS',
  FrameOfReferenceUID: uid(),
  PositionReferenceIndicator: null,
  ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
  AcquisitionNumber: 1,
  KVP: 120,
  PixelSpacing: [0.5, 0.5],
  ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
  ImagePositionPatient: [0, 0, 0],
  SliceThickness: 1,
  RescaleIntercept: -1024,
  RescaleSlope: 1,
  RescaleType: 'HU',
  ...imagePixel(16, 12, 0),
});
