// The styles of a statement in DOCX; the ids of headings and captions are those that Word gives them.

import { type IStylesOptions, LineRuleType } from 'docx';

const ink = '1B2733';
const heading = (id: string, level: number, size: number, before: number) => ({
  id,
  name: `heading ${level}`,
  basedOn: 'Normal',
  next: 'Normal',
  quickFormat: true,
  run: { size, bold: true, color: ink },
  paragraph: { keepNext: true, spacing: { before, after: 120 }, outlineLevel: level - 1 },
});

const contents = (level: number) => ({
  id: `TOC${level}`,
  name: `toc ${level}`,
  basedOn: 'Normal',
  run: { size: 18, bold: level === 1 },
  paragraph: {
    indent: { left: (level - 1) * 280 },
    spacing: { before: level === 1 ? 80 : 0, after: 20 },
    rightTabStop: 9638,
  },
});

export const docxStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Arial', size: 20, color: ink },
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
    },
  },
  paragraphStyles: [
    {
      id: 'Title',
      name: 'Title',
      basedOn: 'Normal',
      run: { size: 40, bold: true },
      paragraph: { spacing: { before: 240, after: 360, line: 264, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'FrontHeading',
      name: 'Front Heading',
      basedOn: 'Normal',
      run: { size: 26, bold: true },
      paragraph: { keepNext: true, spacing: { before: 240, after: 120 } },
    },
    heading('Heading1', 1, 32, 480),
    heading('Heading2', 2, 26, 360),
    heading('Heading3', 3, 23, 280),
    heading('Heading4', 4, 21, 240),
    heading('Heading5', 5, 20, 200),
    heading('Heading6', 6, 20, 200),
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      run: { size: 18, bold: true },
      paragraph: { spacing: { before: 160, after: 80 } },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      run: { size: 17 },
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'AfterTable',
      name: 'After Table',
      basedOn: 'Normal',
      run: { size: 12 },
      paragraph: { spacing: { before: 0, after: 80 } },
    },
    contents(1),
    contents(2),
    contents(3),
    contents(4),
  ],
};
