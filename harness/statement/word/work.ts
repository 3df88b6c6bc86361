// What the parts of filling a template share: its text and outline, the changes so far, and what has to be told.

import type { WordBlock } from './blocks.ts';
import type { Edits } from './edits.ts';
import type { TextLook } from './look.ts';
import type { TemplateOutline, TemplateSection, TemplateTable } from './outline.ts';
import type { Bindings } from './titles.ts';

export interface Work {
  /** The main part of the template. */
  readonly xml: string;
  readonly blocks: readonly WordBlock[];
  readonly outline: TemplateOutline;
  readonly edits: Edits;
  /** A line for each thing that found no place. */
  readonly notes: string[];
  /** What placeholders such as `<Product>` stand for everywhere. */
  readonly product: Bindings;
  /** The look of running text. */
  readonly look: TextLook;
  /** Sections of the template that are left out, since they do not apply. */
  readonly gone: ReadonlySet<TemplateSection>;
  /** Tables of the template that have been filled. */
  readonly filled: Set<TemplateTable>;
}
