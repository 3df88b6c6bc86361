// The sizes and neck offsets of one hip stem: PS3.3 A.63, C.29.3.

import { date, dateTime, type InstanceBuilder, reference, time } from '../macros.ts';
import { hipJoint } from './codes.ts';
import { toHpgl } from './hip-stem-drawing.ts';

const genericImplantTemplate = '1.2.840.10008.5.1.4.43.1';

/** Three sizes, each with standard and lateral offset; ranks count from 1. */
const members = [1, 2, 3].flatMap((size) => [1, 2].map((offset) => ({ id: (size - 1) * 2 + offset, size, offset })));

function dimension(name: string, rank: (member: (typeof members)[number]) => number) {
  return {
    ImplantTemplateGroupVariationDimensionName: name,
    ImplantTemplateGroupVariationDimensionRankSequence: members.map((member) => ({
      ReferencedImplantTemplateGroupMemberID: member.id,
      ImplantTemplateGroupVariationDimensionRank: rank(member),
    })),
  };
}

/** Six templates that take each other's place at the shoulder of the stem. */
export const hipStemGroup: InstanceBuilder = (uid) => ({
  SpecificCharacterSet: 'ISO_IR 192',
  InstanceCreationDate: date,
  InstanceCreationTime: time,
  EffectiveDateTime: dateTime,
  ImplantTemplateGroupName: 'Example stem, cementless',
  ImplantTemplateGroupDescription: 'Sizes 11, 12 and 13 with standard and lateral offset.',
  ImplantTemplateGroupIssuer: 'Beispiel Orthopädie',
  ImplantTemplateGroupVersion: '2.1',
  ImplantTemplateGroupTargetAnatomySequence: [{ AnatomicRegionSequence: [hipJoint] }],
  ImplantTemplateGroupMembersSequence: members.map(({ id, size }) => ({
    ...reference(genericImplantTemplate, uid()),
    ImplantTemplateGroupMemberID: id,
    ImplantTemplateGroupMemberMatching2DCoordinatesSequence: [1, 2].map((document) => ({
      ReferencedHPGLDocumentID: document,
      TwoDImplantTemplateGroupMemberMatchingPoint: toHpgl([32, 138 + size]),
      TwoDImplantTemplateGroupMemberMatchingAxes: [1, 0, 0, 1],
    })),
  })),
  ImplantTemplateGroupVariationDimensionSequence: [
    dimension('Size', ({ size }) => size),
    dimension('Neck offset', ({ offset }) => offset),
  ],
});
