/** Bounds on what one résumé may cost. */
export interface ResumeLimits {
  /** Size of the file in bytes. */
  fileBytes: number;
  /** Bytes that one part, and all read parts together, of a DOCX may unpack to. */
  unpackedBytes: number;
  /** Unpacked to packed size of one part, looked at above 1 MiB. */
  unpackRatio: number;
  /** Pages of a PDF. */
  pages: number;
  /** Characters of text. */
  textCharacters: number;
  /** Wall-clock time for reading one file, the wait for a free reader not counted. */
  timeoutMs: number;
  /** Memory of one reader in MiB: heap, and what it holds outside the heap. */
  memoryMiB: number;
}

/** The limits used where the caller names none. */
export const defaultResumeLimits: Readonly<ResumeLimits> = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 32 * 1024 * 1024,
  unpackRatio: 200,
  pages: 300,
  textCharacters: 1_000_000,
  timeoutMs: 20_000,
  memoryMiB: 512,
};
