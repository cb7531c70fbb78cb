declare module 'linebreak' {
  /** Finds where Unicode (UAX #14) allows a line to end, from the front on. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required: boolean } | null;
  }
}
