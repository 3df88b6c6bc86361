/** Transfer Syntaxes of PS3.5 Annex A that a storage presentation context may carry. */

/** What a Transfer Syntax says about the encoding of the Data Set around the Pixel Data (PS3.5 clause 10). */
export interface TransferSyntax {
  readonly uid: string;
  readonly keyword: string;
  readonly name: string;
  readonly explicitVR: boolean;
  readonly littleEndian: boolean;
  /** The whole Data Set is one RFC 1951 stream (PS3.5 A.5). */
  readonly deflated: boolean;
  /** Pixel Data (7FE0,0010) is a sequence of fragments (PS3.5 A.4). */
  readonly encapsulated: boolean;
}

function native(
  uid: string,
  keyword: string,
  name: string,
  encoding: { explicitVR?: boolean; littleEndian?: boolean; deflated?: boolean } = {},
): TransferSyntax {
  return {
    uid,
    keyword,
    name,
    explicitVR: true,
    littleEndian: true,
    deflated: false,
    encapsulated: false,
    ...encoding,
  };
}

/** PS3.5 A.1: the default Transfer Syntax, which every association has to offer (PS3.5 10.1). */
export const ImplicitVRLittleEndian = native(
  '1.2.840.10008.1.2',
  'ImplicitVRLittleEndian',
  'Implicit VR Little Endian',
  { explicitVR: false },
);

/** PS3.5 A.2. */
export const ExplicitVRLittleEndian = native(
  '1.2.840.10008.1.2.1',
  'ExplicitVRLittleEndian',
  'Explicit VR Little Endian',
);

/** PS3.5 A.5: Explicit VR Little Endian, then deflated without a zlib header. */
export const DeflatedExplicitVRLittleEndian = native(
  '1.2.840.10008.1.2.1.99',
  'DeflatedExplicitVRLittleEndian',
  'Deflated Explicit VR Little Endian',
  { deflated: true },
);

/** PS3.5 A.3: retired, last described in PS3.5 2016b. */
export const ExplicitVRBigEndian = native('1.2.840.10008.1.2.2', 'ExplicitVRBigEndian', 'Explicit VR Big Endian', {
  littleEndian: false,
});

/** The four that need no image codec, and between which a Data Set can be transcoded. */
export const uncompressedTransferSyntaxes: readonly TransferSyntax[] = [
  ImplicitVRLittleEndian,
  ExplicitVRLittleEndian,
  DeflatedExplicitVRLittleEndian,
  ExplicitVRBigEndian,
];

const encapsulatedRows: readonly (readonly [suffix: string, keyword: string, name: string])[] = [
  ['1.98', 'EncapsulatedUncompressedExplicitVRLittleEndian', 'Encapsulated Uncompressed Explicit VR Little Endian'],
  ['4.50', 'JPEGBaseline8Bit', 'JPEG Baseline (Process 1)'],
  ['4.51', 'JPEGExtended12Bit', 'JPEG Extended (Process 2 & 4)'],
  ['4.57', 'JPEGLossless', 'JPEG Lossless, Non-Hierarchical (Process 14)'],
  [
    '4.70',
    'JPEGLosslessSV1',
    'JPEG Lossless, Non-Hierarchical, First-Order Prediction (Process 14 [Selection Value 1])',
  ],
  ['4.80', 'JPEGLSLossless', 'JPEG-LS Lossless Image Compression'],
  ['4.81', 'JPEGLSNearLossless', 'JPEG-LS Lossy (Near-Lossless) Image Compression'],
  ['4.90', 'JPEG2000Lossless', 'JPEG 2000 Image Compression (Lossless Only)'],
  ['4.91', 'JPEG2000', 'JPEG 2000 Image Compression'],
  ['4.92', 'JPEG2000MCLossless', 'JPEG 2000 Part 2 Multi-component Image Compression (Lossless Only)'],
  ['4.93', 'JPEG2000MC', 'JPEG 2000 Part 2 Multi-component Image Compression'],
  ['4.100', 'MPEG2MPML', 'MPEG2 Main Profile / Main Level'],
  ['4.100.1', 'MPEG2MPMLF', 'Fragmentable MPEG2 Main Profile / Main Level'],
  ['4.101', 'MPEG2MPHL', 'MPEG2 Main Profile / High Level'],
  ['4.101.1', 'MPEG2MPHLF', 'Fragmentable MPEG2 Main Profile / High Level'],
  ['4.102', 'MPEG4HP41', 'MPEG-4 AVC/H.264 High Profile / Level 4.1'],
  ['4.102.1', 'MPEG4HP41F', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.1'],
  ['4.103', 'MPEG4HP41BD', 'MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1'],
  ['4.103.1', 'MPEG4HP41BDF', 'Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1'],
  ['4.104', 'MPEG4HP422D', 'MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video'],
  ['4.104.1', 'MPEG4HP422DF', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video'],
  ['4.105', 'MPEG4HP423D', 'MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video'],
  ['4.105.1', 'MPEG4HP423DF', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video'],
  ['4.106', 'MPEG4HP42STEREO', 'MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2'],
  ['4.106.1', 'MPEG4HP42STEREOF', 'Fragmentable MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2'],
  ['4.107', 'HEVCMP51', 'HEVC/H.265 Main Profile / Level 5.1'],
  ['4.108', 'HEVCM10P51', 'HEVC/H.265 Main 10 Profile / Level 5.1'],
  ['4.201', 'HTJ2KLossless', 'High-Throughput JPEG 2000 Image Compression (Lossless Only)'],
  ['4.202', 'HTJ2KLosslessRPCL', 'High-Throughput JPEG 2000 with RPCL Options Image Compression (Lossless Only)'],
  ['4.203', 'HTJ2K', 'High-Throughput JPEG 2000 Image Compression'],
  ['5', 'RLELossless', 'RLE Lossless'],
];

function encapsulated([suffix, keyword, name]: (typeof encapsulatedRows)[number]): TransferSyntax {
  return { ...native(`1.2.840.10008.1.2.${suffix}`, keyword, name), encapsulated: true };
}

/** JPIP (PS3.5 A.6, A.7, A.11, A.12): the Data Set refers to its pixels by URL, so nothing is encapsulated. */
const referenced: readonly TransferSyntax[] = [
  native('1.2.840.10008.1.2.4.94', 'JPIPReferenced', 'JPIP Referenced'),
  native('1.2.840.10008.1.2.4.95', 'JPIPReferencedDeflate', 'JPIP Referenced Deflate', { deflated: true }),
  native('1.2.840.10008.1.2.4.204', 'JPIPHTJ2KReferenced', 'JPIP HTJ2K Referenced'),
  native('1.2.840.10008.1.2.4.205', 'JPIPHTJ2KReferencedDeflate', 'JPIP HTJ2K Referenced Deflate', { deflated: true }),
];

/** Every Transfer Syntax known here, the four uncompressed ones first. */
export const transferSyntaxes: readonly TransferSyntax[] = [
  ...uncompressedTransferSyntaxes,
  ...encapsulatedRows.map(encapsulated),
  ...referenced,
];

const byUid = new Map(transferSyntaxes.map((row) => [row.uid, row]));
const byKeyword = new Map(transferSyntaxes.map((row) => [row.keyword, row]));

/** The Transfer Syntax of this UID, or undefined when PS3.5 does not define it. */
export function transferSyntaxByUid(uid: string): TransferSyntax | undefined {
  return byUid.get(uid);
}

/** The Transfer Syntax of this PS3.6 keyword, e.g. `ExplicitVRLittleEndian`; upper and lower case matter. */
export function transferSyntaxByKeyword(keyword: string): TransferSyntax | undefined {
  return byKeyword.get(keyword);
}
