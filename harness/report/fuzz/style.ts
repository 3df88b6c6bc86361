// The look of what only the report of a campaign has: the curve and the matrix of mutations.

export const fuzzStyle = `
.sub { margin-top: 1.6rem; font-size: 1.05rem; }
.reaches { display: grid; gap: .2rem; margin-bottom: .6rem; font-size: .93rem; }
.step { display: inline-block; width: 1.6rem; text-align: center; border-radius: 3px; }
.curve { display: block; width: 100%; max-width: 60rem; height: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--card); }
.curve .line { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
.curve .axis { fill: none; stroke: var(--soft); }
.curve .mark { fill: var(--fail-solid); stroke: var(--card); stroke-width: 1.5; }
.curve text { fill: var(--soft); font-size: 12px; }
figcaption { color: var(--soft); font-size: .86rem; }
.reach-matrix { min-width: 0; width: 100%; }
.reach-matrix th, .reach-matrix td { padding: .35rem .6rem; }
.reach-matrix td { text-align: right; white-space: nowrap; }
.reach-matrix td.hole { color: var(--soft); text-align: center; background: repeating-linear-gradient(45deg, transparent 0 5px, var(--hair) 5px 6px); }
.reach-matrix thead th { padding: .5rem .6rem; }
.reach-matrix .context { display: block; width: 9rem; font-size: .8rem; font-weight: 500; color: var(--soft); }
.matrix.reach-matrix tr > th:first-child { max-width: 26rem; min-width: 15rem; }
.reach-matrix .breaks { display: block; color: var(--soft); font-size: .82rem; font-weight: 400; }
.reach-matrix .subject th { background: var(--band); color: var(--soft); }
.reach-matrix .choices { color: var(--soft); white-space: normal; }
.reach-matrix .choices { min-width: 7rem; }
@media (max-width: 42rem) {
  .reach-matrix { width: max-content; }
  .matrix.reach-matrix tr > th:first-child { position: static; min-width: 12rem; max-width: 12rem; }
}
`;
