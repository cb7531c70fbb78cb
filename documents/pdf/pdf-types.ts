/** A finished document. The same input and `now` give the same bytes. */
export type RenderedPdf = {
  bytes: Uint8Array;
  pages: number;
  /** Characters the font cannot show, as `U+1F600`, sorted; each stands in the document as `[U+1F600]`. Always empty for letters, which are refused instead. */
  unprintable: string[];
};

/** What may be drawn at most. */
export const pdfLimits = {
  pages: 100,
  /** Characters of one paragraph or cell. */
  textCharacters: 500_000,
  /** Wall-clock time of one document, the wait for a free thread not counted. */
  timeoutMs: 30_000,
} as const;
