/** Generated images in JPEG, JPEG-LS, JPEG 2000 and HTJ2K before decoders of others: PS3.5 A.4.1, A.4.3, A.4.4, 8.2. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  buildInstance,
  type DataSet,
  decodeDataSet,
  decodePart10,
  type ElementWithVR,
  encodePart10,
} from '../../../src/index.ts';
import { type TemporaryFolder, temporaryFolder } from './peers/temporary-folder.ts';
import { runTool } from './peers/tool.ts';
import { requireTools } from './require-peers.ts';

/** Grey of 8, 12 and 16 bits, colour, and several frames. */
const pictures = {
  XRayAngiographicImageStorage: { bits: 8 },
  CTImageStorage: { bits: 12 },
  PositronEmissionTomographyImageStorage: { bits: 16 },
  VLPhotographicImageStorage: { bits: 8, isColour: true },
  EnhancedMRImageStorage: { bits: 12 },
  UltrasoundMultiFrameImageStorage: { bits: 8 },
} as const;

type SopClass = keyof typeof pictures;

interface Decoded {
  readonly transferSyntaxes: readonly string[];
  readonly tool: string;
  readonly options: readonly string[];
  /** How far a sample of grey may be off, in parts of white; of colour, in which neighbours share two of three, nothing is said. */
  readonly loss?: number;
  readonly bits?: readonly number[];
}

const decoders: readonly Decoded[] = [
  { transferSyntaxes: ['JPEGLossless', 'JPEGLosslessSV1'], tool: 'dcmdjpeg', options: [] },
  { transferSyntaxes: ['JPEGBaseline8Bit'], tool: 'dcmdjpeg', options: [], loss: 1 / 4, bits: [8] },
  { transferSyntaxes: ['JPEGExtended12Bit'], tool: 'dcmdjpeg', options: [], loss: 1 / 4, bits: [12] },
  { transferSyntaxes: ['JPEGLSLossless'], tool: 'dcmdjpls', options: [] },
  { transferSyntaxes: ['JPEGLSNearLossless'], tool: 'dcmdjpls', options: [], loss: 2 / 255 },
  { transferSyntaxes: ['JPEG2000Lossless', 'JPEG2000'], tool: 'gdcmconv', options: ['--raw'] },
];

describe('a generated image in a compressed Transfer Syntax', function () {
  this.timeout(120_000);
  let folder: TemporaryFolder;

  before(async () => {
    folder = await temporaryFolder();
  });
  after(() => folder?.[Symbol.asyncDispose]());

  const sopClasses = Object.keys(pictures) as readonly SopClass[];
  for (const { transferSyntaxes, tool, options, loss = 0, bits } of decoders) {
    const decoded = sopClasses.filter((sopClass) => !bits || bits.includes(pictures[sopClass].bits));
    for (const transferSyntax of transferSyntaxes)
      it(`shows ${loss === 0 ? 'the same pixels' : 'nearly the same pixels'} to ${tool}: ${transferSyntax}`, async function () {
        requireTools(this, tool);
        for (const sopClass of decoded) {
          const native = buildInstance(sopClass, { profile: 'typical', seed: 1 }).dataSet;
          const instance = buildInstance(sopClass, { profile: 'typical', seed: 1, transferSyntax });
          const [compressed, plain] = [join(folder.path, 'compressed.dcm'), join(folder.path, 'plain.dcm')];
          await writeFile(compressed, encodePart10(instance, instance.bytes));
          const { code, stderr } = await runTool(tool, [...options, compressed, plain]);
          expect(code, `${sopClass}: ${stderr}`).to.equal(0);
          const file = decodePart10(await readFile(plain));
          const isColour = 'isColour' in pictures[sopClass];
          const shown = decodeDataSet(file.bytes, file.transferSyntax);
          if (isColour && loss > 1 / 8) continue;
          expect(furthest(samplesOf(native), samplesOf(shown)), sopClass).to.be.at.most(
            loss * 2 ** pictures[sopClass].bits,
          );
        }
      });
  }

  for (const transferSyntax of ['HTJ2KLossless', 'HTJ2KLosslessRPCL', 'HTJ2K'])
    it(`shows the same pixels to opj_decompress: ${transferSyntax}`, async function () {
      requireTools(this, 'opj_decompress');
      for (const sopClass of sopClasses) {
        const instance = buildInstance(sopClass, { profile: 'typical', seed: 1, transferSyntax });
        const [, frame] = decodeDataSet(instance.bytes, transferSyntax).PixelData as Uint8Array[];
        const [stream, raw] = [join(folder.path, 'frame.j2k'), join(folder.path, 'frame.rawl')];
        await writeFile(stream, frame ?? Buffer.of());
        const { code, stderr } = await runTool('opj_decompress', ['-i', stream, '-o', raw]);
        expect(code, `${sopClass}: ${stderr}`).to.equal(0);
        const planes = samplesIn(await readFile(raw), instance.dataSet);
        const native = samplesOf(instance.dataSet).slice(0, planes.length);
        expect(bySample(planes, Number(instance.dataSet.SamplesPerPixel)), sopClass).to.deep.equal(native);
      }
    });
});

function samplesOf(dataSet: DataSet): number[] {
  const { PixelData: element, PlanarConfiguration: planar, SamplesPerPixel: samples } = dataSet;
  // Bytes that say that they are OB are with their VR.
  const pixels = element instanceof Uint8Array ? element : (element as ElementWithVR).Value?.[0];
  if (!(pixels instanceof Uint8Array)) throw new Error('there are no native pixels');
  const values = samplesIn(pixels, dataSet);
  return planar === 1 ? bySample(values, Number(samples)) : values;
}

function samplesIn(bytes: Uint8Array, { BitsAllocated: bits }: DataSet): number[] {
  if (bits === 8) return [...bytes];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / 2 }, (_, index) => view.getUint16(2 * index, true));
}

/** Planes of one frame, one after the other, as pixels. */
function bySample(planes: readonly number[], samples: number): number[] {
  const length = planes.length / samples;
  return planes.map((_, index) => planes[(index % samples) * length + Math.floor(index / samples)] ?? -1);
}

function furthest(some: readonly number[], others: readonly number[]): number {
  if (some.length !== others.length) return Number.POSITIVE_INFINITY;
  return some.reduce((most, value, index) => Math.max(most, Math.abs(value - (others[index] ?? 0))), 0);
}
