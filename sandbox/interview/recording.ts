import { createHash } from 'node:crypto';

const SAMPLE_RATE = 8_000;
const HEADER_BYTES = 44;
/** A pentatonic scale in hertz, so that any sequence of notes sounds peaceful. */
const NOTES = [220, 261.63, 293.66, 329.63, 392, 440];

/** How long the recording of these answers plays, in seconds: 1 to 3 for each answer, 12 at most. */
export function recordingSeconds(answerTexts: readonly string[]): number {
  const seconds = answerTexts.reduce((sum, text) => sum + 1 + Math.min(2, Math.floor(text.length / 200)), 0);
  return Math.min(12, Math.max(1, seconds));
}

/** Makes a small real WAV file (8 kHz, 8 bit, mono) of soft notes, the same for the same seed; nobody's voice is in it. */
export function makeRecording(seed: string, seconds: number): Buffer {
  const hash = createHash('sha256').update(seed).digest();
  const samples = seconds * SAMPLE_RATE;
  const wav = Buffer.alloc(HEADER_BYTES + samples);
  wav.write('RIFF', 0, 'ascii');
  wav.writeUInt32LE(36 + samples, 4);
  wav.write('WAVEfmt ', 8, 'ascii');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(SAMPLE_RATE, 24);
  wav.writeUInt32LE(SAMPLE_RATE, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36, 'ascii');
  wav.writeUInt32LE(samples, 40);
  const noteSamples = SAMPLE_RATE / 2;
  for (let i = 0; i < samples; i += 1) {
    const note = Math.floor(i / noteSamples);
    const frequency = NOTES[(hash[note % hash.length] ?? 0) % NOTES.length] ?? 220;
    const position = (i % noteSamples) / noteSamples;
    const loudness = 40 * Math.sin(Math.PI * position) ** 2;
    wav[HEADER_BYTES + i] = 128 + Math.round(loudness * Math.sin((2 * Math.PI * frequency * i) / SAMPLE_RATE));
  }
  return wav;
}
