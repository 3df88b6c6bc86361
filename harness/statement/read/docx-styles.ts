// Which paragraph styles of a DOCX are headings, whatever they are called in the language of the author: ECMA-376 17.7.4.

import { parseXml } from './parse-xml.ts';

/** What a paragraph of a style is: a heading of a level, or with another meaning. */
export type StyleLevels = ReadonlyMap<string, number>;

interface Style {
  readonly id: string;
  name: string;
  basedOn: string | undefined;
  level: number | undefined;
}

/** The level of each heading style by its id; 0 stands for the title of the document. */
export function headingLevels(xml: string): Map<string, number> {
  const styles = new Map<string, Style>();
  let current: Style | undefined;
  parseXml(xml, {
    open(name, attributes) {
      if (name === 'style') current = { id: attributes.styleId ?? '', name: '', basedOn: undefined, level: undefined };
      else if (!current) return;
      else if (name === 'name') current.name = attributes.val ?? '';
      else if (name === 'basedOn') current.basedOn = attributes.val;
      else if (name === 'outlineLvl') current.level = Number(attributes.val) + 1;
    },
    close(name) {
      if (name === 'style' && current) styles.set(current.id, current);
      if (name === 'style') current = undefined;
    },
    text: () => undefined,
  });
  const levels = new Map<string, number>();
  for (const id of styles.keys()) {
    const level = levelOf(styles, id, 0);
    if (level !== undefined) levels.set(id, level);
  }
  return levels;
}

/** A style is what it says itself, or what the one that it is based on is; a circle of styles is none. */
function levelOf(styles: ReadonlyMap<string, Style>, id: string, depth: number): number | undefined {
  const style = styles.get(id);
  if (!style || depth > 20) return undefined;
  const [, digit] = /^heading (\d)$/i.exec(style.name) ?? [];
  if (digit !== undefined) return Number(digit);
  if (/^title$/i.test(style.name)) return 0;
  if (style.level !== undefined && style.level >= 1 && style.level <= 9) return style.level;
  return style.basedOn === undefined ? undefined : levelOf(styles, style.basedOn, depth + 1);
}
