// Reads a text with the synthetic voice of eSpeak NG, sentence by sentence, measures how long each
// sentence really takes, joins them with pauses, and writes the transcripts with these times.
//
//   node speak.mjs reading.json folder-for-pieces out.wav stem-of-transcripts
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { write } from "./vtt.mjs";

const [source, folder, out, stem] = process.argv.slice(2);
const text = JSON.parse(readFileSync(source, "utf8"));
const sox = (...args) => execFileSync("sox", args, { encoding: "utf8" });
const seconds = (file) => Number(execFileSync("soxi", ["-D", file], { encoding: "utf8" }));

// softer than the raw voice: less boom, less edge around 3 kHz, evened out, a breath of room
const polish = ["highpass", "75", "equalizer", "190", "0.9q", "2", "equalizer", "520", "1.2q", "-1.5", "equalizer", "2900", "1.1q", "-4",
  "equalizer", "5200", "1q", "-2", "lowpass", "-1", "8500", "compand", "0.01,0.18", "6:-60,-44,-30,-19,-12,-9,0,-6", "-3"];

const pieces = [], cues = [];
let at = 0;
text.sentences.forEach((sentence, i) => {
  const name = (kind) => `${folder}/${String(i).padStart(2, "0")}-${kind}.wav`;
  const previous = i ? text.sentences[i - 1].pause : 0.4, start = sentence.at ?? at + previous;
  if (start < at + 0.25) throw new Error(`${basename(source)}: “${sentence[text.spoken]}” should start at ${start} s, but the voice is busy until ${at.toFixed(2)} s`);
  execFileSync("espeak-ng", ["-v", text.voice, "-s", String(sentence.speed ?? text.speed), "-p", String(text.pitch), "-g", "2", "-w", name("raw"), sentence.say ?? sentence[text.spoken]]);
  sox("-G", name("raw"), "-r", "44100", "-b", "24", name("said"), "silence", "1", "0.01", "0.4%", "fade", "t", "0.008", "reverse", "silence", "1", "0.01", "0.4%", "fade", "t", "0.02", "reverse");
  const length = seconds(name("said"));
  sox("-n", "-r", "44100", "-b", "24", "-c", "1", name("pause"), "trim", "0", String(start - at));
  pieces.push(name("pause"), name("said"));
  cues.push({ ...sentence, from: start, to: start + length });
  at = start + length;
});
const end = `${folder}/end.wav`;
sox("-n", "-r", "44100", "-b", "24", "-c", "1", end, "trim", "0", String(text.sentences.at(-1).pause));
sox("-G", ...pieces, end, out, ...polish, "reverb", "9", "40", "18", "100", "4", "-6");
// translations may stand until the next sentence begins, the spoken words end when they end
cues.forEach((cue, i) => (cue.until = i + 1 < cues.length ? cues[i + 1].from - 0.05 : cue.to + text.sentences[i].pause));
write(stem, cues, text.speaker, text.spoken);
console.log(`${basename(source)}: ${seconds(out).toFixed(1)} s, ${cues.length} sentences`);
